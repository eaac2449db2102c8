package facespace.loss;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import facespace.text.Lang;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
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

  /** The paper's own numbers for faces, and the trainer's default that breaks its condition. */
  @Test
  void aRewardOfLengthThatIsTooSmallIsSaid() {
    assertEquals(List.of(), faces(35).notes());
    assertEquals(List.of(), faces(23).notes());
    Note note = faces(20).notes().get(0);
    assertEquals(Note.Level.WARNING, note.level());
    assertTrue(note.in(Lang.EN).contains("λ ≥ 22.6"), note.in(Lang.EN));
    assertTrue(note.in(Lang.ZH).contains("22.6"), note.in(Lang.ZH));
  }

  private static MagFace faces(double lambda) {
    return new MagFace(64, 10, 110, 0.45, 0.8, lambda, ArcFace.Variant.PAPER, GradientRule.EXACT);
  }
}
