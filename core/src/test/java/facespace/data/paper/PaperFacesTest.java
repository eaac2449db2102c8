package facespace.data.paper;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import facespace.data.Images;
import facespace.knob.BadValue;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;

class PaperFacesTest {
  private static Images some(int first, int people) {
    return PaperFaces.generate(first, people, 3, Conditions.VARIED, false, PaperFaces.SEED, 32);
  }

  @Test
  void sameSeedGivesTheSameFacesWithOneThreadOrFour() throws Exception {
    ForkJoinPool one = new ForkJoinPool(1);
    ForkJoinPool four = new ForkJoinPool(4);
    Images single = one.submit(() -> some(0, 20)).get();
    Images many = four.submit(() -> some(0, 20)).get();
    one.shutdown();
    four.shutdown();
    assertArrayEquals(single.pixels(), many.pixels());
    assertArrayEquals(single.labels(), many.labels());
  }

  @Test
  void aFaceDoesNotDependOnWhichOthersAreDrawn() {
    Images many = some(0, 10);
    Images few = some(7, 2);
    assertArrayEquals(many.pixelsOf(7 * 3 + 2), few.pixelsOf(2));
    assertEquals(List.of("p7", "p8"), few.classNames());
    assertArrayEquals(
        PaperFaces.pixels(
            PaperFaces.personOf(7, 5, 3, PaperFaces.SEED),
            PaperFaces.shotOf(7, 5, 3, Conditions.VARIED, PaperFaces.SEED),
            32,
            false),
        few.pixelsOf(5));
  }

  @Test
  void heldOutPeopleAreOthers() {
    byte[] trained = some(0, 10).pixels();
    assertFalse(Arrays.equals(trained, some(PaperFaces.HOLDOUT, 10).pixels()));
    assertFalse(Arrays.equals(trained, some(PaperFaces.STRANGERS, 10).pixels()));
  }

  @Test
  void greyIsTheLumaOfColour() {
    PaperPerson person = PaperPerson.random(1, 5);
    byte[] colour = PaperFaces.pixels(person, Shot.STUDIO, 64, true);
    byte[] grey = PaperFaces.pixels(person, Shot.STUDIO, 64, false);
    assertEquals(3 * 64 * 64, colour.length);
    assertEquals(64 * 64, grey.length);
    for (int i = 0; i < grey.length; i++) {
      double luma =
          0.299 * (colour[i] & 255)
              + 0.587 * (colour[i + 4096] & 255)
              + 0.114 * (colour[i + 8192] & 255);
      assertEquals(luma, grey[i] & 255, 0.51);
    }
  }

  @Test
  void impossibleSetsAreRefused() {
    BadValue e = assertThrows(BadValue.class, () -> some(0, 0));
    assertTrue(e.getMessage().contains("people = 0"), e.getMessage());
    assertThrows(BadValue.class, () -> some(0, 400_000));
    assertThrows(BadValue.class, () -> PaperFaces.draw(PaperPerson.textbook(0), Shot.STUDIO, 4));
  }
}
