package facespace.sweep.workers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import facespace.knob.BadValue;
import facespace.sweep.Axis;
import facespace.sweep.Seeds;
import facespace.sweep.SweepPlan;
import facespace.text.Lang;
import facespace.train.spec.RunSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a sweep costs, by a worker that trains nothing. */
class CostTest {
  @TempDir private Path folder;

  private Optional<Cost> cost(String batches, String seeds) throws IOException {
    SweepPlan plan =
        SweepPlan.of(
            List.of(RunSpec.parse("loss=softmax")),
            List.of(Axis.parse("batch=" + batches)),
            Seeds.parse(seeds));
    return Cost.beyondADay(plan, 0, 2, FakeWorker.command(folder));
  }

  @Test
  void aFirstRunThatCannotBeRefusesNoOther() throws IOException {
    Cost cost = cost("4000,2000,50", "1..400").orElseThrow();
    assertEquals(1200, cost.open());
    assertEquals("10 min", cost.each());
    assertEquals("100 h", cost.all(), "1,200 runs of 10 min by two workers");
    assertTrue(cost("4000,50", "1..100").isEmpty(), "17 h are no day");
  }

  @Test
  void whereNoneCanBeTheReasonIsToldInTheReadersLanguage() {
    BadValue why = assertThrows(BadValue.class, () -> cost("4000,2000", "1..400"));
    assertTrue(why.in(Lang.EN).endsWith(": No such batch."), why.in(Lang.EN));
    assertTrue(why.in(Lang.ZH).endsWith("：没有这样的批。"), why.in(Lang.ZH));
  }
}
