package facespace.train.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import facespace.knob.BadValue;
import facespace.text.Lang;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ComparisonTest {
  @Test
  void what_is_usual_is_left_out_of_the_brief_text() {
    Comparison comparison =
        Comparison.parse(
            "data=tiny&epochs=3&lr=0.04&dim=2;loss=softmax&warmup=0.5;loss=arcface&s=16&m=0.5");
    assertEquals("data=tiny&epochs=3;loss=softmax;loss=arcface&s=16", comparison.brief());
    assertEquals(";loss=arcface", Comparison.parse("loss=arcface").brief());
  }

  /** Of two losses of one run, one would be for nothing. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "data=pen&epochs=1&loss=normface;loss=arcface",
        "loss=normface;loss=arcface;loss=cosface",
        "loss=normface;s=8;loss=normface"
      })
  void a_loss_shared_by_runs_of_which_one_has_its_own_is_refused(String text) {
    BadValue refused = assertThrows(BadValue.class, () -> Comparison.parse(text));
    String sentence = refused.getMessage();
    assertTrue(sentence.contains("“normface” stands before the first “;”"), sentence);
    assertTrue(refused.in(Lang.ZH).endsWith("。"), refused.in(Lang.ZH));
  }

  @Test
  void a_loss_may_be_shared_by_runs_that_have_none_of_their_own() {
    List<RunSpec> runs = Comparison.parse("loss=arcface;m=0.1;m=0.5").runs();
    assertEquals("0.5", runs.get(1).asMap().get("m"));
    assertEquals("arcface", runs.get(1).asMap().get("loss"));
  }

  @Test
  void runs_of_one_title_are_told_apart_by_what_differs() {
    assertEquals(
        List.of(
            "Triplet (FaceNet) α=0.2 mining=random",
            "Triplet (FaceNet) α=0.2 mining=batch-hard",
            "Softmax"),
        Comparison.parse(
                "data=tiny;loss=facenet&mining=random;loss=facenet&mining=batch-hard;loss=softmax")
            .titles(Lang.EN));
    assertEquals(
        List.of("Softmax", "Softmax"),
        Comparison.parse(";loss=softmax;loss=softmax").titles(Lang.EN));
  }

  static Stream<String> texts() {
    return Stream.concat(
        Arrays.stream(ReadyComparison.values()).map(ready -> ready.text("pen")),
        Stream.of(
            "loss=arcface&batch-norm=off",
            "warmup=0.25;loss=arcface;loss=arcface&warmup=0.5",
            "classes=1,7;loss=own-psi&psi=0:1,180:-1;loss=softmax~at=5&lr=0.04"));
  }

  @ParameterizedTest
  @MethodSource("texts")
  void the_brief_text_reads_back_to_the_same_runs(String text) {
    Comparison comparison = Comparison.parse(text);
    assertEquals(comparison, Comparison.parse(comparison.brief()));
  }
}
