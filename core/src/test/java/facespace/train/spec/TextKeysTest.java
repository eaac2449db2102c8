package facespace.train.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import facespace.knob.Knob;
import facespace.knob.Knobs;
import facespace.loss.LossInfo;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextKeysTest {
  record K(@Knob(en = "neighbours", zh = "近邻数", value = "1") int k) {}

  record Batch(@Knob(key = "batch", en = "of a batch", zh = "每批", value = "1") int size) {}

  record Loss(@Knob(en = "loss", zh = "损失", value = "1") double loss) {}

  record Recipe(@Knob(en = "recipe", zh = "配方", value = "1") double recipe) {}

  record At(@Knob(en = "place", zh = "位置", value = "1") double at) {}

  record Twice(
      @Knob(en = "margin", zh = "间隔", value = "1") double m,
      @Knob(key = "m", en = "multiple", zh = "倍数", value = "1") double n) {}

  @ParameterizedTest
  @ValueSource(classes = {K.class, Batch.class, Loss.class, Recipe.class, At.class, Twice.class})
  void aKnobWhoseNameIsTakenIsNamed(Class<? extends Record> type) {
    String key = type == Twice.class ? "m" : type.getSimpleName().toLowerCase(Locale.ROOT);
    IllegalStateException fault =
        assertThrows(IllegalStateException.class, () -> TextKeys.check(List.of(of(type))));
    assertEquals(
        "The loss New has a knob “"
            + key
            + "”, which means something else in the text of a run already: give its @Knob another"
            + " key.",
        fault.getMessage());
  }

  private static LossInfo of(Class<? extends Record> type) {
    return new LossInfo(
        "new",
        "New",
        "",
        "",
        "",
        "",
        "",
        "",
        "",
        "",
        2024,
        "",
        "",
        "",
        List.of(),
        List.of(),
        Knobs.of(type));
  }
}
