package facespace.train.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReadyComparisonTest {
  @ParameterizedTest
  @EnumSource(ReadyComparison.class)
  void only_the_loss_differs_between_its_runs(ReadyComparison ready) {
    Comparison comparison = Comparison.parse(ready.text("pen"));
    assertEquals(comparison.text(), ready.text("pen"));
    assertTrue(comparison.runs().size() > 1);
    assertEquals(
        1, comparison.runs().stream().map(ReadyComparisonTest::withoutLoss).distinct().count());
    assertEquals(
        comparison.runs().size(),
        comparison.runs().stream().map(RunSpec::loss).collect(Collectors.toSet()).size());
    assertFalse(ready.en().isBlank() || ready.zh().isBlank());
  }

  private static Map<String, String> withoutLoss(RunSpec spec) {
    return RunSpec.fields().stream()
        .map(field -> field.key())
        .collect(Collectors.toMap(key -> key, key -> spec.asMap().get(key)));
  }
}
