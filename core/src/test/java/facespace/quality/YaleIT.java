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

/**
 * Real photographs whose files say how they were lit; the faces are not quite in the middle. The
 * limits of light from one side, and where it is looked for, were chosen with all of them in sight.
 */
class YaleIT {
  private static FaceFolder yale;
  private static List<PhotoVerdict> bare;

  @BeforeAll
  static void read() {
    String data = System.getenv("FACESPACE_DATA");
    assumeTrue(data != null && Files.isDirectory(Path.of(data, "yale")), "no Yale faces");
    yale = FaceFolder.read(Path.of(data, "yale"), false);
    bare = AttFacesIT.verdicts(yale.images());
  }

  @Test
  void lightFromOneSideIsNoticedAndOtherLightSeldomTakenForIt() {
    assertEquals(30, found(Flaw.ONE_SIDED, YaleIT::isSideLit, bare), "of 30");
    long others = found(Flaw.ONE_SIDED, file -> !isSideLit(file), bare);
    assertTrue(others <= 2, others + " of 134");
  }

  @Test
  void lightFromOneSideIsNeverCalledGoodWhereverTheFaceIs() {
    Images lit = yale.images().subset(chosen(YaleIT::isSideLit));
    for (int place = 0; place < 13; place += 3) {
      assertEquals(0, AttFacesIT.shareGood(AttFacesIT.verdicts(Retaken.moved(lit, place))));
    }
  }

  @Test
  void mostInOtherLightAreCalledGood() {
    int[] others = chosen(file -> !isSideLit(file));
    double good = AttFacesIT.shareGood(IntStream.of(others).mapToObj(bare::get).toList());
    assertTrue(good >= 0.75, "a share of " + good);
  }

  /** How little is to be seen of a covered mouth was chosen on the AT&amp;T faces alone. */
  @Test
  void aPaintedMaskIsNoticedAndHardlyEverCalledGoodWhereverTheFaceIs() {
    List<PhotoVerdict> still = new ArrayList<>();
    List<PhotoVerdict> moved = new ArrayList<>();
    Images some = yale.images().subset(IntStream.range(0, 82).map(i -> 2 * i).toArray());
    for (double paint : AttFacesIT.PAINTS) {
      Images masked = PaintedMask.on(some, paint);
      still.addAll(AttFacesIT.verdicts(masked.subset(IntStream.range(0, 40).toArray())));
      moved.addAll(AttFacesIT.verdicts(Retaken.moved(masked, (int) (13 * paint))));
    }
    double found = AttFacesIT.shareFound(Flaw.COVERED, still);
    assertTrue(found >= 0.95, "a share of " + found);
    double good = AttFacesIT.shareGood(moved);
    assertTrue(good <= 0.005, "a share of " + good);
    assertEquals(0, found(Flaw.COVERED, file -> true, bare), "bare mouths of 164");
  }

  /** A stop halves the light, which is stored with the exponent 1 / 2.2. */
  @Test
  void twoStopsTooLittleAreNoticedAndNoneNever() {
    assertEquals(0, found(Flaw.DARK, file -> true, bare));
    List<PhotoVerdict> dark = AttFacesIT.verdicts(Retaken.darker(yale.images(), 2));
    assertEquals(yale.files().size(), found(Flaw.DARK, file -> true, dark));
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

  private static boolean isSideLit(String file) {
    return file.contains("leftlight") || file.contains("rightlight");
  }

  private static int[] chosen(Predicate<String> which) {
    return IntStream.range(0, yale.files().size())
        .filter(i -> which.test(yale.files().get(i)))
        .toArray();
  }

  private static long found(Flaw flaw, Predicate<String> which, List<PhotoVerdict> verdicts) {
    return IntStream.of(chosen(which)).filter(i -> verdicts.get(i).flaws().contains(flaw)).count();
  }
}
