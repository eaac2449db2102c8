package facespace.data.paper;

import java.awt.Color;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;

/** What is in front of the face: glasses, a mask, a hand. */
final class Worn {
  private static final Color FRAME = new Color(0x2A2A2D);
  private static final Color GLASS = new Color(0x26FFFFFF, true);
  private static final Color DARK_GLASS = new Color(0xF81B1C20, true);
  private static final Color CLOTH = new Color(0xD9E5E8);
  private static final Color PLEAT = new Color(0xB5C7CC);

  private final boolean loose;
  private final Shot shot;
  private final Head head;
  private final Tones tones;
  private final Brush brush;

  /**
   * @param loose whether hair covers the ears, and with them bows and strings
   */
  Worn(boolean loose, Shot shot, Head head, Tones tones, Brush brush) {
    this.loose = loose;
    this.shot = shot;
    this.head = head;
    this.tones = tones;
    this.brush = brush;
  }

  void draw() {
    if (shot.mask() > 0) {
      mask();
    }
    if (shot.glasses() || shot.sunglasses()) {
      glasses();
    }
    if (shot.hand() > 0) {
      hand();
    }
  }

  private void glasses() {
    boolean dark = shot.sunglasses();
    double wide = dark ? 18.5 : 16.5;
    double high = dark ? 14 : 12.5;
    double thick = dark ? 2.6 : 2.1;
    for (int side = -1; side <= 1; side += 2) {
      double x = side * 23.5;
      Curve rim = new Curve();
      for (int i = 0; i < 16; i++) {
        double a = Math.PI * 2 * i / 16;
        rim.add(
            head.at(
                x + wide * round(Math.cos(a)),
                1.5 + high * round(Math.sin(a)) - (dark ? side * Math.cos(a) : 0),
                7));
      }
      Path2D lens = rim.closed();
      brush.fill(lens, dark ? DARK_GLASS : GLASS);
      brush.line(lens, FRAME, thick);
      if (side * head.turn() < 0.35) {
        Head.Point hinge = head.at(side * (23.5 + wide), -2, 6);
        Head.Point ear = head.hanging(side * Math.min(loose ? 1.05 : 1.75, edge(side)), -3, 2);
        brush.line(new Line2D.Double(hinge.x(), hinge.y(), ear.x(), ear.y()), FRAME, thick);
      }
    }
    Path2D bridge =
        new FacePath(head, 11, -23.5 + wide, -1).curve(-4, -5, 4, -5, 23.5 - wide, -1).open();
    brush.line(bridge, FRAME, thick);
  }

  /** Between a circle and a square. */
  private static double round(double sine) {
    return Math.signum(sine) * Math.pow(Math.abs(sine), 0.75);
  }

  /** The angle around the head where this side goes out of sight, without its sign. */
  private double edge(int side) {
    double right = head.rightEdgeRad();
    return side > 0 ? right : Math.PI - right;
  }

  private void mask() {
    double top = head.chin() - 4 - (head.chin() - 18) * shot.mask();
    double right = Math.min(1.36, edge(1));
    double left = Math.min(1.36, edge(-1));
    Curve cloth = new Curve();
    for (int i = -4; i <= 4; i++) {
      double share = Math.abs(i) / 4.0;
      double angle = i < 0 ? -share * left : share * right;
      cloth.add(head.around(angle, top + 9 * share * share, 3 + 5 * (1 - share)));
    }
    double low = head.chin();
    for (double share : new double[] {0.35, 0.7, 0.9, 0.985}) {
      cloth.add(head.around(right, top + 9 + (low - top - 9) * share, 3));
    }
    for (double share : new double[] {0.985, 0.9, 0.7, 0.35}) {
      cloth.add(head.around(-left, top + 9 + (low - top - 9) * share, 3));
    }
    for (int side = -1; side <= 1 && !loose; side += 2) {
      double angle = side > 0 ? right : left;
      Head.Point from = head.around(side * angle, top + 11, 3);
      Head.Point ear = head.hanging(side * Math.min(1.7, edge(side)), -2, 1);
      brush.line(new Line2D.Double(from.x(), from.y(), ear.x(), ear.y()), PLEAT, 1.6);
    }
    brush.fill(cloth.closed(), CLOTH);
    for (double share : new double[] {0.3, 0.5, 0.7}) {
      double y = top + (low - top) * share;
      Curve pleat = new Curve();
      for (int i = -3; i <= 3; i++) {
        double angle = i < 0 ? i / 3.6 * left : i / 3.6 * right;
        pleat.add(head.around(angle, y + 2 - Math.abs(i) * 0.6, 4));
      }
      brush.line(pleat.open(), PLEAT, 1.2);
    }
  }

  private void hand() {
    double y = 62 - 62 * (shot.hand() - 1);
    double x = 20;
    Color gap = tones.deepShade;
    Path2D palm = new Path2D.Double();
    palm.moveTo(x + 34, y + 70);
    palm.curveTo(x + 38, y + 34, x + 32, y + 8, x + 24, y - 4);
    palm.lineTo(x - 31, y + 2);
    palm.curveTo(x - 36, y + 26, x - 18, y + 44, x - 8, y + 70);
    palm.closePath();
    brush.line(palm, Tones.clear(gap, 0.8), 2.4);
    double[][] fingers = {{-24, -34, 5, 8}, {-8, -45, 5, 8.4}, {8, -41, 4, 8.2}, {22, -27, 4, 7}};
    for (double[] f : fingers) {
      Line2D bone = new Line2D.Double(x + f[0] - 6, y + f[1], x + f[0], y + f[2]);
      brush.line(bone, Tones.clear(gap, 0.8), 2 * f[3] + 2.4);
      brush.line(bone, tones.hand, 2 * f[3]);
      brush.dot(
          new Head.Point(x + f[0] - 6.4, y + f[1] - 2.6), 3.6, 4.4, Tones.clear(tones.light, 0.8));
    }
    brush.fill(palm, tones.hand);
    brush.glow(new Head.Point(x, y + 40), 30, 34, tones.shade, 0.7);
  }
}
