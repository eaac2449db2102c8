package facespace.train.batch;

import facespace.data.Images;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * The training images in the order in which a seed shuffles them: each epoch a new permutation; the
 * images left over at its end sit out.
 *
 * <p>Few faces come several times in one epoch, so that an epoch is as long for twenty people as
 * for hundreds.
 */
final class ShuffledSampler implements Sampler {
  /** Faces in one epoch, at least; people read this number in the message files. */
  private static final int FACES = 4096;

  private final int images;
  private final int size;
  private final long seed;
  private final int[] order;
  private int epoch = -1;

  ShuffledSampler(Images images, int size, long seed) {
    this.images = images.count();
    this.size = size;
    this.seed = seed;
    boolean faces = !images.areDigits();
    int repeats = faces ? Math.max(1, (FACES + this.images - 1) / this.images) : 1;
    order = new int[repeats * this.images];
  }

  @Override
  public int passes() {
    return order.length / images;
  }

  @Override
  public int perEpoch() {
    return order.length / size;
  }

  @Override
  public int[] batch(int step) {
    shuffle(step / perEpoch());
    int from = step % perEpoch() * size;
    return Arrays.copyOfRange(order, from, from + size);
  }

  private void shuffle(int wanted) {
    if (wanted == epoch) {
      return;
    }
    epoch = wanted;
    for (int i = 0; i < order.length; i++) {
      order[i] = i % images;
    }
    SplittableRandom random = new SplittableRandom(seed * 1_000_003 + epoch);
    for (int i = order.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int swapped = order[i];
      order[i] = order[j];
      order[j] = swapped;
    }
  }
}
