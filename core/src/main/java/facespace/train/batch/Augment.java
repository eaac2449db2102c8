package facespace.train.batch;

import facespace.data.Images;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Varies faces while they are trained on, as another photograph might: mirrored, shifted, turned,
 * nearer or farther, lighter or darker, with more or less contrast, now and then without colour or
 * with a patch in front (random erasing: Zhong et al. 2020). What happens to a sample depends on
 * the seed, the step and its place in the batch only.
 */
final class Augment {
  private static final double SHIFT = 0.06;
  private static final double TURN_RAD = Math.toRadians(10);
  private static final double ZOOM = 0.12;
  private static final double BRIGHTNESS = 30;
  private static final double CONTRAST = 0.3;
  private static final double GREY_SHARE = 0.15;
  private static final double ERASE_SHARE = 0.3;
  private static final double LARGEST_PATCH = 0.4;

  private static final int ONE = 1 << 8;
  private static final int LEVELS = 256;

  private final long seed;

  Augment(long seed) {
    this.seed = seed;
  }

  /** Chosen images, varied: count·size bytes. */
  byte[] vary(Images images, int[] chosen, int step) {
    byte[] varied = new byte[chosen.length * images.size()];
    IntStream.range(0, chosen.length)
        .forEach(place -> vary(images, chosen[place], varied, place, random(step, place)));
    return varied;
  }

  private SplittableRandom random(int step, int place) {
    long mixed = new SplittableRandom(seed * 1_000_003 + step).nextLong();
    return new SplittableRandom(mixed + place * 0x9E3779B97F4A7C15L);
  }

  private static void vary(
      Images images, int image, byte[] to, int place, SplittableRandom random) {
    int height = images.height();
    int width = images.width();
    int plane = height * width;
    int start = place * images.size();
    Warp warp = Warp.random(height, width, random);
    byte[] tone = tone(random);
    warp.draw(images.pixels(), image * images.size(), to, start, images.channels(), tone);
    if (images.channels() == 3 && random.nextDouble() < GREY_SHARE) {
      grey(to, start, plane);
    }
    if (random.nextDouble() < ERASE_SHARE) {
      erase(images, to, start, random);
    }
  }

  /** What each grey level becomes. */
  private static byte[] tone(SplittableRandom random) {
    double contrast = 1 + CONTRAST * between(-1, 1, random);
    double brightness = BRIGHTNESS * between(-1, 1, random);
    byte[] tone = new byte[LEVELS];
    for (int level = 0; level < LEVELS; level++) {
      double value = (level - 128) * contrast + 128 + brightness;
      tone[level] = (byte) Math.max(0, Math.min(255, Math.round(value)));
    }
    return tone;
  }

  private static void grey(byte[] pixels, int start, int plane) {
    for (int i = start; i < start + plane; i++) {
      int red = Byte.toUnsignedInt(pixels[i]);
      int green = Byte.toUnsignedInt(pixels[i + plane]);
      int blue = Byte.toUnsignedInt(pixels[i + 2 * plane]);
      byte luma = (byte) ((299 * red + 587 * green + 114 * blue + 500) / 1000);
      pixels[i] = luma;
      pixels[i + plane] = luma;
      pixels[i + 2 * plane] = luma;
    }
  }

  private static void erase(Images images, byte[] to, int start, SplittableRandom random) {
    int patchHeight = (int) (images.height() * between(0.1, LARGEST_PATCH, random));
    int patchWidth = (int) (images.width() * between(0.1, LARGEST_PATCH, random));
    int top = random.nextInt(images.height() - patchHeight);
    int left = random.nextInt(images.width() - patchWidth);
    byte ink = (byte) random.nextInt(LEVELS);
    for (int channel = 0; channel < images.channels(); channel++) {
      for (int y = top; y < top + patchHeight; y++) {
        int row = start + (channel * images.height() + y) * images.width();
        java.util.Arrays.fill(to, row + left, row + left + patchWidth, ink);
      }
    }
  }

  private static double between(double from, double to, SplittableRandom random) {
    return from + (to - from) * random.nextDouble();
  }

  /**
   * Where each pixel comes from, in 256ths of a pixel: x' = xx·x + xy·y + x0, y' = yx·x + yy·y +
   * y0.
   */
  private record Warp(int height, int width, int xx, int xy, int x0, int yx, int yy, int y0) {

    static Warp random(int height, int width, SplittableRandom random) {
      double turn = TURN_RAD * between(-1, 1, random);
      double zoom = 1 + ZOOM * between(-1, 1, random);
      double mirror = random.nextBoolean() ? -1 : 1;
      double shiftX = SHIFT * width * between(-1, 1, random);
      double shiftY = SHIFT * height * between(-1, 1, random);
      double cos = Math.cos(turn) / zoom;
      double sin = Math.sin(turn) / zoom;
      double middleX = (width - 1) / 2.0;
      double middleY = (height - 1) / 2.0;
      return new Warp(
          height,
          width,
          fixed(mirror * cos),
          fixed(-mirror * sin),
          fixed(middleX + shiftX - mirror * (cos * middleX - sin * middleY)),
          fixed(sin),
          fixed(cos),
          fixed(middleY + shiftY - sin * middleX - cos * middleY));
    }

    private static int fixed(double value) {
      return (int) Math.round(value * ONE);
    }

    /** Draws an image, bilinear; what lies outside is as the nearest pixel inside. */
    void draw(byte[] from, int fromStart, byte[] to, int toStart, int channels, byte[] tone) {
      int right = (width - 1) * ONE - 1;
      int bottom = (height - 1) * ONE - 1;
      int plane = height * width;
      for (int y = 0; y < height; y++) {
        int sx = xy * y + x0;
        int sy = yy * y + y0;
        for (int x = 0; x < width; x++) {
          int px = Math.max(0, Math.min(right, sx));
          int py = Math.max(0, Math.min(bottom, sy));
          int fx = px & 255;
          int fy = py & 255;
          int aboveRight = fx * (ONE - fy);
          int aboveLeft = (ONE - fx) * (ONE - fy);
          int belowRight = fx * fy;
          int belowLeft = (ONE - fx) * fy;
          int i = fromStart + (py >> 8) * width + (px >> 8);
          int at = toStart + y * width + x;
          for (int channel = 0; channel < channels; channel++) {
            int sum =
                (from[i] & 255) * aboveLeft
                    + (from[i + 1] & 255) * aboveRight
                    + (from[i + width] & 255) * belowLeft
                    + (from[i + width + 1] & 255) * belowRight;
            to[at] = tone[sum >> 16];
            i += plane;
            at += plane;
          }
          sx += xx;
          sy += yx;
        }
      }
    }
  }
}
