package facespace.loss;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import facespace.text.Lang;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a loss's curve does not show is said under its knobs. */
class TraitNotesTest {
  static java.util.stream.Stream<String> keys() {
    return Families.softmaxKeys();
  }

  @ParameterizedTest
  @MethodSource("keys")
  void everyTraitHasItsSentence(String key) {
    SoftmaxLoss loss = Families.softmax(key, Map.of());
    List<Note> notes = Feasibility.notes(loss, 2, 10);
    for (Trait trait : loss.traits()) {
      Note note =
          notes.stream().filter(n -> n.key().equals("note.trait." + trait.key())).findAny().get();
      assertTrue(note.in(Lang.EN).endsWith(".") && note.in(Lang.ZH).endsWith("。"), note.toString());
    }
  }

  @ParameterizedTest
  @MethodSource("keys")
  void atItsDefaultsALossCanBeMetInThePlaneOrSaysThatItNeedsMore(String key) {
    boolean isWarned =
        Feasibility.notes(Families.softmax(key, Map.of()), 2, 10).stream()
            .anyMatch(note -> note.level() == Note.Level.WARNING);
    assertEquals(key.equals("sphereface2"), isWarned);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.5, 0.57})
  void ofTenClassesInThePlaneCircleLossCannotMeetASmallRelaxation(double m) {
    Circle small = new Circle(64, m, GradientRule.DETACHED);
    Circle large = new Circle(64, 0.58, GradientRule.DETACHED);
    // 2 m² > cos² 36°
    assertTrue(Feasibility.coneHalfAngleDeg(small, 36).isEmpty());
    assertTrue(Feasibility.coneHalfAngleDeg(large, 36).isPresent());
  }
}
