package facespace.data.paper;

import facespace.data.SeededRandom;

/** Light, exposure, blur and noise: what happens to a portrait's pixels on the way to a picture. */
final class Darkroom {
  private static final double LAMP_SIDE_RAD = Math.toRadians(80);
  private static final double LAMP_HEIGHT_RAD = Math.toRadians(45);

  /** Above this value brightness is compressed. */
  private static final double KNEE = 225;

  private static final double ROOM = 255 - KNEE;

  /** Nobody sees a blur narrower than this, in pixels. */
  private static final double UNSEEN = 0.2;

  private final Shot shot;
  private final int side;

  Darkroom(Shot shot, int side) {
    this.shot = shot;
    this.side = side;
  }

  /**
   * Lights the portrait and puts it before a wall.
   *
   * @param argb the portrait, side·side pixels, opacity multiplied in
   * @param wall 0xRRGGBB
   * @return side·side pixels 0xFFRRGGBB
   */
  int[] develop(int[] argb, int wall) {
    int[] picture = new int[argb.length];
    light(argb, wall, picture);
    if (shot.blur() > 0) {
      blur(picture);
    }
    if (shot.noise() > 0) {
      noise(picture);
    }
    return picture;
  }

  /** Head and shoulders are lit as round things, the wall behind them hardly at all. */
  private void light(int[] argb, int wall, int[] picture) {
    double azimuth = LAMP_SIDE_RAD * shot.lightSide();
    double height = LAMP_HEIGHT_RAD * shot.lightHeight();
    double lampX = Math.sin(azimuth) * Math.cos(height);
    double lampY = -Math.sin(height);
    double lampZ = Math.cos(azimuth) * Math.cos(height);
    double hard = shot.lightStrength();
    double gain = Math.pow(2, 1.5 * shot.exposure()) * (1 - 0.84 * shot.darkness());
    double pixel = Brush.UNITS / side / shot.scale();
    for (int row = 0; row < side; row++) {
      double y = (row + 0.5 - side * (0.49 + shot.shiftY())) * pixel;
      double wide = 62 + 1.6 * Math.max(0, y - 66);
      double ny = unit(y / 105);
      for (int column = 0; column < side; column++) {
        double x = (column + 0.5 - side * (0.5 + shot.shiftX())) * pixel;
        double nx = unit(x / wide);
        double nz = 1 - 0.55 * nx * nx - 0.25 * ny * ny;
        double facing = nx * lampX + ny * lampY + nz * lampZ;
        double lambert = facing > 0 ? facing : 0.25 * facing;
        double lit = 1 + hard * (lambert - 0.92);
        double person = gain * (lit > 0.13 ? lit : 0.13);
        double gloss = lambert > 0.8 ? 130 * hard * (lambert - 0.8) * (lambert - 0.8) * gain : 0;
        int i = row * side + column;
        int p = argb[i];
        double clear = 1 - (p >>> 24) / 255.0;
        double back = clear * gain * (1 + 0.12 * hard * (lampX * x - lampY * -y) / 95);
        gloss *= 1 - clear;
        double red = (p >> 16 & 255) * person + (wall >> 16 & 255) * back + gloss;
        double green = (p >> 8 & 255) * person + (wall >> 8 & 255) * back + gloss;
        double blue = (p & 255) * person + (wall & 255) * back + gloss;
        double fit = compression(brightest(red, green, blue));
        picture[i] = rgb(red * fit, green * fit, blue * fit);
      }
    }
  }

  private void noise(int[] picture) {
    SeededRandom dice = new SeededRandom(grain(), side);
    double deviation = 42 * shot.noise();
    for (int i = 0; i < picture.length; i++) {
      double n = dice.bell(0, deviation);
      int p = picture[i];
      picture[i] = rgb((p >> 16 & 255) + n, (p >> 8 & 255) + n, (p & 255) + n);
    }
  }

  /** Another grain for every shot. */
  private long grain() {
    double mixed =
        shot.shiftX() * 1e3 + shot.shiftY() * 1e5 + shot.yawDeg() * 1e7 + shot.lightSide() * 1e9;
    return Double.doubleToLongBits(mixed + shot.noise());
  }

  private void blur(int[] picture) {
    double spread = shot.blur() * side / 32;
    if (spread < UNSEEN) {
      return;
    }
    int[] copy = picture.clone();
    for (int pass = 0; pass < 2; pass++) {
      smooth(picture, copy, spread, 1, side);
      smooth(copy, picture, spread, side, 1);
    }
  }

  /**
   * One box filter along every line; its ends count as far as the box reaches into them.
   *
   * @param spread half the width of the box, in pixels
   */
  private void smooth(int[] from, int[] to, double spread, int step, int across) {
    int radius = (int) Math.ceil(spread);
    double rim = spread - radius + 1;
    double scale = 1 / (2 * (radius - 1 + rim) + 1);
    int[] padded = new int[side + 2 * radius + 1];
    for (int line = 0; line < side; line++) {
      for (int k = 0; k < padded.length; k++) {
        padded[k] = from[line * across + clamp(k - radius, side - 1) * step];
      }
      int red = 0; // sums over the pixels that lie in the box as a whole
      int green = 0;
      int blue = 0;
      for (int k = 1; k < 2 * radius; k++) {
        red += padded[k] >> 16 & 255;
        green += padded[k] >> 8 & 255;
        blue += padded[k] & 255;
      }
      for (int k = 0; k < side; k++) {
        int first = padded[k];
        int last = padded[k + 2 * radius];
        double r = red + rim * ((first >> 16 & 255) + (last >> 16 & 255));
        double g = green + rim * ((first >> 8 & 255) + (last >> 8 & 255));
        double b = blue + rim * ((first & 255) + (last & 255));
        to[line * across + k * step] = rgb(r * scale, g * scale, b * scale);
        int leaves = padded[k + 1];
        red += (last >> 16 & 255) - (leaves >> 16 & 255);
        green += (last >> 8 & 255) - (leaves >> 8 & 255);
        blue += (last & 255) - (leaves & 255);
      }
    }
  }

  private static int rgb(double red, double green, double blue) {
    return 0xFF000000 | byteOf(red) << 16 | byteOf(green) << 8 | byteOf(blue);
  }

  private static double brightest(double red, double green, double blue) {
    double most = red > green ? red : green;
    return most > blue ? most : blue;
  }

  /** Bright colours are made less bright but stay the same colours: light skin stays skin. */
  private static double compression(double brightest) {
    return brightest <= KNEE
        ? 1
        : (KNEE + ROOM * (1 - Math.exp((KNEE - brightest) / ROOM))) / brightest;
  }

  private static int byteOf(double value) {
    return clamp((int) (value + 0.5), 255);
  }

  private static int clamp(int value, int most) {
    return value < 0 ? 0 : value > most ? most : value;
  }

  /**
   * Within −1 … 1; quicker than the general functions, which think of NaN and −0 for every pixel.
   */
  private static double unit(double value) {
    return value < -1 ? -1 : value > 1 ? 1 : value;
  }
}
