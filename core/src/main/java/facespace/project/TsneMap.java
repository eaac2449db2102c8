package facespace.project;

import facespace.knob.BadValue;
import facespace.knob.Knobs;
import java.util.SplittableRandom;

/**
 * A live t-SNE map (van der Maaten and Hinton, JMLR 2008): points in many dimensions become points
 * of the plane, whose neighbours are their neighbours. It can be fed new positions while it runs,
 * as those of a network that trains, and keeps its layout: everything moves on from where it is.
 *
 * <p>Distances are Euclidean. Feed unit-length rows ({@link AngleMap#unit}) to have angles, as
 * chords. The same calls give the same map on one machine. Not thread-safe.
 */
public final class TsneMap {
  /** Fewer points have no map: a perplexity above 1 and below a third of them must exist. */
  public static final int FEWEST = 4;

  private static final double LEAST_PERPLEXITY = 1;
  private static final double START_DEVIATION = 1e-2;
  private static final double LEAST_RATE = 10;

  private final int count;
  private double perplexity;
  private double[][] squared;
  private Affinities affinities;
  private SmileTsne descent;
  private boolean unfolded;

  /**
   * Prepares a map; nothing is laid out yet.
   *
   * @param rows N rows of {@code dim} numbers
   * @param perplexity about how many neighbours each point attends to: above 1, below N/3
   * @param seed of the first coordinates
   * @throws BadValue if there are fewer than {@link #FEWEST} points, one that is not finite, or the
   *     perplexity does not suit them
   */
  public TsneMap(float[] rows, int dim, double perplexity, long seed) {
    count = rows.length / dim;
    if (count < FEWEST) {
      throw new BadValue("map.few", count, FEWEST);
    }
    this.perplexity = checked(perplexity);
    affinities = new Affinities(new double[0], new double[0][]);
    measure(rows, dim);
    restart(seed);
  }

  /** Whether a number of points allows a perplexity: above 1, below a third of them. */
  public static boolean isPossible(double perplexity, int count) {
    return perplexity > LEAST_PERPLEXITY && perplexity < count / 3.0;
  }

  /** The perplexity nearest to the usual 30 that suits a number of points, at least 4. */
  public static double usualPerplexity(int count) {
    return Math.max(1.2, Math.min(30, Math.floor(count / 6.0)));
  }

  /**
   * The same points have moved; the map goes on from its layout.
   *
   * @throws BadValue if there are more or fewer of them now, or one that is not finite
   */
  public void feed(float[] rows, int dim) {
    if (rows.length != (long) count * dim) {
      throw new BadValue("map.otherCount", rows.length / dim, count);
    }
    measure(rows, dim);
    descent.attract(affinities.joint());
  }

  /**
   * Attends to more or fewer neighbours; the map goes on from its layout.
   *
   * @throws BadValue if it does not suit the number of points
   */
  public void perplexity(double value) {
    perplexity = checked(value);
    affinities = Affinities.of(squared, perplexity, affinities.beta());
    descent.attract(affinities.joint());
  }

  /** Starts a new layout from random coordinates. */
  public void restart(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[][] start = new double[count][2];
    for (double[] point : start) {
      point[0] = START_DEVIATION * random.nextGaussian();
      point[1] = START_DEVIATION * random.nextGaussian();
    }
    unfolded = false;
    descent = new SmileTsne(start, learningRate(count));
    descent.attract(affinities.joint());
  }

  /** Improves the layout by some iterations, at least 10: fewer have no momentum. */
  public void update(int iterations) {
    descent.update(iterations);
  }

  /**
   * The same, but no further than an eye can follow: a way that is too long is cut short, and the
   * next calls go the rest. The first layout, which unfolds from one spot, is free.
   *
   * @param mostDrift the longest mean way of a point, relative to the map's size
   * @return the way gone
   */
  public double update(int iterations, double mostDrift) {
    float[] before = coordinates();
    descent.update(iterations);
    double drift = drift(before, coordinates());
    unfolded |= iteration() > SmileTsne.EXAGGERATED && drift <= mostDrift;
    if (!unfolded || drift <= mostDrift) {
      return drift;
    }
    double share = mostDrift / drift;
    for (int i = 0; i < count; i++) {
      double[] point = descent.coordinates()[i];
      point[0] = before[2 * i] + share * (point[0] - before[2 * i]);
      point[1] = before[2 * i + 1] + share * (point[1] - before[2 * i + 1]);
    }
    return mostDrift;
  }

  /**
   * Mean way of a point from one layout to another, relative to the size of the first: the root
   * mean square distance from its centre.
   */
  static double drift(float[] before, float[] now) {
    double moved = 0;
    double square = 0;
    for (int i = 0; i < now.length; i += 2) {
      moved += Math.hypot(now[i] - before[i], now[i + 1] - before[i + 1]);
      square += (double) before[i] * before[i] + (double) before[i + 1] * before[i + 1];
    }
    int count = now.length / 2;
    return square == 0 ? 0 : moved / count / Math.sqrt(square / count);
  }

  /** Iterations since the last start. */
  public int iteration() {
    return descent.iterations();
  }

  /** The perplexity in force. */
  public double perplexity() {
    return perplexity;
  }

  /** How many points. */
  public int count() {
    return count;
  }

  /**
   * How badly the map tells who is near whom: the Kullback-Leibler divergence in nats, without any
   * exaggeration. 0 is perfect.
   */
  public double kl() {
    return affinities.kl(descent.coordinates());
  }

  /** x and y of every point, around (0, 0) (N × 2). */
  public float[] coordinates() {
    float[] xy = new float[2 * count];
    for (int i = 0; i < count; i++) {
      xy[2 * i] = (float) descent.coordinates()[i][0];
      xy[2 * i + 1] = (float) descent.coordinates()[i][1];
    }
    return xy;
  }

  private void measure(float[] rows, int dim) {
    for (int i = 0; i < rows.length; i++) {
      if (!Float.isFinite(rows[i])) {
        throw new BadValue("map.notFinite", i / dim, String.valueOf(rows[i]));
      }
    }
    squared = Affinities.squaredDistances(rows, dim);
    affinities = Affinities.of(squared, perplexity, affinities.beta());
  }

  private double checked(double value) {
    if (!isPossible(value, count)) {
      throw new BadValue(
          "map.perplexity", Knobs.number(value), count, Knobs.number(round(count / 3.0)));
    }
    return value;
  }

  private static double round(double value) {
    return Math.round(value * 10) / 10.0;
  }

  /** A share of the number of points, as Belkina et al. (2019) advise: few points fly apart. */
  private static double learningRate(int count) {
    return Math.max(LEAST_RATE, count / SmileTsne.EXAGGERATION);
  }
}
