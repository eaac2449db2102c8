package facespace.data.paper;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import facespace.knob.BadValue;
import facespace.knob.KnobInfo;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PaperPersonTest {
  private static final PaperPerson SOMEBODY = PaperPerson.of(Map.of());

  @Test
  void theFiveOfTheTextbookComeFirst() {
    assertEquals(
        List.of("double-eyelid", "nose-bridge", "eye-colour", "skin", "face-shape"),
        PaperPerson.traits().subList(0, 5).stream().map(KnobInfo::key).toList());
    assertArrayEquals(
        new double[] {1, 0, 1, 1, 0}, Arrays.copyOf(PaperPerson.textbook(0b10110).values(), 5));
  }

  @Test
  void theTextbookHas32DifferentFaces() {
    Set<Integer> pictures = new HashSet<>();
    for (int row = 0; row < PaperPerson.TEXTBOOK_ROWS; row++) {
      pictures.add(Arrays.hashCode(picture(PaperPerson.textbook(row))));
    }
    assertEquals(32, pictures.size());
    assertThrows(BadValue.class, () -> PaperPerson.textbook(32));
    assertThrows(BadValue.class, () -> PaperPerson.textbook(-1));
  }

  @ParameterizedTest
  @MethodSource("numbers")
  void everyTraitAloneIsSeenInTheSmallPicture(KnobInfo trait) {
    byte[] least = picture(SOMEBODY.with(Map.of(trait.key(), "0")));
    byte[] most = picture(SOMEBODY.with(Map.of(trait.key(), "1")));
    assertTrue(changed(least, most) >= 12, trait.key() + ": " + changed(least, most));
  }

  static List<KnobInfo> numbers() {
    return PaperPerson.traits().stream().filter(t -> t.kind() == KnobInfo.Kind.NUMBER).toList();
  }

  @Test
  void everyHairStyleIsAnotherPicture() {
    Set<Integer> pictures = new HashSet<>();
    for (HairStyle style : HairStyle.values()) {
      pictures.add(Arrays.hashCode(picture(SOMEBODY.with(Map.of("hair-style", style.key())))));
    }
    assertEquals(HairStyle.values().length, pictures.size());
  }

  @Test
  void textsAndPeopleAreTheSameThing() {
    for (int i = 0; i < 50; i++) {
      PaperPerson person = PaperPerson.random(3, i);
      assertEquals(person, PaperPerson.of(person.texts()));
    }
  }

  @Test
  void valuesFollowTheTraits() {
    PaperPerson person = PaperPerson.random(3, 4);
    double[] values = person.values();
    List<KnobInfo> traits = PaperPerson.traits();
    assertEquals(traits.size(), values.length);
    IntStream.range(0, values.length)
        .filter(k -> traits.get(k).kind() == KnobInfo.Kind.NUMBER)
        .forEach(
            k ->
                assertEquals(
                    Double.parseDouble(person.texts().get(traits.get(k).key())), values[k]));
    PaperPerson covered = person.with(Map.of("hair-style", "headscarf"));
    assertEquals(1, covered.values()[5]);
  }

  @Test
  void somebodyElseHasOtherTraits() {
    assertEquals(PaperPerson.random(1, 2), PaperPerson.random(1, 2));
    assertNotEquals(PaperPerson.random(1, 2), PaperPerson.random(1, 3));
    assertNotEquals(PaperPerson.random(1, 2), PaperPerson.random(2, 2));
  }

  @Test
  void badTraitsAreNamed() {
    BadValue e = assertThrows(BadValue.class, () -> PaperPerson.of(Map.of("skin", "1.2")));
    assertEquals("skin = 1.2 is out of range: allowed is 0 … 1.", e.getMessage());
    assertThrows(BadValue.class, () -> PaperPerson.of(Map.of("jaw", "NaN")));
    assertThrows(BadValue.class, () -> PaperPerson.of(Map.of("hair-style", "mullet")));
  }

  private static byte[] picture(PaperPerson person) {
    return PaperFaces.pixels(person, Shot.STUDIO, 64, true);
  }

  /** How many values differ by more than an eye overlooks. */
  private static long changed(byte[] a, byte[] b) {
    return IntStream.range(0, a.length)
        .filter(i -> Math.abs((a[i] & 255) - (b[i] & 255)) > 12)
        .count();
  }
}
