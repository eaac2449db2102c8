package facespace.train.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ComparisonTest {
  @Test
  void what_is_usual_is_left_out_of_the_brief_text() {
    Comparison comparison =
        Comparison.parse(
            "data=tiny&epochs=3&lr=0.04&dim=2;loss=softmax&warmup=0.5;loss=arcface&s=16&m=0.5");
    assertEquals("data=tiny&epochs=3;loss=softmax;loss=arcface&s=16", comparison.brief());
    assertEquals(";loss=arcface", Comparison.parse("loss=arcface").brief());
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
