package facespace.match;

import facespace.knob.BadValue;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * One question asked of many pairs of images: the same person? A pair is accepted if its score is
 * at or above the threshold. Immutable, safe for use by several threads.
 *
 * <p>FAR is the share of different pairs accepted, TAR the share of same pairs accepted, FRR = 1 −
 * TAR. The curve runs through (0, 0) and the points of {@link #roc()}, in straight lines between.
 */
public final class Verification {
  private final double[] same;
  private final double[] different;
  private final Roc roc;

  private Verification(double[] same, double[] different) {
    this.same = same;
    this.different = different;
    roc = Roc.of(same, different);
  }

  /**
   * TAR at a wanted FAR.
   *
   * @param step the largest TAR of a score as threshold that keeps FAR ≤ target, 0 if none does
   * @param threshold the lowest such score; NaN if there is none
   * @param falseAccepts different pairs it accepts
   * @param linear TAR of the straight-line curve at exactly the target
   */
  public record TarAtFar(double step, double threshold, int falseAccepts, double linear) {}

  /**
   * The equal error rate at a threshold that exists.
   *
   * @param rate (FAR + FRR)/2 there
   * @param threshold the score where FAR and FRR are closest, the highest one of equals
   */
  public record DiscreteEer(double rate, double threshold) {}

  /**
   * The most right decisions one threshold can bring.
   *
   * @param accuracy share of all pairs decided rightly
   * @param thresholds every score that reaches it, descending
   * @param rejectingAll whether turning everybody away is as right
   */
  public record Best(double accuracy, double[] thresholds, boolean rejectingAll) {}

  /**
   * Decisions at one threshold, as counts of pairs.
   *
   * @param trueAccepts same, accepted
   * @param falseRejects same, turned away
   * @param falseAccepts different, accepted
   * @param trueRejects different, turned away
   */
  public record Confusion(int trueAccepts, int falseRejects, int falseAccepts, int trueRejects) {
    /** Share of the different pairs accepted. */
    public double far() {
      return (double) falseAccepts / (falseAccepts + trueRejects);
    }

    /** Share of the same pairs turned away. */
    public double frr() {
      return (double) falseRejects / (trueAccepts + falseRejects);
    }

    /** Share of all pairs decided rightly. */
    public double accuracy() {
      int all = trueAccepts + falseRejects + falseAccepts + trueRejects;
      return (double) (trueAccepts + trueRejects) / all;
    }
  }

  /**
   * @param scores one per pair, higher for more alike
   * @param same whether each pair shows one person
   * @throws BadValue if there is no pair, the lists differ in length, a score is not finite, or all
   *     pairs are of one kind
   */
  public static Verification of(double[] scores, boolean[] same) {
    if (scores.length == 0) {
      throw new BadValue("match.scores.empty");
    }
    if (scores.length != same.length) {
      throw new BadValue("match.scores.count", scores.length, same.length);
    }
    for (int i = 0; i < scores.length; i++) {
      if (!Double.isFinite(scores[i])) {
        throw new BadValue("match.scores.finite", i, String.valueOf(scores[i]));
      }
    }
    double[] accepted = chosen(scores, same, true);
    double[] rejected = chosen(scores, same, false);
    if (accepted.length == 0) {
      throw new BadValue("match.scores.noSame", scores.length);
    }
    if (rejected.length == 0) {
      throw new BadValue("match.scores.noDifferent", scores.length);
    }
    return new Verification(accepted, rejected);
  }

  private static double[] chosen(double[] scores, boolean[] same, boolean wanted) {
    double[] chosen =
        IntStream.range(0, scores.length)
            .filter(i -> same[i] == wanted)
            .mapToDouble(i -> scores[i])
            .toArray();
    Arrays.sort(chosen);
    return chosen;
  }

  /** Counts at every threshold. */
  public Roc roc() {
    return roc;
  }

  /** Scores of the same pairs, ascending. */
  public double[] sameScores() {
    return same.clone();
  }

  /** Scores of the different pairs, ascending. */
  public double[] differentScores() {
    return different.clone();
  }

  /** How many pairs. */
  public int pairs() {
    return same.length + different.length;
  }

  /** Chance that a same pair scores higher than a different one, ties counting one half. */
  public double auc() {
    return roc.area();
  }

  /** Equal error rate: FAR where the straight-line curve has FAR = FRR. */
  public double eer() {
    int point = roc.crossing();
    double before = roc.far(point - 1) + roc.tar(point - 1);
    double after = roc.far(point) + roc.tar(point);
    double part = (1 - before) / (after - before);
    return roc.far(point - 1) + part * (roc.far(point) - roc.far(point - 1));
  }

  /** Equal error rate at the threshold where FAR and FRR are closest. */
  public DiscreteEer discreteEer() {
    int best = 0;
    for (int i = 1; i < roc.points(); i++) {
      if (Math.abs(roc.crossed(i)) < Math.abs(roc.crossed(best))) {
        best = i;
      }
    }
    return new DiscreteEer((roc.far(best) + roc.frr(best)) / 2, roc.thresholds()[best]);
  }

  /**
   * TAR at a wanted FAR.
   *
   * @throws BadValue if the target is not within 0 … 1
   */
  public TarAtFar tarAtFar(double target) {
    if (!(target >= 0 && target <= 1)) {
      throw new BadValue("error.range", "far", String.valueOf(target), "0 … 1");
    }
    int last = -1;
    while (last + 1 < roc.points() && roc.far(last + 1) <= target) {
      last++;
    }
    double linear = roc.tar(last);
    if (last + 1 < roc.points()) {
      double part = (target - roc.far(last)) / (roc.far(last + 1) - roc.far(last));
      linear += part * (roc.tar(last + 1) - roc.tar(last));
    }
    return last < 0
        ? new TarAtFar(0, Double.NaN, 0, linear)
        : new TarAtFar(roc.tar(last), roc.thresholds()[last], roc.fp()[last], linear);
  }

  /** The most right decisions over all thresholds, turning everybody away included. */
  public Best best() {
    int most = IntStream.range(0, roc.points()).map(this::right).max().orElseThrow();
    int rejecting = different.length;
    int best = Math.max(most, rejecting);
    double[] thresholds =
        IntStream.range(0, roc.points())
            .filter(i -> right(i) == best)
            .mapToDouble(i -> roc.thresholds()[i])
            .toArray();
    return new Best((double) best / pairs(), thresholds, rejecting == best);
  }

  private int right(int point) {
    return roc.tp()[point] + different.length - roc.fp()[point];
  }

  /**
   * Decisions at any threshold, also one that is no score.
   *
   * @throws BadValue if the threshold is NaN
   */
  public Confusion at(double threshold) {
    if (Double.isNaN(threshold)) {
      throw new BadValue("match.threshold");
    }
    int rejectedSame = below(same, threshold);
    int rejectedDifferent = below(different, threshold);
    return new Confusion(
        same.length - rejectedSame,
        rejectedSame,
        different.length - rejectedDifferent,
        rejectedDifferent);
  }

  private static int below(double[] ascending, double threshold) {
    int low = 0;
    int high = ascending.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (ascending[middle] < threshold) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /**
   * The smallest FAR these pairs can speak for: no error seen among n different pairs still leaves,
   * with 95 % confidence, a rate of up to 3/n (rule of three: Hanley and Lippman-Hand, JAMA 1983).
   */
  public double smallestFar() {
    return Math.min(1, 3.0 / different.length);
  }
}
