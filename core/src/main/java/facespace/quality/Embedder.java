package facespace.quality;

import facespace.data.Images;

/** Turns images into features of unit length, such as a trained face model. */
@FunctionalInterface
public interface Embedder {
  /**
   * @param images N images
   * @return N·dim, row-major
   */
  float[] embed(Images images);
}
