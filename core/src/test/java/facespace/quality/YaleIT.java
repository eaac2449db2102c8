package facespace.quality;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import facespace.data.Images;
import facespace.data.folder.FaceFolder;
import facespace.project.Eigenfaces;
import facespace.quality.Flaws.Flaw;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

  /** How little detail a covered mouth has was chosen on the AT&amp;T faces alone. */
  @ParameterizedTest
  @ValueSource(doubles = {0.95, 0.75, 0.5, 0.3, 0.15})
  void aPaintedMaskIsNoticedAndABareMouthSeldomTakenForOne(double paint) {
    double found = AttFacesIT.shareFound(Flaw.COVERED, PaintedMask.on(yale.images(), paint), 2);
    assertTrue(found >= 0.9, "a share of " + found);
    double refused = AttFacesIT.shareFound(Flaw.COVERED, yale.images(), 2);
    assertTrue(refused <= 0.05, "a share of " + refused);
  }

  /** A stop halves the light, which is stored with the exponent 1 / 2.2. */
  @Test
  void twoStopsTooLittleAreNoticedAndNoneNever() {
    assertEquals(0, found(Flaw.DARK, file -> true, 1));
    double twoStops = Math.pow(0.25, 1 / 2.2);
    assertEquals(yale.files().size(), found(Flaw.DARK, file -> true, twoStops));
  }

  /** Bare pixels, and every pair looked at one by one: the limit is the sixth nearest of 105. */
  @Test
  void asManyAreTurnedAwayAsPairsCountedOneByOne() {
    PhotoTrial trial = PhotoTrial.of(yale, Set.of(), YaleIT::pixels);
    assertEquals(List.of(15, 105, 5), List.of(trial.people(), trial.strangers(), trial.letIn()));
    assertEquals(9, trial.twins());
    List<Double> strangers = new ArrayList<>();
    Map<String, int[]> counts = new TreeMap<>();
    pairs("normal", (angle, isSame) -> strangers.add(isSame ? 180 : angle)); // with itself as well
    double limit = strangers.stream().sorted().skip(2 * 5).findFirst().orElseThrow();
    for (CauseTrial.Result result : trial.results()) {
      int[] count = new int[2];
      pairs(
          result.cause().key(),
          (angle, isSame) -> {
            count[0] += isSame ? 1 : 0;
            count[1] += isSame && angle >= limit ? 1 : 0;
          });
      counts.put(result.cause().key(), count);
      assertEquals(count[0], result.same().length, result.cause().key());
      assertEquals(count[1], result.turnedAway(trial.limitDeg()), result.cause().key());
    }
    assertEquals(10, counts.size());
    assertEquals(
        Set.of(PhotoLabel.LEFTLIGHT, PhotoLabel.RIGHTLIGHT),
        Set.of(trial.results().get(0).cause(), trial.results().get(1).cause()),
        "nothing moves pixels like light from a side");
  }

  private interface Pair {
    void seen(double angleDeg, boolean isSame);
  }

  /** All photographs of a name against all normal ones, but those that are the same picture. */
  private static void pairs(String label, Pair pair) {
    Images images = yale.images();
    float[] rows = pixels(images);
    for (int i = 0; i < images.count(); i++) {
      for (int j = 0; j < images.count(); j++) {
        boolean isWanted =
            yale.files().get(i).endsWith("/" + label + ".png")
                && yale.files().get(j).endsWith("/normal.png");
        boolean isTwin = Arrays.equals(images.pixelsOf(i), images.pixelsOf(j));
        if (isWanted && (label.equals("normal") || !isTwin)) {
          pair.seen(angleDeg(rows, i, j, images.size()), images.labels()[i] == images.labels()[j]);
        }
      }
    }
  }

  private static double angleDeg(float[] rows, int i, int j, int dim) {
    double dot = 0;
    double first = 0;
    double second = 0;
    for (int k = 0; k < dim; k++) {
      dot += (double) rows[i * dim + k] * rows[j * dim + k];
      first += (double) rows[i * dim + k] * rows[i * dim + k];
      second += (double) rows[j * dim + k] * rows[j * dim + k];
    }
    return Math.toDegrees(Math.acos(Math.min(1, dot / Math.sqrt(first * second))));
  }

  private static float[] pixels(Images images) {
    double[] mean = Eigenfaces.mean(images.pixels(), images.size());
    return Eigenfaces.centred(images.pixels(), images.size(), mean);
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
