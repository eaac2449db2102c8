package facespace.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import facespace.data.Images;
import java.util.SplittableRandom;

/**
 * The training images in the order in which a seed shuffles them: each epoch a new permutation; the
 * images left over at its end sit out. Runs with equal seed and batch size get equal batches.
 */
final class Batches {
  private final Images images;
  private final PixelScale scale;
  private final int size;
  private final long seed;
  private final int[] order;
  private int epoch = -1;

  Batches(Images images, PixelScale scale, int size, long seed) {
    this.images = images;
    this.scale = scale;
    this.size = size;
    this.seed = seed;
    this.order = new int[images.count()];
  }

  /** Batches in one epoch. */
  int perEpoch() {
    return images.count() / size;
  }

  /** One mini-batch: standardised images (N, channels, H, W) and labels (N). */
  record Batch(NDArray images, NDArray labels) {}

  /**
   * The batch of one step.
   *
   * @param step counted from 0
   */
  Batch get(int step, NDManager manager) {
    shuffle(step / perEpoch());
    int[] chosen = new int[size];
    System.arraycopy(order, step % perEpoch() * size, chosen, 0, size);
    long[] labels = new long[size];
    for (int i = 0; i < size; i++) {
      labels[i] = images.labels()[chosen[i]];
    }
    return new Batch(scale.array(images, chosen, manager), manager.create(labels));
  }

  private void shuffle(int wanted) {
    if (wanted == epoch) {
      return;
    }
    epoch = wanted;
    for (int i = 0; i < order.length; i++) {
      order[i] = i;
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
