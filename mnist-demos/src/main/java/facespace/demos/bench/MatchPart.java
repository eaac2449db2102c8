package facespace.demos.bench;

import facespace.match.GalleryIndex;
import facespace.match.Pairs;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/** One face among a hundred thousand, and every pair of a few hundred faces. */
record MatchPart() implements Part {
  private static final int DIM = 64;
  private static final int PEOPLE = 100_000;
  private static final int IMAGES = 480;
  private static final int PAIRS = IMAGES * (IMAGES - 1) / 2;
  private static final int PIXELS = 3 * 64 * 64;
  private static final int PER_PERSON = 12;
  private static final int HITS = 10;
  private static final int REPEATS = 41;
  private static final double MOST_SEARCH_MS = 10;
  private static final double MOST_PAIRS_MS = 100;

  @Override
  public void measure(Consumer<Measurement> result) {
    result.accept(search());
    result.accept(pairs());
    result.accept(pixelPairs());
  }

  private static Measurement search() {
    SplittableRandom random = new SplittableRandom(1);
    GalleryIndex gallery = new GalleryIndex(DIM);
    for (int i = 0; i < PEOPLE; i++) {
      gallery.add(i, embeddings(random, 1, DIM));
    }
    float[] probe = embeddings(random, 1, DIM);
    return Measurement.of(
        "search 1:100,000, " + DIM + "-D",
        milliseconds(() -> gallery.search(probe, HITS)),
        "ms",
        Measurement.Aim.atMost(MOST_SEARCH_MS),
        "best " + HITS + " people, every one compared, one core" + median());
  }

  private static Measurement pairs() {
    return Measurement.of(
        "all pairs of " + IMAGES + " faces, " + DIM + "-D, and their EER",
        pairsMs(DIM),
        "ms",
        Measurement.Aim.atMost(MOST_PAIRS_MS),
        PAIRS + " pairs, one core" + median());
  }

  private static Measurement pixelPairs() {
    return Measurement.of(
        "the same by their " + PIXELS + " pixels",
        pairsMs(PIXELS),
        "ms",
        "64×64 in colour, all cores" + median());
  }

  private static double pairsMs(int dim) {
    float[] embeddings = embeddings(new SplittableRandom(2), IMAGES, dim);
    int[] labels = new int[IMAGES];
    for (int i = 0; i < IMAGES; i++) {
      labels[i] = i / PER_PERSON;
    }
    return milliseconds(() -> Pairs.of(embeddings, dim, labels).verification().eer());
  }

  private static String median() {
    return "; median of " + REPEATS;
  }

  /** The middle of many repeats, after as many to warm up. */
  private static double milliseconds(Runnable work) {
    List<Double> times = new ArrayList<>();
    for (int i = 0; i < 2 * REPEATS; i++) {
      long start = System.nanoTime();
      work.run();
      if (i >= REPEATS) {
        times.add((System.nanoTime() - start) / 1e6);
      }
    }
    return Median.of(times);
  }

  private static float[] embeddings(SplittableRandom random, int count, int dim) {
    float[] values = new float[count * dim];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }
}
