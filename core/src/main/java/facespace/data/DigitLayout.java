package facespace.data;

import java.util.Arrays;

/**
 * Lays ink out as MNIST does: scaled into a 20×20 box with its aspect ratio kept, drawn with grey
 * edges, then moved by whole pixels until its centre of mass is in the middle of 28×28.
 *
 * @see <a href="http://yann.lecun.com/exdb/mnist/">LeCun, Cortes, Burges: the MNIST database</a>
 */
final class DigitLayout {
  /** Rows and columns of an image. */
  static final int SIDE = 28;

  /** Rows and columns of the box the ink must fit. */
  static final int BOX = 20;

  /** The pixel, counted from 0, that MNIST's centre of mass rounds to. */
  static final int MIDDLE = 14;

  private DigitLayout() {}

  /**
   * Draws ink.
   *
   * @param ink its points are moved in place
   * @param edge width in pixels over which ink fades into paper
   * @return 28·28 unsigned bytes, 255 = ink; all 0 if there is no ink
   */
  static byte[] draw(Ink ink, double edge) {
    byte[] image = new byte[SIDE * SIDE];
    if (ink.size > 0) {
      fit(ink, BOX - edge / 2);
      centre(grey(ink, edge), image);
    }
    return image;
  }

  /** Scales the points until the ink, pen width included, is as long as the box, and centres it. */
  private static void fit(Ink ink, double length) {
    double[] x = reach(ink, ink.x, 1, 0);
    double[] y = reach(ink, ink.y, 1, 0);
    double longest = Math.max(x[1] - x[0], y[1] - y[0]);
    double scale = longest > 0 ? 0.75 * length / longest : 1;
    for (int round = 0; round < 3; round++) {
      x = reach(ink, ink.x, scale, 1);
      y = reach(ink, ink.y, scale, 1);
      if (longest > 0) {
        double missing = length - Math.max(x[1] - x[0], y[1] - y[0]);
        scale = Math.max(0, scale + missing / longest);
      }
    }
    x = reach(ink, ink.x, scale, 1);
    y = reach(ink, ink.y, scale, 1);
    for (int i = 0; i < ink.size; i++) {
      ink.x[i] = ink.x[i] * scale + (BOX - x[0] - x[1]) / 2;
      ink.y[i] = ink.y[i] * scale + (BOX - y[0] - y[1]) / 2;
    }
  }

  /** From where to where scaled points reach on one axis, {@code pen} half-widths included. */
  private static double[] reach(Ink ink, double[] axis, double scale, int pen) {
    double from = Double.MAX_VALUE;
    double to = -Double.MAX_VALUE;
    for (int i = 0; i < ink.size; i++) {
      double half = pen * ink.halfWidth[i];
      from = Math.min(from, axis[i] * scale - half);
      to = Math.max(to, axis[i] * scale + half);
    }
    return new double[] {from, to};
  }

  /** The box's pixels, 0 … 1, by how far inside the ink their centres are. */
  private static double[] grey(Ink ink, double edge) {
    double[] depth = new double[BOX * BOX];
    Arrays.fill(depth, -edge);
    for (int i = 0; i < ink.size; i++) {
      boolean isDot = ink.starts[i] && (i + 1 == ink.size || ink.starts[i + 1]);
      if (!ink.starts[i]) {
        deepen(depth, ink, i - 1, i, edge);
      } else if (isDot) {
        deepen(depth, ink, i, i, edge);
      }
    }
    for (int i = 0; i < depth.length; i++) {
      double t = Math.min(1, Math.max(0, 0.5 + depth[i] / edge));
      depth[i] = t * t * (3 - 2 * t); // soft at both ends, as a scanned and shrunk edge is
    }
    return depth;
  }

  /** Raises the depth of every pixel near the segment from point a to point b. */
  private static void deepen(double[] depth, Ink ink, int a, int b, double edge) {
    double ax = ink.x[a] - 0.5; // pixel centres are at whole numbers from here on
    double ay = ink.y[a] - 0.5;
    double dx = ink.x[b] - 0.5 - ax;
    double dy = ink.y[b] - 0.5 - ay;
    double ra = ink.halfWidth[a];
    double dr = ink.halfWidth[b] - ra;
    double margin = Math.max(ra, ra + dr) + edge / 2;
    int left = (int) Math.max(0, Math.ceil(Math.min(ax, ax + dx) - margin));
    int right = (int) Math.min(BOX - 1, Math.floor(Math.max(ax, ax + dx) + margin));
    int top = (int) Math.max(0, Math.ceil(Math.min(ay, ay + dy) - margin));
    int bottom = (int) Math.min(BOX - 1, Math.floor(Math.max(ay, ay + dy) + margin));
    double squared = dx * dx + dy * dy;
    double inverse = squared > 0 ? 1 / squared : 0;
    for (int row = top; row <= bottom; row++) {
      double py = row - ay;
      for (int column = left; column <= right; column++) {
        double px = column - ax;
        double t = share((px * dx + py * dy) * inverse);
        double ox = px - t * dx;
        double oy = py - t * dy;
        double radius = ra + t * dr;
        int pixel = row * BOX + column;
        double within = radius - depth[pixel]; // farther off the pixel is as deep already
        double away = ox * ox + oy * oy;
        if (within > 0 && away < within * within) {
          depth[pixel] = radius - Math.sqrt(away);
        }
      }
    }
  }

  /** Within 0 … 1; quicker than the general functions, which think of NaN and −0. */
  private static double share(double value) {
    return value < 0 ? 0 : value > 1 ? 1 : value;
  }

  private static void centre(double[] grey, byte[] image) {
    double mass = 0;
    double massX = 0;
    double massY = 0;
    for (int row = 0; row < BOX; row++) {
      for (int column = 0; column < BOX; column++) {
        double value = grey[row * BOX + column];
        mass += value;
        massX += value * column;
        massY += value * row;
      }
    }
    int left = offset(massX / mass);
    int top = offset(massY / mass);
    for (int row = 0; row < BOX; row++) {
      for (int column = 0; column < BOX; column++) {
        image[(row + top) * SIDE + column + left] =
            (byte) Math.round(255 * grey[row * BOX + column]);
      }
    }
  }

  /** Where the box begins for its mass to be in the middle; the box never leaves the image. */
  private static int offset(double centre) {
    return (int) Math.min(SIDE - BOX, Math.max(0, MIDDLE - Math.round(centre)));
  }
}
