package facespace.quality;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import facespace.data.Images;
import facespace.data.folder.FaceFolder;
import facespace.quality.Flaws.Flaw;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Real photographs whose files say how they were lit; the faces are not quite in the middle. The
 * limit was chosen on the people of odd numbers alone; where a face is sought, on all.
 */
class YaleIT {
  private static FaceFolder yale;

  @BeforeAll
  static void read() {
    String data = System.getenv("FACESPACE_DATA");
    assumeTrue(data != null && Files.isDirectory(Path.of(data, "yale")), "no Yale faces");
    yale = FaceFolder.read(Path.of(data, "yale"), false);
  }

  @Test
  void lightFromOneSideIsNoticedAndOtherLightSeldomTakenForIt() {
    Predicate<String> isSideLit = file -> file.contains("leftlight") || file.contains("rightlight");
    Predicate<String> isOdd = file -> (file.split("/")[0].charAt(8) - '0') % 2 == 1;
    assertEquals(14, found(Flaw.ONE_SIDED, isSideLit.and(isOdd.negate()), 1), "of 14");
    assertEquals(0, found(Flaw.ONE_SIDED, isSideLit.negate().and(isOdd.negate()), 1), "of 63");
    assertTrue(found(Flaw.ONE_SIDED, isSideLit, 1) >= 29, "of 30");
    assertTrue(found(Flaw.ONE_SIDED, isSideLit.negate(), 1) <= 2, "of 134");
  }

  /** A stop halves the light, which is stored with the exponent 1 / 2.2. */
  @Test
  void twoStopsTooLittleAreNoticedAndNoneNever() {
    assertEquals(0, found(Flaw.DARK, file -> true, 1));
    double twoStops = Math.pow(0.25, 1 / 2.2);
    assertEquals(yale.files().size(), found(Flaw.DARK, file -> true, twoStops));
  }

  private static long found(Flaw flaw, Predicate<String> which, double light) {
    Images all = yale.images();
    byte[] pixels = all.pixels().clone();
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) Math.round(light * (pixels[i] & 0xff));
    }
    Images lit =
        new Images("yale", all.height(), all.width(), pixels, all.labels(), all.classNames());
    return IntStream.range(0, all.count())
        .filter(i -> which.test(yale.files().get(i)))
        .filter(i -> Flaws.ofPhotograph(lit, i).contains(flaw))
        .count();
  }
}
