package facespace.data.paper;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Point2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;

/** Paints on a transparent sheet in the units of {@link Head}. Not for several threads at once. */
final class Brush {
  /** Width of the picture in the units of {@link Head}. */
  static final double UNITS = 190;

  /** Below this many pixels per unit nobody sees single hairs. */
  private static final double FINE = 0.6;

  private final Graphics2D g;
  private final int[] pixels;
  private final int side;
  private final double scale;

  /**
   * @param sheet square, of type {@code INT_ARGB_PRE}, empty
   */
  Brush(BufferedImage sheet, Shot shot) {
    side = sheet.getWidth();
    pixels = ((DataBufferInt) sheet.getRaster().getDataBuffer()).getData();
    g = sheet.createGraphics();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    scale = side / UNITS * shot.scale();
    g.translate(side * (0.5 + shot.shiftX()), side * (0.49 + shot.shiftY()));
    g.scale(scale, scale);
  }

  /** Tilts all that follows about the neck. */
  void tilt(double angleRad) {
    g.rotate(angleRad, 0, 70);
  }

  /** Whether details of half a unit can be seen. */
  boolean isFine() {
    return scale > FINE;
  }

  void fill(Shape shape, Color color) {
    g.setColor(color);
    g.fill(shape);
  }

  void line(Shape shape, Color color, double width) {
    g.setColor(color);
    g.setStroke(new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    g.draw(shape);
  }

  void dot(Head.Point p, double rx, double ry, Color color) {
    fill(new Ellipse2D.Double(p.x() - rx, p.y() - ry, 2 * rx, 2 * ry), color);
  }

  /**
   * Tints what is already painted, softly, strongest in the middle.
   *
   * @param strength 0 … 1, share of the colour in the middle
   */
  void glow(Head.Point middle, double rx, double ry, Color color, double strength) {
    Point2D at = g.getTransform().transform(new Point2D.Double(middle.x(), middle.y()), null);
    double wide = rx * scale;
    double high = ry * scale;
    int left = (int) Math.max(0, at.getX() - wide);
    int right = (int) Math.min(side - 1, at.getX() + wide);
    int bottom = (int) Math.min(side - 1, at.getY() + high);
    for (int y = (int) Math.max(0, at.getY() - high); y <= bottom; y++) {
      double dy = (y + 0.5 - at.getY()) / high;
      for (int x = left; x <= right; x++) {
        double dx = (x + 0.5 - at.getX()) / wide;
        double near = 1 - dx * dx - dy * dy;
        if (near > 0) {
          tint(y * side + x, color, strength * near * near);
        }
      }
    }
  }

  void done() {
    g.dispose();
  }

  private void tint(int i, Color color, double share) {
    int p = pixels[i];
    int alpha = p >>> 24;
    double whole = share * alpha / 255;
    pixels[i] =
        alpha << 24
            | mixed(p >> 16 & 255, color.getRed(), share, whole) << 16
            | mixed(p >> 8 & 255, color.getGreen(), share, whole) << 8
            | mixed(p & 255, color.getBlue(), share, whole);
  }

  private static int mixed(int old, int tint, double share, double whole) {
    return (int) (old * (1 - share) + tint * whole + 0.5);
  }
}
