package facespace.data.paper;

import java.awt.Color;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;

/** A scarf over hair, ears and neck that leaves the face free. */
final class Headscarf {
  /** How high the cloth stands above the crown. */
  private static final double TOP = 7;

  private final Head head;
  private final Tones tones;
  private final Brush brush;

  Headscarf(Head head, Tones tones, Brush brush) {
    this.head = head;
    this.tones = tones;
    this.brush = brush;
  }

  /** The cloth with the opening for the face, its folds and its shine. */
  void draw() {
    Color cloth = tones.scarf;
    Color fold = Tones.mix(cloth, Color.BLACK, 0.16);
    Path2D all = new Path2D.Double(Path2D.WIND_EVEN_ODD);
    all.append(outline(), false);
    all.append(opening(), false);
    brush.fill(all, cloth);
    if (brush.isFine()) {
      for (int i = 0; i < 3; i++) {
        Head.Point a = head.hanging(head.inSight(0.9 + 0.14 * i), 30, 4);
        brush.line(
            new Line2D.Double(a.x(), a.y(), -34 + 22 * i, 100 + 3 * i),
            Tones.clear(fold, 0.8),
            1.6);
      }
    }
    brush.glow(head.around(-0.45, -58, 3), 26, 14, Color.WHITE, 0.2);
  }

  private Path2D outline() {
    Curve out = new Curve();
    for (int i = 0; i <= 8; i++) {
      double y = 70 - (70 - head.crown() - 0.01) * Math.sin(i / 8.0 * Math.PI / 2);
      out.add(point(head.edgeRad(1), y));
    }
    for (int i = 7; i >= 0; i--) {
      double y = 70 - (70 - head.crown() - 0.01) * Math.sin(i / 8.0 * Math.PI / 2);
      out.add(point(-head.edgeRad(-1), y));
    }
    out.add(-58, 92).add(-74, 112).add(0, 124).add(74, 112).add(58, 92);
    return out.closed();
  }

  private Path2D opening() {
    double low = head.chin();
    // On the right half of the face: share of the head's half width, and height.
    double[][] edge = {
      {0.5, -43},
      {0.8, -28},
      {0.9, -4},
      {0.91, 20},
      {0.9, low - 32},
      {0.87, low - 14},
      {0.76, low - 5}
    };
    Curve face = new Curve().add(head.at(0, -45, 0));
    for (double[] p : edge) {
      face.add(head.at(p[0] * head.width(p[1]), p[1], 0));
    }
    face.add(head.at(0, low - 1.5, 0));
    for (int i = edge.length - 1; i >= 0; i--) {
      face.add(head.at(-edge[i][0] * head.width(edge[i][1]), edge[i][1], 0));
    }
    return face.closed();
  }

  private Head.Point point(double angle, double y) {
    double rise = Math.max(0, (y + 8) / (head.crown() + 8));
    double narrow = Math.max(0, y - 10) / 60;
    Head.Point p = head.hanging(angle, y, 5 - 7 * narrow);
    return new Head.Point(p.x(), p.y() - TOP * rise * rise);
  }
}
