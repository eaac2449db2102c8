package facespace.data.paper;

import java.awt.Color;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;

/** Hair, or the scarf over it: a part behind the head and one in front. */
final class Hair {
  private final HairStyle style;
  private final HairCut cut;
  private final Head head;
  private final Tones tones;
  private final Brush brush;
  private final double right;
  private final double left;

  Hair(PaperPerson person, Head head, Tones tones, Brush brush) {
    style = person.hairStyle();
    cut = HairCut.of(style);
    this.head = head;
    this.tones = tones;
    this.brush = brush;
    right = head.rightEdgeRad();
    left = right - Math.PI;
  }

  boolean coversEars() {
    return cut.loose();
  }

  /** What hangs or stands behind the head. */
  void behind() {
    switch (style) {
      case BUN -> bun();
      case PONYTAIL -> tail();
      case AFRO -> cloud();
      case LOCS -> strings(true);
      case HEADSCARF -> {}
      default -> curtain();
    }
  }

  /** What lies on the head. */
  void front() {
    if (style == HairStyle.HEADSCARF) {
      scarf();
      return;
    }
    Path2D cap = cap();
    brush.fill(cap, style == HairStyle.SHAVED ? Tones.clear(tones.hair, 0.34) : tones.hair);
    if (style == HairStyle.SHAVED) {
      return;
    }
    shine();
    if (style == HairStyle.QUIFF) {
      quiff();
    } else if (style == HairStyle.LOCS) {
      strings(false);
    } else if (style == HairStyle.BRAIDS) {
      braid(-1);
      braid(1);
    }
    if (brush.isFine() && cut.bumps() < 1) {
      strands();
    }
  }

  private void curtain() {
    if (cut.fall() == 0) {
      return;
    }
    double in = style == HairStyle.BOB || style == HairStyle.FRINGE ? 0.94 : 1;
    Curve curve = new Curve();
    int steps = 8;
    curve.add(head.hanging(right, -30, -8));
    for (int i = 0; i <= steps; i++) {
      double y = -8 + (cut.fall() + 8) * i / steps;
      curve.add(hangingOut(right, y, i == steps ? in : 1));
    }
    Head.Point middle = head.hanging(right - Math.PI / 2, cut.fall() + 2, 0);
    curve.add(middle.x(), cut.fall() + 3);
    for (int i = steps; i >= 0; i--) {
      double y = -8 + (cut.fall() + 8) * i / steps;
      curve.add(hangingOut(left, y, i == steps ? in : 1));
    }
    curve.add(head.hanging(left, -30, -8));
    brush.fill(curve.closed(), tones.hairDark);
  }

  private Head.Point hangingOut(double angle, double y, double in) {
    Head.Point p = head.hanging(angle, y, thickness(y));
    return new Head.Point(p.x() * in, p.y());
  }

  /** How far the hair stands out at a height. */
  private double thickness(double y) {
    double swing =
        style == HairStyle.WAVY ? 3.2 * Math.sin(y * 0.16) * Math.min(1, (y + 60) / 60) : 0;
    double flare = style == HairStyle.BOB ? Math.max(0, y + 10) * 0.06 : 0;
    return cut.side() + swing + flare;
  }

  private Path2D cap() {
    Curve curve = new Curve();
    double lowLeft = edge(curve, cut.left(), true);
    double lowRight = edge(curve, cut.right(), false);
    outer(curve, right, lowRight, false);
    outer(curve, left, lowLeft, true);
    return curve.closed();
  }

  /**
   * Adds the edge of the hair on the face as far as it is in sight.
   *
   * @param inwards from the side to the parting
   * @return the height at which it goes out of sight
   */
  private double edge(Curve curve, double[][] line, boolean inwards) {
    int last = line.length - 1;
    double low = line[last][1];
    double lowAngle = clamp(Math.toRadians(line[last][0]));
    int seen = last;
    if (!cut.loose()) {
      for (int i = 1; i <= last; i++) {
        double angle = Math.toRadians(line[i][0]);
        if (angle > right || angle < left) {
          double before = Math.toRadians(line[i - 1][0]);
          lowAngle = clamp(angle);
          double share = (lowAngle - before) / (angle - before);
          low = line[i - 1][1] + share * (line[i][1] - line[i - 1][1]);
          seen = i - 1;
          break;
        }
      }
    }
    if (inwards) {
      if (seen < last) {
        curve.add(head.hanging(lowAngle, low, 0.5));
      }
      for (int i = seen; i > 0; i--) {
        curve.add(edgePoint(line[i]));
      }
    } else {
      for (int i = 0; i <= seen; i++) {
        curve.add(edgePoint(line[i]));
      }
      if (seen < last) {
        curve.add(head.hanging(lowAngle, low, 0.5));
      }
    }
    return low;
  }

  private Head.Point edgePoint(double[] place) {
    double angle = Math.toRadians(place[0]);
    // Where loose hair goes out of sight it dips under the skin, so that no wall shows between the
    // two.
    double inSight = Math.max(0, Math.min(1, Math.min(right - angle, angle - left) / 0.5));
    return head.hanging(clamp(angle), place[1], cut.loose() ? -7 + 9 * inSight : 0.6);
  }

  /** The angle around the head where a side goes out of sight, without its sign. */
  private double edge(int side) {
    return side > 0 ? right : -left;
  }

  private double clamp(double angle) {
    return Math.max(left, Math.min(right, angle));
  }

  /** Adds the outline against the wall, from the side to the crown or back. */
  private void outer(Curve curve, double angle, double low, boolean downwards) {
    int steps = cut.bumps() > 0 ? 21 : 7;
    for (int i = 0; i <= steps; i++) {
      if (i == (downwards ? 0 : steps)) {
        continue;
      }
      double t = (downwards ? steps - i : i) / (double) steps;
      double y = low + (head.crown() + 0.01 - low) * Math.sin(t * Math.PI / 2);
      double rise = Math.max(0, (y + 8) / (head.crown() + 8));
      double grown = cut.loose() ? 1 : Math.min(1, 0.2 + (low - y) / 14);
      double bump = cut.bumps() * Math.abs(Math.sin(t * 7 * Math.PI / 2));
      double out =
          (cut.loose() ? thickness(y) : cut.side()) * grown * (1 - 0.35 * rise * rise) + bump;
      Head.Point p = head.hanging(angle, y, out);
      curve.add(p.x(), p.y() - (cut.top() + bump * 0.6) * rise * rise);
    }
    if (downwards) {
      return;
    }
    Head.Point crown = head.turned(0, head.crown(), -8);
    curve.add(crown.x(), crown.y() - cut.top() - cut.bumps() * 0.5);
  }

  private void shine() {
    double turned = -0.45;
    brush.glow(head.around(turned, -60, 3), 30, 11 + cut.top() * 0.4, tones.hairLight, 0.55);
  }

  /** A few single hairs, from the parting down. */
  private void strands() {
    Path2D all = new Path2D.Double();
    for (double[][] line : new double[][][] {cut.left(), cut.right()}) {
      if (cut.loose() && style != HairStyle.FRINGE) {
        strandsBeside(all, line);
      } else {
        strandsDownTo(all, line);
      }
    }
    brush.line(all, Tones.clear(tones.hairDark, 0.45), 1);
  }

  private void strandsBeside(Path2D all, double[][] line) {
    for (double apart : new double[] {0.1, 0.22, 0.36}) {
      Curve curve = new Curve();
      for (int i = 0; i < line.length; i++) {
        double angle = Math.toRadians(line[i][0]);
        double beside =
            angle + Math.signum(line[line.length - 1][0]) * apart * Math.min(1, i / 3.0);
        if (beside < right - 0.05 && beside > left + 0.05) {
          curve.add(head.hanging(beside, Math.max(-66, line[i][1] - 6 - 12 * apart), 3));
        }
      }
      all.append(curve.open(), false);
    }
  }

  private void strandsDownTo(Path2D all, double[][] line) {
    double part = line[0][0];
    for (int i = 1; i < line.length && Math.abs(line[i][0]) < 72; i++) {
      double angle = Math.toRadians(line[i][0] * 1.12);
      if (angle > right - 0.15 || angle < left + 0.15 || line[i][1] > -15) {
        continue;
      }
      double from = Math.toRadians(part + (line[i][0] - part) * 0.3);
      Head.Point a = head.hanging(from, Math.min(-68, line[0][1] - 16), cut.top() * 0.5);
      Head.Point b = head.hanging(angle, (line[i][1] - 73) / 2, 5);
      Head.Point c = head.hanging(angle, line[i][1] - 3, 3);
      all.moveTo(a.x(), a.y() - cut.top() * 0.4);
      all.quadTo(b.x(), b.y(), c.x(), c.y());
    }
  }

  private void quiff() {
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

  private void bun() {
    Head.Point p = head.turned(0, -80, -26);
    brush.dot(p, 20, 17, tones.hairDark);
    brush.dot(new Head.Point(p.x(), p.y() + 1), 16, 13, tones.hair);
    brush.glow(new Head.Point(p.x() - 5, p.y() - 5), 12, 8, tones.hairLight, 0.6);
  }

  private void tail() {
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

  private void cloud() {
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

  /** Locs: ropes of hair, those behind the head or those beside the face. */
  private void strings(boolean behind) {
    Path2D all = new Path2D.Double();
    for (int i = 0; i < 14; i++) {
      int side = i % 2 == 0 ? 1 : -1;
      double angle = side * Math.toRadians(behind ? 92 + 13 * (i / 2) : 62 + 11 * (i / 2));
      double turnedAway = Math.max(0, side * head.turn());
      if (!behind && Math.abs(angle) > edge(side) - 0.8 * turnedAway) {
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

  private void braid(int side) {
    double angle = side * Math.toRadians(104);
    if (angle > right + 0.6 || angle < left - 0.6) {
      return;
    }
    Head.Point from = head.hanging(clamp(angle), 25, -2);
    int links = 7;
    for (int i = 0; i < links; i++) {
      double t = i / (double) links;
      double x = from.x() + side * (6 * Math.sin(t * 2.2) - 4 * t);
      double y = from.y() + 92 * t;
      brush.dot(new Head.Point(x, y + 1.2), 8.6 - 2 * t, 8.6, tones.hairDark);
      brush.dot(new Head.Point(x, y), 7.6 - 2 * t, 7.4, tones.hair);
    }
  }

  private void scarf() {
    Color cloth = tones.scarf;
    Color fold = Tones.mix(cloth, Color.BLACK, 0.16);
    Path2D all = new Path2D.Double(Path2D.WIND_EVEN_ODD);
    Curve out = new Curve();
    for (int i = 0; i <= 8; i++) {
      double y = 70 - (70 - head.crown() - 0.01) * Math.sin(i / 8.0 * Math.PI / 2);
      out.add(scarfPoint(right, y));
    }
    for (int i = 7; i >= 0; i--) {
      double y = 70 - (70 - head.crown() - 0.01) * Math.sin(i / 8.0 * Math.PI / 2);
      out.add(scarfPoint(left, y));
    }
    out.add(-58, 92).add(-74, 112).add(0, 124).add(74, 112).add(58, 92);
    all.append(out.closed(), false);
    Curve face = new Curve().add(head.at(0, -45, 0));
    double low = head.chin();
    double[][] opening = {
      {0.5, -43},
      {0.8, -28},
      {0.9, -4},
      {0.91, 20},
      {0.9, low - 32},
      {0.87, low - 14},
      {0.76, low - 5}
    };
    for (double[] p : opening) {
      face.add(head.at(p[0] * head.width(p[1]), p[1], 0));
    }
    face.add(head.at(0, low - 1.5, 0));
    for (int i = opening.length - 1; i >= 0; i--) {
      face.add(head.at(-opening[i][0] * head.width(opening[i][1]), opening[i][1], 0));
    }
    all.append(face.closed(), false);
    brush.fill(all, cloth);
    if (brush.isFine()) {
      for (int i = 0; i < 3; i++) {
        Head.Point a = head.hanging(clamp(0.9 + 0.14 * i), 30, 4);
        brush.line(
            new Line2D.Double(a.x(), a.y(), -34 + 22 * i, 100 + 3 * i),
            Tones.clear(fold, 0.8),
            1.6);
      }
    }
    brush.glow(head.around(-0.45, -58, 3), 26, 14, Color.WHITE, 0.2);
  }

  private Head.Point scarfPoint(double angle, double y) {
    double rise = Math.max(0, (y + 8) / (head.crown() + 8));
    double narrow = Math.max(0, y - 10) / 60;
    Head.Point p = head.hanging(angle, y, 5 - 7 * narrow);
    return new Head.Point(p.x(), p.y() - cut.top() * rise * rise);
  }
}
