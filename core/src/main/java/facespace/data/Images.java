package facespace.data;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Images with labels, grey or in colour. Immutable by agreement: nobody writes into the arrays, so
 * they are shared rather than copied; safe for use by several threads.
 *
 * @param name where they come from, as the screen says it: {@code mnist}, {@code pen}, {@code
 *     paper} or a path
 * @param channels 1 for grey, 3 for red, green and blue
 * @param height rows of every image
 * @param width columns of every image
 * @param pixels count·channels·height·width unsigned bytes, image after image, each channel by
 *     channel, row-major; digits: 0 background … 255 ink, faces: 0 black … 255 white
 * @param labels the class (digit or person) of every image, 0 … classes − 1
 * @param classNames what the classes are called
 * @param areDigits whether the classes are digits; else they are people
 */
public record Images(
    String name,
    int channels,
    int height,
    int width,
    byte[] pixels,
    int[] labels,
    List<String> classNames,
    boolean areDigits) {

  /** The names of the ten digits. */
  public static final List<String> DIGITS =
      List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");

  public Images {
    classNames = List.copyOf(classNames);
    long expected = (long) labels.length * channels * height * width;
    if (expected != pixels.length) {
      throw new IllegalArgumentException(
          "%d images of %d×%d×%d need %d pixels, not %d"
              .formatted(labels.length, channels, height, width, expected, pixels.length));
    }
  }

  /** Images of all ten digits, or of people. */
  public Images(
      String name,
      int channels,
      int height,
      int width,
      byte[] pixels,
      int[] labels,
      List<String> classNames) {
    this(name, channels, height, width, pixels, labels, classNames, classNames.equals(DIGITS));
  }

  /** Grey images. */
  public Images(
      String name, int height, int width, byte[] pixels, int[] labels, List<String> classNames) {
    this(name, 1, height, width, pixels, labels, classNames);
  }

  /** No images of the same kind, and of no class. */
  Images none() {
    return new Images(name, channels, height, width, new byte[0], new int[0], List.of(), areDigits);
  }

  /** Other images of the same kind and classes. */
  public Images with(byte[] otherPixels, int[] otherLabels) {
    return new Images(
        name, channels, height, width, otherPixels, otherLabels, classNames, areDigits);
  }

  /**
   * The place of a class among the colours and shapes that classes are drawn in: a digit has its
   * own, whichever others there are.
   */
  public int slot(int label) {
    return areDigits ? DIGITS.indexOf(classNames.get(label)) : label;
  }

  /** The same of every class. */
  public int[] slots() {
    return IntStream.range(0, classes()).map(this::slot).toArray();
  }

  /** How many images. */
  public int count() {
    return labels.length;
  }

  /** How many classes. */
  public int classes() {
    return classNames.size();
  }

  /** Bytes of one image: channels·height·width. */
  public int size() {
    return channels * height * width;
  }

  /** The classes of chosen images. */
  public int[] labelsOf(int[] indices) {
    return Arrays.stream(indices).map(i -> labels[i]).toArray();
  }

  /** A copy of one image, {@link #size()} bytes. */
  public byte[] pixelsOf(int i) {
    return Arrays.copyOfRange(pixels, i * size(), (i + 1) * size());
  }

  /** The chosen images, in the order of the indices. */
  public Images subset(int[] indices) {
    byte[] chosen = new byte[indices.length * size()];
    for (int k = 0; k < indices.length; k++) {
      System.arraycopy(pixels, indices[k] * size(), chosen, k * size(), size());
    }
    return with(chosen, labelsOf(indices));
  }

  /** The first {@code n} images, or all of them if there are fewer. */
  public Images head(int n) {
    int kept = Math.min(n, count());
    return with(Arrays.copyOf(pixels, kept * size()), Arrays.copyOf(labels, kept));
  }
}
