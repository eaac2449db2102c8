package facespace.data;

import java.util.SplittableRandom;

/**
 * The random numbers of one generated image: the same for the same seed and index, whatever thread
 * asks and whatever other images are made. Uses no platform-dependent arithmetic.
 */
public final class SeededRandom {
  private static final double UNIT_VARIANCE = Math.sqrt(6);

  private final SplittableRandom random;

  /** The dice of one image. */
  public SeededRandom(long seed, long index) {
    // Both are mixed, so that (seed, index + 1) and (seed + 1, index) have nothing in common.
    long mixed = new SplittableRandom(seed).nextLong() + index * 0x9E3779B97F4A7C15L;
    random = new SplittableRandom(new SplittableRandom(mixed).nextLong());
  }

  /** Uniform in [from, to). */
  public double between(double from, double to) {
    return from + (to - from) * random.nextDouble();
  }

  /** 0 … bound − 1. */
  public int below(int bound) {
    return random.nextInt(bound);
  }

  /** 64 random bits. */
  public long bits() {
    return random.nextLong();
  }

  /** Whether something of this probability happens. */
  public boolean happens(double probability) {
    return random.nextDouble() < probability;
  }

  /** Bell-shaped around 0 with standard deviation 1, never beyond ±2.45: no freak images. */
  public double bell() {
    return (random.nextDouble() + random.nextDouble() - 1) * UNIT_VARIANCE;
  }

  /** Bell-shaped around a mean. */
  public double bell(double mean, double deviation) {
    return mean + deviation * bell();
  }
}
