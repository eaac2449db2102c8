package facespace.match;

import facespace.knob.BadValue;
import java.util.Arrays;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Who is it? Every probe compared with a gallery of known people. The score of a person is the
 * largest cosine over the person's gallery entries. A probe whose person is in the gallery has a
 * mate; one without is a stranger. Immutable, safe for use by several threads.
 */
public final class Identification {
  private final int[] identities;
  private final double[][] scores;
  private final int[] mates;

  private Identification(int[] identities, double[][] scores, int[] mates) {
    this.identities = identities;
    this.scores = scores;
    this.mates = mates;
  }

  /**
   * Open-set identification at one threshold: accepted is a score above it.
   *
   * @param allowedFalseAlarms strangers that may be accepted, ⌊FAR · strangers⌋
   * @param threshold score that must be exceeded; −∞ if all strangers may be accepted
   * @param far share of the strangers accepted
   * @param rank1 detection and identification rate: share of the probes with mate whose mate is
   *     accepted and comes first
   * @param rank5 the same with the mate among the first five
   */
  public record OpenSet(
      int allowedFalseAlarms, double threshold, double far, double rank1, double rank5) {}

  /**
   * Compares every probe with everyone in the gallery.
   *
   * @throws BadValue if dimensions or lengths do not fit, or a row has no direction
   */
  public static Identification of(
      Embeddings gallery, int[] galleryLabels, Embeddings probes, int[] probeLabels) {
    gallery.checkLabels(galleryLabels.length);
    probes.checkLabels(probeLabels.length);
    if (gallery.dim() != probes.dim()) {
      throw new BadValue("match.dimensions", probes.dim(), gallery.dim());
    }
    int[] identities = Arrays.stream(galleryLabels).sorted().distinct().toArray();
    Map<Integer, Integer> index = new TreeMap<>();
    IntStream.range(0, identities.length).forEach(c -> index.put(identities[c], c));
    int[] owner = Arrays.stream(galleryLabels).map(index::get).toArray();
    int[] mates = Arrays.stream(probeLabels).map(label -> index.getOrDefault(label, -1)).toArray();
    return new Identification(identities, scores(gallery, owner, probes, identities.length), mates);
  }

  private static double[][] scores(
      Embeddings gallery, int[] owner, Embeddings probes, int identities) {
    int dim = gallery.dim();
    double[] known = gallery.unit().values();
    double[] asked = probes.unit().values();
    double[][] scores = new double[probes.count()][identities];
    for (int p = 0; p < scores.length; p++) {
      Arrays.fill(scores[p], Double.NEGATIVE_INFINITY);
      for (int g = 0; g < owner.length; g++) {
        double cosine = Rows.cosine(asked, p * dim, known, g * dim, dim);
        scores[p][owner[g]] = Math.max(scores[p][owner[g]], cosine);
      }
    }
    return scores;
  }

  /** The people of the gallery, ascending. */
  public int[] identities() {
    return identities.clone();
  }

  /** Score of every person of {@link #identities()} for a probe. */
  public double[] scores(int probe) {
    return scores[probe].clone();
  }

  /** The best score of a probe. */
  public double topScore(int probe) {
    return scores[probe][top(probe)];
  }

  /** Whom a probe is most like; the lowest label of equals. */
  public int topIdentity(int probe) {
    return identities[top(probe)];
  }

  private int top(int probe) {
    int best = 0;
    for (int c = 1; c < identities.length; c++) {
      if (scores[probe][c] > scores[probe][best]) {
        best = c;
      }
    }
    return best;
  }

  /** 1 + the number of people more alike than the mate; empty for a stranger. */
  public OptionalInt rank(int probe) {
    if (mates[probe] < 0) {
      return OptionalInt.empty();
    }
    double mate = scores[probe][mates[probe]];
    long better = Arrays.stream(scores[probe]).filter(score -> score > mate).count();
    return OptionalInt.of(1 + (int) better);
  }

  /** How many probes have a mate. */
  public int mated() {
    return (int) Arrays.stream(mates).filter(mate -> mate >= 0).count();
  }

  /** How many probes are strangers. */
  public int strangers() {
    return mates.length - mated();
  }

  /**
   * Cumulative match characteristic: at r − 1 the share of probes with mate that have rank ≤ r.
   *
   * @return one share per person of the gallery
   * @throws BadValue if no probe has a mate
   */
  public double[] cmc() {
    checkMated();
    int[] count = new int[identities.length];
    matedProbes().forEach(p -> count[rank(p).getAsInt() - 1]++);
    Arrays.parallelPrefix(count, Integer::sum);
    return Arrays.stream(count).mapToDouble(c -> (double) c / mated()).toArray();
  }

  /**
   * Detection and identification rate at a wanted false alarm rate.
   *
   * @throws BadValue if the target is not within 0 … 1, or mates or strangers are missing
   */
  public OpenSet dirAtFar(double target) {
    if (!(target >= 0 && target <= 1)) {
      throw new BadValue("error.range", "far", String.valueOf(target), "0 … 1");
    }
    double[] alarms = strangerScores();
    if (alarms.length == 0) {
      throw new BadValue("match.identification.noStranger", mates.length);
    }
    int allowed = (int) Math.floor(target * alarms.length);
    double threshold =
        allowed == alarms.length ? Double.NEGATIVE_INFINITY : alarms[alarms.length - 1 - allowed];
    return at(threshold, allowed);
  }

  /**
   * Detection and identification rate at a threshold; here NaN is the rate of probes that are not
   * there.
   */
  public OpenSet at(double threshold) {
    return at(threshold, (int) falseAlarms(threshold));
  }

  private OpenSet at(double threshold, int allowed) {
    double far = (double) falseAlarms(threshold) / strangers();
    return new OpenSet(allowed, threshold, far, found(threshold, 1), found(threshold, 5));
  }

  private long falseAlarms(double threshold) {
    return DoubleStream.of(strangerScores()).filter(score -> score > threshold).count();
  }

  private double found(double threshold, int rank) {
    long found =
        matedProbes()
            .filter(p -> scores[p][mates[p]] > threshold && rank(p).getAsInt() <= rank)
            .count();
    return (double) found / mated();
  }

  /** Best score of every stranger, ascending. */
  private double[] strangerScores() {
    return IntStream.range(0, mates.length)
        .filter(p -> mates[p] < 0)
        .mapToDouble(this::topScore)
        .sorted()
        .toArray();
  }

  private IntStream matedProbes() {
    return IntStream.range(0, mates.length).filter(p -> mates[p] >= 0);
  }

  private void checkMated() {
    if (mated() == 0) {
      throw new BadValue("match.identification.noMate", mates.length);
    }
  }
}
