package facespace.data;

import java.util.Arrays;
import java.util.List;

/**
 * Grey images with labels. Immutable by agreement: nobody writes into the arrays, so they are
 * shared rather than copied; safe for use by several threads.
 *
 * @param name where they come from, as the screen says it: {@code mnist}, {@code pen} or a path
 * @param height rows of every image
 * @param width columns of every image
 * @param pixels count·height·width bytes, row-major, image after image; 0 background … 255 ink
 *     (unsigned)
 * @param labels the class of every image, 0 … classes − 1
 * @param classNames what the classes are called
 */
public record Images(
    String name, int height, int width, byte[] pixels, int[] labels, List<String> classNames) {

  /** The names of the ten digits. */
  public static final List<String> DIGITS =
      List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");

  public Images {
    classNames = List.copyOf(classNames);
    if ((long) labels.length * height * width != pixels.length) {
      throw new IllegalArgumentException(
          "%d images of %d×%d need %d pixels, not %d"
              .formatted(
                  labels.length,
                  height,
                  width,
                  (long) labels.length * height * width,
                  pixels.length));
    }
  }

  /** How many images. */
  public int count() {
    return labels.length;
  }

  /** How many classes. */
  public int classes() {
    return classNames.size();
  }

  /** A copy of one image, height·width bytes. */
  public byte[] pixelsOf(int i) {
    int size = height * width;
    return Arrays.copyOfRange(pixels, i * size, (i + 1) * size);
  }

  /** The chosen images, in the order of the indices. */
  public Images subset(int[] indices) {
    int size = height * width;
    byte[] chosen = new byte[indices.length * size];
    int[] chosenLabels = new int[indices.length];
    for (int k = 0; k < indices.length; k++) {
      System.arraycopy(pixels, indices[k] * size, chosen, k * size, size);
      chosenLabels[k] = labels[indices[k]];
    }
    return new Images(name, height, width, chosen, chosenLabels, classNames);
  }

  /** The first {@code n} images, or all of them if there are fewer. */
  public Images head(int n) {
    int kept = Math.min(n, count());
    return new Images(
        name,
        height,
        width,
        Arrays.copyOf(pixels, kept * height * width),
        Arrays.copyOf(labels, kept),
        classNames);
  }
}
