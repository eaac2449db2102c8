package facespace.train.batch;

import facespace.data.Images;
import facespace.knob.BadValue;
import java.util.Arrays;
import java.util.Comparator;
import java.util.SplittableRandom;

/**
 * Batches of P classes with K images each, drawn anew for every batch, no image twice in one
 * (Hermans et al. 2017, Section 2). An epoch is as many batches as the images would fill.
 */
final class ClassSampler implements Sampler {
  private final int[][] members;
  private final int classesInBatch;
  private final int each;
  private final long seed;
  private final int perEpoch;

  /**
   * @throws BadValue if there are fewer than P classes, or fewer than K images of one
   */
  ClassSampler(Images images, int classesInBatch, int each, long seed) {
    this.classesInBatch = classesInBatch;
    this.each = each;
    this.seed = seed;
    members = members(images);
    perEpoch = Math.max(1, images.count() / (classesInBatch * each));
    if (members.length < classesInBatch) {
      String allowed = upTo(members.length);
      throw new BadValue(
              "error.samplingClasses", classesInBatch, images.name(), members.length, allowed)
          .about("p", String.valueOf(classesInBatch), allowed);
    }
    int[] fewest =
        Arrays.stream(members).min(Comparator.comparingInt(some -> some.length)).orElseThrow();
    if (fewest.length < each) {
      String name = images.classNames().get(images.labels()[fewest[0]]);
      String allowed = upTo(fewest.length);
      throw new BadValue("error.samplingImages", each, images.name(), fewest.length, name, allowed)
          .about("k", String.valueOf(each), allowed);
    }
  }

  /** Two at least, unless no class is chosen first. */
  private static String upTo(int most) {
    return most < 2 ? "p = 0, k = 0" : "2 … " + most;
  }

  /** The images of every class that has any. */
  private static int[][] members(Images images) {
    int[][] members = new int[images.classes()][];
    int[] counts = new int[images.classes()];
    for (int label : images.labels()) {
      counts[label]++;
    }
    for (int c = 0; c < members.length; c++) {
      members[c] = new int[counts[c]];
      counts[c] = 0;
    }
    for (int i = 0; i < images.count(); i++) {
      int label = images.labels()[i];
      members[label][counts[label]++] = i;
    }
    return Arrays.stream(members).filter(some -> some.length > 0).toArray(int[][]::new);
  }

  @Override
  public int passes() {
    return 1;
  }

  @Override
  public int perEpoch() {
    return perEpoch;
  }

  @Override
  public int[] batch(int step) {
    SplittableRandom random = new SplittableRandom(seed * 1_000_003 + step).split();
    int[] batch = new int[classesInBatch * each];
    int at = 0;
    for (int c : drawn(members.length, classesInBatch, random)) {
      for (int i : drawn(members[c].length, each, random)) {
        batch[at++] = members[c][i];
      }
    }
    return batch;
  }

  /** So many different numbers below a bound, in the order drawn (Floyd's algorithm). */
  private static int[] drawn(int below, int count, SplittableRandom random) {
    int[] numbers = new int[count];
    for (int i = 0; i < count; i++) {
      int largest = below - count + i;
      int number = random.nextInt(largest + 1);
      boolean taken = false;
      for (int before = 0; before < i; before++) {
        taken |= numbers[before] == number;
      }
      numbers[i] = taken ? largest : number;
    }
    return numbers;
  }
}
