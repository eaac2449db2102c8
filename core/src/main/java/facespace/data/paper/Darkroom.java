package facespace.data.paper;

import facespace.data.Dice;

/** Light, exposure, blur and noise: what happens to a portrait's pixels on the way to a picture. */
final class Darkroom {
  private final Shot shot;
  private final int side;

  Darkroom(Shot shot, int side) {
    this.shot = shot;
    this.side = side;
  }

  /**
   * Lights the portrait and puts it before a wall.
   *
   * @param argb the portrait, side·side pixels, opacity not multiplied in
   * @param wall 0xRRGGBB
   * @return side·side pixels 0xFFRRGGBB
   */
  int[] develop(int[] argb, int wall) {
    int[] picture = new int[argb.length];
    double gain = Math.pow(2, 2 * shot.exposure()) * (1 - 0.85 * shot.darkness());
    double lamp = shot.lightSide();
    for (int i = 0; i < argb.length; i++) {
      double x = (i % side + 0.5) / side * 2 - 1;
      double nx = Math.max(-1, Math.min(1, (x - 2 * shot.shiftX()) / (0.62 * shot.scale())));
      double ny = (i / side + 0.5) / side * 2 - 1 - 2 * shot.shiftY();
      double lit =
          1
              + shot.lightStrength()
                  * (0.85 * (lamp * nx - 0.35 * Math.abs(lamp)) - 0.3 * shot.lightHeight() * ny);
      int p = argb[i];
      double alpha = (p >>> 24) / 255.0;
      double face = alpha * lit * gain;
      double back = (1 - alpha) * gain;
      picture[i] =
          0xFF000000
              | byteOf((p >> 16 & 255) * face + (wall >> 16 & 255) * back) << 16
              | byteOf((p >> 8 & 255) * face + (wall >> 8 & 255) * back) << 8
              | byteOf((p & 255) * face + (wall & 255) * back);
    }
    if (shot.blur() > 0) {
      blur(picture);
    }
    if (shot.noise() > 0) {
      noise(picture);
    }
    return picture;
  }

  private void noise(int[] picture) {
    Dice dice = new Dice(grain(), side);
    double deviation = 50 * shot.noise();
    for (int i = 0; i < picture.length; i++) {
      double n = dice.bell(0, deviation);
      int p = picture[i];
      picture[i] =
          0xFF000000
              | byteOf((p >> 16 & 255) + n) << 16
              | byteOf((p >> 8 & 255) + n) << 8
              | byteOf((p & 255) + n);
    }
  }

  /** Another grain for every shot. */
  private long grain() {
    return shot.texts().hashCode();
  }

  private void blur(int[] picture) {
    int radius = Math.max(1, (int) Math.round(shot.blur() * side / 20));
    int[] copy = picture.clone();
    for (int pass = 0; pass < 2; pass++) {
      smooth(picture, copy, radius, 1, side);
      smooth(copy, picture, radius, side, 1);
    }
  }

  private void smooth(int[] from, int[] to, int radius, int step, int across) {
    for (int line = 0; line < side; line++) {
      for (int k = 0; k < side; k++) {
        int r = 0;
        int g = 0;
        int b = 0;
        for (int d = -radius; d <= radius; d++) {
          int p = from[line * across + Math.max(0, Math.min(side - 1, k + d)) * step];
          r += p >> 16 & 255;
          g += p >> 8 & 255;
          b += p & 255;
        }
        int n = 2 * radius + 1;
        to[line * across + k * step] = 0xFF000000 | r / n << 16 | g / n << 8 | b / n;
      }
    }
  }

  private static int byteOf(double value) {
    return (int) Math.max(0, Math.min(255, value + 0.5));
  }
}
