package facespace.knob;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import facespace.loss.LossCatalog;
import facespace.loss.LossInfo;
import facespace.train.spec.RunSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesTest {
  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz2-";
  private static final List<String> LOSSES = LossCatalog.all().stream().map(LossInfo::key).toList();

  /** Every word that one slip of a finger makes of a name, on a keyboard of these letters. */
  private static Set<String> slips(String name, String letters) {
    Set<String> slips = new TreeSet<>();
    for (int i = 0; i < name.length(); i++) {
      String before = name.substring(0, i);
      String after = name.substring(i + 1);
      slips.add(before + after);
      for (char letter : letters.toCharArray()) {
        slips.add(before + letter + after);
        slips.add(before + letter + name.substring(i));
        slips.add(name + letter);
      }
      if (!after.isEmpty()) {
        slips.add(before + after.charAt(0) + name.charAt(i) + after.substring(1));
      }
    }
    slips.removeAll(LOSSES);
    return slips;
  }

  @Test
  void whateverSlipsTheNameThatWasMeantComesFirstAndNoneIsMissing() {
    for (String name : LOSSES) {
      for (String slip : slips(name, "x")) {
        List<String> offered = List.of(Names.nearestFirst(slip, LOSSES).split(", "));
        assertEquals(Set.copyOf(LOSSES), Set.copyOf(offered));
        assertEquals(LOSSES.size(), offered.size());
        String first = offered.get(0);
        assertTrue(
            first.equals(name) || slips(first, LETTERS).contains(slip), slip + " → " + first);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "b, 'a, b, c', 'b, a, c'",
    "momentun, 'lr, momentum, seed', 'momentum, lr, seed'",
    "ARCFACE, 'softmax, cosface, arcface', 'arcface, softmax, cosface'",
    "cosface-2, 'softmax, cosface, arcface', 'cosface, softmax, arcface'",
    "nonsense, 'softmax, cosface, arcface', 'softmax, cosface, arcface'",
    "'', 'k, p', 'k, p'",
  })
  void whatWasNotMeantStaysInItsOrder(String given, String names, String offered) {
    assertEquals(offered, Names.nearestFirst(given, List.of(names.split(", "))));
  }

  @Test
  void theNearestIsSaidFirst() {
    List<String> said = new ArrayList<>();
    for (String text : List.of("loss=arcfase", "loss=arcface&epoch=3")) {
      try {
        RunSpec.parse(text);
      } catch (BadValue bad) {
        said.add(bad.getMessage().replaceFirst("(allowed is [^,]*),.*", "$1"));
      }
    }
    assertEquals(
        List.of(
            "loss = arcfase is not known: allowed is arcface",
            "“epoch” is not a setting of a run with loss arcface: allowed is epochs"),
        said);
  }
}
