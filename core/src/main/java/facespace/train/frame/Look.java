package facespace.train.frame;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import facespace.data.Images;
import facespace.engine.Inference;
import facespace.net.FeatureExtractor;
import facespace.train.batch.PixelScale;
import java.util.Arrays;

/**
 * A network looked at, not trained. Not thread-safe.
 *
 * @param byBatch whether batch norm standardises by the images looked at together
 * @param mirrored whether an image's features are the mean of its own and of its mirror image's
 */
public record Look(FeatureExtractor backbone, PixelScale scale, boolean byBatch, boolean mirrored) {
  private static final int CHUNK = 500;
  private static final int ACROSS = 3;

  /** The same network with batch norm's running statistics. */
  Look frozen() {
    return new Look(backbone, scale, false, mirrored);
  }

  /** Features of chosen images, row-major (N × D). */
  public float[] features(Images images, int[] chosen, NDManager manager) {
    float[][] parts = new float[(chosen.length + CHUNK - 1) / CHUNK][];
    for (int part = 0; part < parts.length; part++) {
      int from = part * CHUNK;
      int[] some = Arrays.copyOfRange(chosen, from, Math.min(chosen.length, from + CHUNK));
      parts[part] = Inference.of(() -> featuresOfChunk(images, some, manager));
    }
    float[] all = new float[Arrays.stream(parts).mapToInt(part -> part.length).sum()];
    int at = 0;
    for (float[] part : parts) {
      System.arraycopy(part, 0, all, at, part.length);
      at += part.length;
    }
    return all;
  }

  private float[] featuresOfChunk(Images images, int[] chosen, NDManager manager) {
    try (NDScope scope = new NDScope()) {
      scope.suppressNotUsedWarning();
      NDArray x = scale.array(images, chosen, manager); // (N, channels, H, W)
      NDArray features = features(x); // (N, D)
      return mirrored
          ? features.add(features(x.flip(ACROSS))).div(2).toFloatArray()
          : features.toFloatArray();
    }
  }

  private NDArray features(NDArray x) {
    return byBatch ? backbone.featuresByBatch(x) : backbone.features(x, false);
  }
}
