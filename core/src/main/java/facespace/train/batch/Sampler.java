package facespace.train.batch;

import facespace.data.Images;
import facespace.train.spec.RunSpec;

/** Which training images are seen when; the same step always gives the same images. */
interface Sampler {
  /** How often an image is seen in one epoch, those aside that are left over. */
  int passes();

  /** Batches in one epoch. */
  int perEpoch();

  /**
   * The images of one batch.
   *
   * @param step counted from 0
   */
  int[] batch(int step);

  /** The sampler that a spec asks for. */
  static Sampler of(RunSpec spec, Images images) {
    return spec.p() > 0
        ? new ClassSampler(images, spec.p(), spec.k(), spec.seed())
        : new ShuffledSampler(images, spec.batch(), spec.seed());
  }
}
