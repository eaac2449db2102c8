package facespace.train.batch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import facespace.data.Images;
import facespace.train.spec.Pixels;
import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;

/**
 * What brings pixels near mean 0 and standard deviation 1: (pixel − mean) / deviation.
 *
 * @param mean what counts as the mean pixel, 0 … 255
 * @param deviation what counts as their standard deviation, above 0
 */
public record PixelScale(double mean, double deviation) {
  /** Of pixels that are still in use, by their very array: the same images serve run after run. */
  private static final Map<byte[], PixelScale> STANDARD =
      Collections.synchronizedMap(new WeakHashMap<>());

  /** The scale for a run's training images. */
  public static PixelScale of(Pixels pixels, Images images) {
    return switch (pixels) {
      case STANDARD -> STANDARD.computeIfAbsent(images.pixels(), PixelScale::standard);
      case HALF_RANGE -> new PixelScale(127.5, 128);
    };
  }

  private static PixelScale standard(byte[] pixels) {
    long sum = 0;
    long squares = 0;
    for (byte pixel : pixels) {
      int value = Byte.toUnsignedInt(pixel);
      sum += value;
      squares += (long) value * value;
    }
    double mean = sum / (double) pixels.length;
    double variance = squares / (double) pixels.length - mean * mean;
    return new PixelScale(mean, Math.sqrt(Math.max(variance, 1)));
  }

  /** Chosen images as a native array (N, channels, H, W). */
  public NDArray array(Images images, int[] chosen, NDManager manager) {
    int size = images.size();
    ByteBuffer bytes = ByteBuffer.allocateDirect(chosen.length * size);
    for (int index : chosen) {
      bytes.put(images.pixels(), index * size, size);
    }
    Shape shape = new Shape(chosen.length, images.channels(), images.height(), images.width());
    return array(bytes, shape, manager);
  }

  /** Pixels in the layout of {@link Images} as a native array of a shape. */
  NDArray array(byte[] pixels, Shape shape, NDManager manager) {
    return array(ByteBuffer.allocateDirect(pixels.length).put(pixels), shape, manager);
  }

  private NDArray array(ByteBuffer bytes, Shape shape, NDManager manager) {
    bytes.flip();
    return manager
        .create(bytes, shape, DataType.UINT8)
        .toType(DataType.FLOAT32, false)
        .subi(mean)
        .divi(deviation);
  }
}
