package facespace.data.paper;

import java.awt.geom.Path2D;

/** Hair, or the scarf over it: a part behind the head and one in front. */
final class Hair {
  private final HairStyle style;
  private final HairCut cut;
  private final Head head;
  private final Tones tones;
  private final Brush brush;
  private final HairPieces pieces;
  private final double right;
  private final double left;

  Hair(PaperPerson person, Head head, Tones tones, Brush brush) {
    style = person.hairStyle();
    cut = HairCut.of(style);
    this.head = head;
    this.tones = tones;
    this.brush = brush;
    pieces = new HairPieces(head, tones, brush);
    right = head.rightEdgeRad();
    left = right - Math.PI;
  }

  boolean coversEars() {
    return cut.loose();
  }

  /** What hangs or stands behind the head. */
  void behind() {
    switch (style) {
      case BUN -> pieces.bun();
      case PONYTAIL -> pieces.ponytail();
      case AFRO -> pieces.cloud();
      case LOCS -> pieces.locsBehind();
      case HEADSCARF -> {}
      default -> curtain();
    }
  }

  /** What lies on the head. */
  void front() {
    if (style == HairStyle.HEADSCARF) {
      new Headscarf(head, tones, brush).draw();
      return;
    }
    Path2D cap = cap();
    brush.fill(cap, style == HairStyle.SHAVED ? Tones.clear(tones.hair, 0.34) : tones.hair);
    if (style == HairStyle.SHAVED) {
      return;
    }
    shine();
    if (style == HairStyle.QUIFF) {
      pieces.quiff();
    } else if (style == HairStyle.LOCS) {
      pieces.locsBeside();
    } else if (style == HairStyle.BRAIDS) {
      pieces.braids();
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
    double lowAngle = head.inSight(Math.toRadians(line[last][0]));
    int seen = last;
    if (!cut.loose()) {
      for (int i = 1; i <= last; i++) {
        double angle = Math.toRadians(line[i][0]);
        if (angle > right || angle < left) {
          double before = Math.toRadians(line[i - 1][0]);
          lowAngle = head.inSight(angle);
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
    return head.hanging(head.inSight(angle), place[1], cut.loose() ? -7 + 9 * inSight : 0.6);
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
}
