package facespace.play.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import facespace.train.Comparison;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The comparisons of the menu can be trained as they are. */
class ReadyComparisonTest {
  @Test
  void everyTextIsTheCanonicalOneOfTwoRunsThatDiffer() {
    Set<String> keys = new HashSet<>();
    for (ReadyComparison ready : ReadyComparison.all()) {
      Comparison comparison = Comparison.parse(ready.text());
      assertEquals(ready.text(), comparison.text(), ready.key());
      assertEquals(2, comparison.runs().size(), ready.key());
      assertEquals(2, Set.copyOf(comparison.runs()).size(), ready.key());
      assertFalse(ready.en().isBlank() || ready.zh().isBlank(), ready.key());
      keys.add(ready.key());
    }
    assertEquals(ReadyComparison.all().size(), keys.size());
  }
}
