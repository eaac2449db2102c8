package facespace.play.hub.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;

import facespace.data.DataSets;
import facespace.train.spec.DigitRuns;
import facespace.train.spec.RunSpec;
import java.util.List;
import org.junit.jupiter.api.Test;

class SweepOrderTest {
  private static final List<String> LOSSES = List.of("softmax", "triplet", "sphereface2");

  private static List<RunSpec> planned(String base) {
    return new SweepOrder(base, LOSSES, List.of(), "1")
        .plan(DataSets.fromSystem())
        .configurations();
  }

  @Test
  void everyLossOnDigitsIsTrainedWithTheSettingsThatSuitItButForThoseOfTheBase() {
    assertEquals(
        LOSSES.stream().map(loss -> DigitRuns.of("pen", loss)).toList(), planned("data=pen"));
    List<RunSpec> given = planned("data=pen&dim=3&loss=triplet");
    assertEquals(RunSpec.parse("data=pen&dim=3&loss=triplet"), given.get(1), "as it is said");
    assertEquals(RunSpec.parse("data=pen&dim=3&loss=sphereface2"), given.get(2));
  }
}
