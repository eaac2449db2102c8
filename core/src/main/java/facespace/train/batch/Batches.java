package facespace.train.batch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import facespace.data.Images;
import facespace.train.spec.RunSpec;
import java.util.Arrays;
import java.util.Optional;

/**
 * The training images batch by batch, brought to their scale and, if they are faces, varied. Runs
 * with equal seed and sampling get equal batches.
 */
public final class Batches {
  private final Images images;
  private final PixelScale scale;
  private final Sampler sampler;
  private final Optional<Augment> augment;

  /**
   * @throws facespace.knob.BadValue if the images cannot be sampled as the spec asks
   */
  public Batches(Images images, PixelScale scale, RunSpec spec) {
    this.images = images;
    this.scale = scale;
    sampler = Sampler.of(spec, images);
    boolean varied = !images.areDigits() && spec.augment();
    augment = varied ? Optional.of(new Augment(spec.seed())) : Optional.empty();
  }

  /** Batches in one epoch. */
  public int perEpoch() {
    return sampler.perEpoch();
  }

  /** How often an image is seen in one epoch, those aside that are left over. */
  public int passes() {
    return sampler.passes();
  }

  /** One mini-batch: standardised images (N, channels, H, W) and labels (N). */
  public record Batch(NDArray images, NDArray labels) {}

  /**
   * The batch of one step.
   *
   * @param step counted from 0
   */
  public Batch get(int step, NDManager manager) {
    int[] chosen = sampler.batch(step);
    long[] labels = Arrays.stream(chosen).mapToLong(i -> images.labels()[i]).toArray();
    return new Batch(array(chosen, step, manager), manager.create(labels));
  }

  private NDArray array(int[] chosen, int step, NDManager manager) {
    Shape shape = new Shape(chosen.length, images.channels(), images.height(), images.width());
    return augment
        .map(varying -> scale.array(varying.vary(images, chosen, step), shape, manager))
        .orElseGet(() -> scale.array(images, chosen, manager));
  }
}
