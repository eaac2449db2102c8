package facespace.lab;

import facespace.chart.Figure;
import facespace.chart.HistogramFigure;
import facespace.chart.NamedAngles;
import facespace.geometry.Geometry;
import facespace.knob.BadValue;
import facespace.match.Verification;
import facespace.text.Messages;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** One line through all pairs of images, and what it decides. */
final class Threshold {
  private static final int MOST_DEG = 180;

  private Threshold() {}

  /** Both kinds of pairs by their angle. */
  static Figure hills(Verification pairs) {
    return HistogramFigure.ofPairs(
        List.of(
            new NamedAngles(text("lab.same"), bins(pairs.sameScores())),
            new NamedAngles(text("lab.different"), bins(pairs.differentScores()))),
        Lab.look());
  }

  /**
   * Both errors at some angles, a row each.
   *
   * @throws BadValue if one of them is not within 0° … 180°
   */
  static Table table(Verification pairs, double... anglesDeg) {
    List<String> head = List.of(text("lab.threshold"), text("lab.turnedAway"), text("lab.letIn"));
    return new Table("", head, Arrays.stream(anglesDeg).mapToObj(deg -> row(pairs, deg)).toList());
  }

  private static List<String> row(Verification pairs, double deg) {
    if (!(deg >= 0 && deg <= MOST_DEG)) {
      throw new BadValue("error.range", "threshold", String.valueOf(deg), "0 … " + MOST_DEG);
    }
    Verification.Confusion decided = pairs.at(Math.cos(Math.toRadians(deg)));
    return List.of(
        String.format(Locale.ROOT, "%.4g°", deg), share(decided.frr()), share(decided.far()));
  }

  private static String share(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }

  private static int[] bins(double[] cosines) {
    int[] counts = new int[MOST_DEG];
    for (double cosine : cosines) {
      counts[Math.min(MOST_DEG - 1, (int) Geometry.angleDeg(cosine))]++;
    }
    return counts;
  }

  private static String text(String key) {
    return Messages.CORE.text(Lab.lang(), key);
  }
}
