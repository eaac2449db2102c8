package facespace.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import facespace.data.Images;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * The training images in the order in which a seed shuffles them: each epoch a new permutation; the
 * images left over at its end sit out. Runs with equal seed and batch size get equal batches.
 *
 * <p>Few faces come several times in one epoch, so that an epoch is as long for twenty people as
 * for hundreds.
 */
final class Batches {
  /** Faces in one epoch, at least. */
  private static final int FACES = 4096;

  private final Images images;
  private final PixelScale scale;
  private final int size;
  private final long seed;
  private final Optional<Augment> augment;
  private final int[] order;
  private int epoch = -1;

  Batches(Images images, PixelScale scale, int size, long seed, boolean augmented) {
    this.images = images;
    this.scale = scale;
    this.size = size;
    this.seed = seed;
    boolean faces = !images.areDigits();
    augment = faces && augmented ? Optional.of(new Augment(seed)) : Optional.empty();
    int repeats = faces ? Math.max(1, (FACES + images.count() - 1) / images.count()) : 1;
    order = new int[repeats * images.count()];
  }

  /** Batches in one epoch. */
  int perEpoch() {
    return order.length / size;
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
    return new Batch(array(chosen, step, manager), manager.create(labels));
  }

  private NDArray array(int[] chosen, int step, NDManager manager) {
    Shape shape = new Shape(size, images.channels(), images.height(), images.width());
    return augment
        .map(varying -> scale.array(varying.vary(images, chosen, step), shape, manager))
        .orElseGet(() -> scale.array(images, chosen, manager));
  }

  private void shuffle(int wanted) {
    if (wanted == epoch) {
      return;
    }
    epoch = wanted;
    for (int i = 0; i < order.length; i++) {
      order[i] = i % images.count();
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
