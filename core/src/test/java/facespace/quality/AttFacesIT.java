package facespace.quality;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import facespace.data.Images;
import facespace.data.folder.FaceFolder;
import facespace.quality.Flaws.Flaw;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Real photographs taken in even light, of heads that look to all sides: the AT&amp;T faces. */
class AttFacesIT {
  /** White, light blue, grey, dark and black cloth. */
  static final double[] PAINTS = {0.95, 0.75, 0.5, 0.3, 0.15};

  private static Images faces;
  private static List<PhotoVerdict> bare;

  @BeforeAll
  static void read() {
    String data = System.getenv("FACESPACE_DATA");
    assumeTrue(data != null && Files.isDirectory(Path.of(data, "orl")), "no AT&T faces");
    faces = FaceFolder.read(Path.of(data, "orl"), false).images();
    bare = verdicts(faces);
  }

  @Test
  void evenLightIsSeldomTakenForLightFromOneSide() {
    double refused = shareFound(Flaw.ONE_SIDED, bare);
    assertTrue(refused <= 0.03, "a share of " + refused);
  }

  @Test
  void aBareMouthIsSeldomTakenForCovered() {
    double refused = shareFound(Flaw.COVERED, bare);
    assertTrue(refused <= 0.05, "a share of " + refused);
  }

  /** For a gate that calls nothing good makes no mistake. */
  @Test
  void mostAreCalledGood() {
    double good = shareGood(bare);
    assertTrue(good >= 0.75, "a share of " + good);
  }

  /** One in ten of them, and in other cloth and places one in three. */
  @Test
  void aPaintedMaskIsNoticedAndHardlyEverCalledGoodWhereverTheFaceIs() {
    List<PhotoVerdict> still = new ArrayList<>();
    List<PhotoVerdict> moved = new ArrayList<>();
    for (int cloth = 0; cloth < PAINTS.length; cloth++) {
      Images masked = PaintedMask.on(some(3), PAINTS[cloth]);
      moved.addAll(verdicts(Retaken.moved(masked, 3 * cloth)));
      still.addAll(verdicts(PaintedMask.on(some(10), PAINTS[cloth])));
    }
    double found = shareFound(Flaw.COVERED, still);
    assertTrue(found >= 0.95, "a share of " + found);
    assertTrue(shareGood(still) <= 0.005, "a share of " + shareGood(still));
    assertTrue(shareGood(moved) <= 0.005, "a share of " + shareGood(moved));
  }

  @Test
  void twoStopsTooLittleOrHalfAFaceInShadowIsNeverCalledGood() {
    Images some = some(4);
    assertEquals(0, shareGood(verdicts(Retaken.darker(some, 2))));
    assertEquals(0, shareGood(verdicts(Retaken.dimmed(some, 0.2))));
    assertEquals(0, shareGood(verdicts(Retaken.halfDark(some, 0.35))));
  }

  /** One in so many. */
  private static Images some(int ofSoMany) {
    return faces.subset(IntStream.range(0, faces.count()).filter(i -> i % ofSoMany == 0).toArray());
  }

  static List<PhotoVerdict> verdicts(Images photographs) {
    return IntStream.range(0, photographs.count())
        .mapToObj(i -> PhotoVerdict.of(photographs, i))
        .toList();
  }

  static double shareGood(List<PhotoVerdict> verdicts) {
    return share(verdicts, PhotoVerdict::isGood);
  }

  static double shareFound(Flaw flaw, List<PhotoVerdict> verdicts) {
    return share(verdicts, verdict -> verdict.flaws().contains(flaw));
  }

  private static double share(List<PhotoVerdict> verdicts, Predicate<PhotoVerdict> which) {
    return (double) verdicts.stream().filter(which).count() / verdicts.size();
  }
}
