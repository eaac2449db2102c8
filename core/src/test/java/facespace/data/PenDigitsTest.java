package facespace.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import facespace.knob.BadValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;

class PenDigitsTest {
  private static final Images SOME = PenDigits.generate(2000, 1);

  @Test
  void everyDigitIsWrittenEquallyOften() {
    int[] counts = new int[10];
    Arrays.stream(SOME.labels()).forEach(label -> counts[label]++);
    assertArrayEquals(new int[] {200, 200, 200, 200, 200, 200, 200, 200, 200, 200}, counts);
  }

  @Test
  void inkFitsTheBoxAndIsCentredByMass() {
    for (int i = 0; i < SOME.count(); i++) {
      byte[] image = SOME.pixelsOf(i);
      assertLaidOut(image, 19);
    }
  }

  @Test
  void sameSeedGivesTheSameImagesWithOneThreadOrFour() throws Exception {
    ForkJoinPool one = new ForkJoinPool(1);
    ForkJoinPool four = new ForkJoinPool(4);
    Images single = one.submit(() -> PenDigits.generate(500, 9)).get();
    Images many = four.submit(() -> PenDigits.generate(500, 9)).get();
    one.shutdown();
    four.shutdown();
    assertArrayEquals(single.pixels(), many.pixels());
    assertArrayEquals(single.labels(), many.labels());
  }

  @Test
  void fewerImagesAreTheFirstOfMore() {
    assertArrayEquals(SOME.head(300).pixels(), PenDigits.generate(300, 1).pixels());
  }

  @Test
  void labelsAloneAreThoseOfTheImages() {
    Images unwritten = PenDigits.unwritten(300, 1);
    assertArrayEquals(SOME.head(300).labels(), unwritten.labels());
    assertEquals(SOME.head(300).classNames(), unwritten.classNames());
    assertTrue(unwritten.areDigits());
    assertEquals(0, unwritten.pixels().length);
  }

  @Test
  void anotherSeedGivesOtherImages() {
    Images other = PenDigits.generate(100, 2);
    assertFalse(Arrays.equals(SOME.head(100).pixels(), other.pixels()));
    assertFalse(Arrays.equals(SOME.head(100).labels(), other.labels()));
  }

  @Test
  void noTwoImagesAreAlike() {
    long different =
        java.util.stream.IntStream.range(0, SOME.count())
            .mapToObj(i -> Arrays.hashCode(SOME.pixelsOf(i)))
            .distinct()
            .count();
    assertTrue(different > SOME.count() - 3, different + " different images");
  }

  @Test
  void impossibleCountsAreRefused() {
    BadValue e = assertThrows(BadValue.class, () -> PenDigits.generate(0, 1));
    assertEquals(
        "0 generated digits are too many or too few; 1 … 500000 are possible.", e.getMessage());
    assertThrows(BadValue.class, () -> PenDigits.generate(1_000_000_000, 1));
  }

  @Test
  void drawnStrokesAreLaidOutAlikeInAnyUnit() {
    List<double[]> seven = List.of(at(0, 0), at(60, 0), at(25, 100));
    List<double[]> small = new ArrayList<>();
    seven.forEach(p -> small.add(at(3 + p[0] / 1000, -7 + p[1] / 1000)));
    byte[] image = PenDigits.render(List.of(seven), PenDigits.TYPICAL_PEN_WIDTH);
    assertLaidOut(image, 19);
    byte[] tiny = PenDigits.render(List.of(small), PenDigits.TYPICAL_PEN_WIDTH);
    for (int i = 0; i < image.length; i++) {
      assertEquals(image[i] & 0xff, tiny[i] & 0xff, 1);
    }
  }

  @Test
  void anUprightLineIsAsWideAsThePen() {
    byte[] image = PenDigits.render(List.of(List.of(at(5, 0), at(5, 1))), 4);
    double ink = 0;
    for (int column = 0; column < 28; column++) {
      ink += (image[14 * 28 + column] & 0xff) / 255.0;
    }
    assertEquals(4, ink, 0.25);
  }

  @Test
  void aSinglePointIsADotInTheMiddle() {
    byte[] image = PenDigits.render(List.of(List.of(at(3, 3))), 3);
    double ink = 0;
    for (byte pixel : image) {
      ink += (pixel & 0xff) / 255.0;
    }
    assertEquals(Math.PI * 1.5 * 1.5, ink, 1.2);
    assertEquals(255, image[14 * 28 + 14] & 0xff, 10);
  }

  @Test
  void nothingDrawnIsBlank() {
    assertArrayEquals(new byte[784], PenDigits.render(List.of(), 2));
    assertArrayEquals(new byte[784], PenDigits.render(List.of(List.of()), 2));
  }

  @Test
  void strokesThatAreNoPointsAreRefused() {
    for (double[] bad :
        new double[][] {{}, {1}, {1, 2, 3}, {Double.NaN, 0}, {0, Double.POSITIVE_INFINITY}}) {
      BadValue e = assertThrows(BadValue.class, () -> PenDigits.render(List.of(List.of(bad)), 2));
      assertEquals(
          "A point of a stroke is two finite numbers, not " + Arrays.toString(bad) + ".",
          e.getMessage());
    }
    assertThrows(BadValue.class, () -> PenDigits.render(List.of(), Double.NaN));
    assertThrows(BadValue.class, () -> PenDigits.render(List.of(), 100));
  }

  private static double[] at(double x, double y) {
    return new double[] {x, y};
  }

  /** MNIST's layout, measured from the pixels alone. */
  private static void assertLaidOut(byte[] image, int leastLength) {
    int left = 28;
    int right = -1;
    int top = 28;
    int bottom = -1;
    double mass = 0;
    double x = 0;
    double y = 0;
    for (int i = 0; i < image.length; i++) {
      int value = image[i] & 0xff;
      if (value > 0) {
        left = Math.min(left, i % 28);
        right = Math.max(right, i % 28);
        top = Math.min(top, i / 28);
        bottom = Math.max(bottom, i / 28);
        mass += value;
        x += value * (i % 28);
        y += value * (i / 28);
      }
    }
    int length = Math.max(right - left, bottom - top) + 1;
    assertTrue(length <= 20 && length >= leastLength, "ink is " + length + " long");
    assertEquals(14, x / mass, 1);
    assertEquals(14, y / mass, 1);
  }
}
