package facespace.data.paper;

import java.awt.Color;
import java.awt.geom.Path2D;

/** What a way of wearing hair adds to the cap on the head: a bun, a tail, braids, locs, a quiff. */
final class HairPieces {
  private final Head head;
  private final Tones tones;
  private final Brush brush;

  HairPieces(Head head, Tones tones, Brush brush) {
    this.head = head;
    this.tones = tones;
    this.brush = brush;
  }

  /** What is swept up and back above the forehead. */
  void quiff() {
    double[][] shape = {
      {-31, -50, 38},
      {-35, -70, 30},
      {-17, -87, 22},
      {12, -94, 16},
      {34, -83, 16},
      {38, -62, 26},
      {22, -54, 42},
      {-6, -53, 48}
    };
    Curve curve = new Curve();
    for (double[] p : shape) {
      curve.add(head.turned(p[0], p[1], p[2]));
    }
    brush.fill(curve.closed(), tones.hair);
    brush.glow(head.turned(-10, -78, 30), 26, 12, tones.hairLight, 0.7);
  }

  void bun() {
    Head.Point p = head.turned(0, -80, -26);
    brush.dot(p, 20, 17, tones.hairDark);
    brush.dot(new Head.Point(p.x(), p.y() + 1), 16, 13, tones.hair);
    brush.glow(new Head.Point(p.x() - 5, p.y() - 5), 12, 8, tones.hairLight, 0.6);
  }

  void ponytail() {
    double[][] shape = {
      {14, -58, -50},
      {44, -63, -52},
      {60, -40, -48},
      {63, -4, -40},
      {60, 40, -30},
      {50, 84, -18},
      {40, 104, -14},
      {34, 84, -18},
      {42, 40, -30},
      {42, 0, -40},
      {32, -28, -50}
    };
    Curve curve = new Curve();
    for (double[] p : shape) {
      curve.add(head.turned(p[0], p[1], p[2]));
    }
    brush.fill(curve.closed(), tones.hairDark);
  }

  /** A round cloud of curls. */
  void cloud() {
    Head.Point middle = head.turned(0, -24, -14);
    double wide = head.halfWidth() + 21;
    Curve curve = new Curve();
    for (int i = 0; i < 48; i++) {
      double a = 2 * Math.PI * i / 48;
      double r = 1 + 0.035 * Math.abs(Math.sin(6 * a));
      curve.add(middle.x() + wide * r * Math.cos(a), middle.y() + 66 * r * Math.sin(a));
    }
    brush.fill(curve.closed(), tones.hair);
    brush.glow(new Head.Point(middle.x(), middle.y() + 40), wide, 50, tones.hairDark, 0.8);
  }

  void locsBehind() {
    locs(true);
  }

  void locsBeside() {
    locs(false);
  }

  /** Ropes of hair, those behind the head or those beside the face. */
  private void locs(boolean behind) {
    Path2D all = new Path2D.Double();
    for (int i = 0; i < 14; i++) {
      int side = i % 2 == 0 ? 1 : -1;
      double angle = side * Math.toRadians(behind ? 92 + 13 * (i / 2) : 62 + 11 * (i / 2));
      double turnedAway = Math.max(0, side * head.turn());
      if (!behind && Math.abs(angle) > head.edgeRad(side) - 0.8 * turnedAway) {
        continue;
      }
      double end = (behind ? 80 : 66) + 8 * Math.sin(i * 2.1);
      Head.Point a = head.hanging(angle * (behind ? 1 : 0.92), behind ? -20 : -36, 3);
      Head.Point b = head.hanging(angle, 10, 7 + 3 * Math.sin(i * 1.3));
      Head.Point c = head.hanging(angle, end, 5 + 3 * Math.sin(i * 2.7));
      all.moveTo(a.x(), a.y());
      all.quadTo(b.x(), b.y(), c.x(), c.y());
    }
    Color color = behind ? tones.hairDark : tones.hair;
    brush.line(all, Tones.mix(color, Color.BLACK, 0.35), 7.4);
    brush.line(all, color, 6);
  }

  void braids() {
    braid(-1);
    braid(1);
  }

  private void braid(int side) {
    double angle = side * Math.toRadians(104);
    if (Math.abs(angle - head.inSight(angle)) > 0.6) {
      return;
    }
    Head.Point from = head.hanging(head.inSight(angle), 25, -2);
    int links = 7;
    for (int i = 0; i < links; i++) {
      double t = i / (double) links;
      double x = from.x() + side * (6 * Math.sin(t * 2.2) - 4 * t);
      double y = from.y() + 92 * t;
      brush.dot(new Head.Point(x, y + 1.2), 8.6 - 2 * t, 8.6, tones.hairDark);
      brush.dot(new Head.Point(x, y), 7.6 - 2 * t, 7.4, tones.hair);
    }
  }
}
