package facespace.quality;

import facespace.data.Images;
import facespace.quality.Flaws.Flaw;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/**
 * What a gate says of a photograph whose face is in the middle: good, refused, or to be looked at
 * by somebody. To call a spoiled one good is the mistake; to ask a person about a good one costs
 * little. So a photograph is refused only for what is plainly wrong, and called good only if a bare
 * mouth is seen and light enough on both halves of the face. Simple measures tell. The limits of
 * mouths were chosen on the AT&amp;T faces, those of light with Yale's in sight as well.
 *
 * <p>Immutable by agreement.
 *
 * @param flaws what it is refused for
 * @param doubts what else may be wrong with it
 */
public record PhotoVerdict(Set<Flaw> flaws, Set<Flaw> doubts) {
  /** Underexposed by two stops, the brightest two percent of a usual photograph are darker. */
  private static final double DARK_PHOTOGRAPH = 0.55;

  private static final double BRIGHTEST = 0.98;

  /** The same of a face alone, whatever is behind it, where its bright parts begin; */
  private static final double DIM_SHINE = 0.5;

  private static final double SHINE = 0.9;

  /** and half of a face is darker than this if only its bright parts are left to be seen. */
  private static final double DIM_FACE = 0.22;

  /** So much brighter is one half of a face if lit from there, see {@link SideLight}; */
  private static final double SIDE_LIT = 0.18;

  /** may be so if it is that much brighter, */
  private static final double PERHAPS_SIDE_LIT = 0.15;

  /** or if what lies in the middle of the picture is, should the face have been missed. */
  private static final double MIDDLE_LIT = 0.2;

  /** Of the AT&amp;T faces' bare mouths 4.5 % have less detail, see {@link MouthDetail}. */
  private static final double COVERED_MOUTH = 0.54;

  /** Of masks painted on the AT&amp;T faces, moved and made smaller, 0.3 % are above. */
  private static final double BARE_MOUTH = 0.05;

  /** What is said of one photograph of 64 × 64 pixels. */
  public static PhotoVerdict of(Images photographs, int index) {
    double[][] luma = Luma.of(photographs, index);
    int axis = SideLight.axis(luma);
    double light = Math.abs(SideLight.of(luma, axis));
    Set<Flaw> flaws = EnumSet.noneOf(Flaw.class);
    Set<Flaw> doubts = EnumSet.noneOf(Flaw.class);
    weigh(Flaw.DARK, isDark(luma), isDim(SideLight.face(luma, axis)), flaws, doubts);
    weigh(Flaw.ONE_SIDED, light > SIDE_LIT, isPerhapsSideLit(luma, light), flaws, doubts);
    boolean isCovered = MouthDetail.of(luma, axis) < COVERED_MOUTH;
    boolean isHardlySeen = MouthDetail.seen(luma, axis) < BARE_MOUTH;
    weigh(Flaw.COVERED, isCovered, isHardlySeen, flaws, doubts);
    return new PhotoVerdict(flaws, doubts);
  }

  /** Whether nothing is wrong with it as far as that can be seen. */
  public boolean isGood() {
    return flaws.isEmpty() && doubts.isEmpty();
  }

  private static void weigh(
      Flaw flaw, boolean isPlain, boolean isLikely, Set<Flaw> flaws, Set<Flaw> doubts) {
    if (isPlain) {
      flaws.add(flaw);
    } else if (isLikely) {
      doubts.add(flaw);
    }
  }

  private static boolean isDark(double[][] luma) {
    double[] all = Arrays.stream(luma).flatMapToDouble(Arrays::stream).sorted().toArray();
    return darkest(all, BRIGHTEST) < DARK_PHOTOGRAPH;
  }

  private static boolean isDim(double[] face) {
    return darkest(face, SHINE) < DIM_SHINE || darkest(face, 0.5) < DIM_FACE;
  }

  private static boolean isPerhapsSideLit(double[][] luma, double light) {
    double middle = Math.abs(SideLight.of(luma, luma[0].length - 1));
    return light > PERHAPS_SIDE_LIT || middle > MIDDLE_LIT;
  }

  /** The value below which a share of some ascending ones lie. */
  private static double darkest(double[] ascending, double share) {
    return ascending[(int) (share * (ascending.length - 1))];
  }
}
