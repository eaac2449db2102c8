package facespace.loss;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import facespace.knob.Knob;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a record lacks is said when the losses are first asked for, in a sentence that names it. */
class LossCatalogTest {
  record NoCard() {}

  @LossCard(
      key = "no-knob",
      name = "NoKnob",
      en = "",
      zh = "",
      latex = "",
      paper = "",
      authors = "",
      year = 2024,
      url = "",
      equation = "",
      equationZh = "")
  record NoKnob(double m) {}

  @LossCard(
      key = "cosface",
      name = "Twin",
      en = "",
      zh = "",
      latex = "",
      paper = "",
      authors = "",
      year = 2024,
      url = "",
      equation = "",
      equationZh = "")
  record Twin(@Knob(en = "margin", zh = "间隔", value = "0") double m) {}

  @Test
  void aLossWithoutItsCardIsNamed() {
    assertFault(
        "The loss NoCard has no @LossCard, which gives it its key and its page.", NoCard.class);
  }

  @Test
  void aComponentWithoutAKnobIsNamed() {
    assertFault("The loss NoKnob has no @Knob at “m”.", NoKnob.class);
  }

  @Test
  void twoLossesOfOneKeyAreNamed() {
    assertFault("The loss Twin has the key “cosface” of CosFace.", Twin.class);
  }

  @Test
  void aLossUnderNoHeadingIsNamed() {
    IllegalStateException fault =
        assertThrows(IllegalStateException.class, () -> LossCatalog.describe(Twin.class));
    assertEquals(
        "The loss Twin is of no family with a @LossFamily, its heading in lists.",
        fault.getMessage());
  }

  private static void assertFault(String sentence, Class<? extends Record> type) {
    IllegalStateException fault =
        assertThrows(
            IllegalStateException.class, () -> LossCatalog.byKey(List.of(CosFace.class, type)));
    assertEquals(sentence, fault.getMessage());
  }
}
