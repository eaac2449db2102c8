package facespace.claim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import facespace.text.Lang;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Claims about faces: the catalogue, its table, and the judgement on rates made up by hand. */
class TrialsTest {
  @ParameterizedTest
  @EnumSource(Trial.class)
  void a_trial_is_measured_or_says_why_it_is_not(Trial trial) {
    Finding finding = Trials.all().get(trial.ordinal());
    for (Lang lang : Lang.values()) {
      assertEquals(trial.cases().size(), trial.names(lang).stream().distinct().count());
      assertEquals(trial.expected().size(), finding.measured(lang).size());
      assertTrue(trial.cases().size() > 1 || trial.remark(lang).isPresent());
      assertTrue(finding.how(lang).contains(String.valueOf(finding.seeds())));
    }
    assertEquals(trial.cases().isEmpty(), finding.outcome() == Outcome.OPEN);
    for (Expectation expected : trial.expected()) {
      assertTrue(expected.run() != expected.other());
      assertTrue(Math.max(expected.run(), expected.other()) < trial.cases().size());
    }
  }

  @Test
  void rates_are_alike_at_every_seed_or_not_at_all() {
    Finding alike =
        ranked("0.1,0.1,0.2", "0.2,0.2,0.31", "0.1,0.1,0.22", "0.1,0.1,0.2", "0.1,0.1,0.21");
    assertEquals(Outcome.SHOWN, alike.outcome(), alike.measured(Lang.EN).toString());
    assertEquals(
        "equal error rate (%): distance at length one 12.00 ± 4.47, cosine 12.00 ± 4.47"
            + " (+0.00 points, p = 1.000): as claimed.",
        alike.measured(Lang.EN).get(0));
    Finding one =
        ranked("0.1,0.1,0.2", "0.2,0.2001,0.31", "0.1,0.1,0.22", "0.1,0.1,0.2", "0.1,0.1,0.21");
    assertEquals(Outcome.REFINED, one.outcome());
    assertTrue(one.measured(Lang.EN).get(0).endsWith(": not as claimed."));
  }

  @Test
  void a_row_is_read_as_it_was_written() {
    Trials.Row row = new Trials.Row(Trial.RANK_ALIKE, 3, List.of(0.125, 1e-7, 0.0));
    assertEquals(List.of(row), Trials.parse(row.text() + "\n"));
  }

  private static Finding ranked(String... rates) {
    String table =
        LongStream.range(0, rates.length)
            .mapToObj(seed -> "rank-alike," + (seed + 1) + "," + rates[(int) seed])
            .collect(Collectors.joining("\n"));
    return Trials.of(Trials.parse(table)).get(Trial.RANK_ALIKE.ordinal());
  }
}
