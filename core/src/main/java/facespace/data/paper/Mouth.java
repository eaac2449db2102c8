package facespace.data.paper;

import java.awt.Color;
import java.awt.geom.Path2D;

/** Lips, and teeth when they smile. */
final class Mouth {
  private static final Color TEETH = new Color(0xFBF8F2);
  private static final Color INSIDE = new Color(0x5A2022);

  private final Head head;
  private final Tones tones;
  private final Brush brush;
  private final double smile;
  private final double open;
  private final double y;
  private final double half;
  private final double upper;
  private final double lower;
  private final double corner;

  Mouth(PaperPerson person, Shot shot, Head head, Tones tones, Brush brush) {
    this.head = head;
    this.tones = tones;
    this.brush = brush;
    smile = shot.smile();
    double wide = Math.max(0, Math.min(1, (smile - 0.4) / 0.5));
    open = 8.5 * wide * wide * (3 - 2 * wide);
    y = 42 + 6 * person.noseLength() - 1.5 * smile;
    half = 12.5 + 9 * person.mouthWidth() + 4.5 * smile;
    upper = (2.2 + 3.2 * person.lips()) * (1 - 0.25 * smile);
    lower = (3.2 + 4.4 * person.lips()) * (1 - 0.25 * smile);
    corner = y + 0.3 - 5.5 * smile;
  }

  void draw() {
    brush.glow(head.at(0, y + lower + open + 6, 0), half * 0.8, 5, tones.deepShade, 0.3);
    brush.fill(upperLip(), tones.upperLip);
    brush.fill(lowerLip(), tones.lowerLip);
    brush.glow(head.at(0, y + open + lower * 0.55, 0), half * 0.45, lower * 0.5, tones.light, 0.35);
    if (open > 0.4) {
      inside();
    } else {
      brush.line(between(), tones.lipLine, 1.5);
    }
    smileLines();
  }

  private Path2D upperLip() {
    double top = y - upper;
    return new FacePath(head, 0, -half, corner)
        .curve(
            -half * 0.6,
            corner + (top - corner) * 0.8,
            -half * 0.4,
            top - 1,
            -half * 0.2,
            top - 0.9)
        .curve(-half * 0.1, top - 0.8, -half * 0.06, top + 0.3, 0, top + 0.4)
        .curve(half * 0.06, top + 0.3, half * 0.1, top - 0.8, half * 0.2, top - 0.9)
        .curve(half * 0.4, top - 1, half * 0.6, corner + (top - corner) * 0.8, half, corner)
        .curve(half * 0.5, y + 1.5, -half * 0.5, y + 1.5, -half, corner)
        .closed();
  }

  private Path2D lowerLip() {
    double low = y + open + lower;
    return new FacePath(head, 0, -half, corner)
        .curve(-half * 0.5, y + 1 + 0.4 * smile, half * 0.5, y + 1 + 0.4 * smile, half, corner)
        .curve(half * 0.75, low - 0.4, half * 0.4, low + 1.2, 0, low + 1)
        .curve(-half * 0.4, low + 1.2, -half * 0.75, low - 0.4, -half, corner)
        .closed();
  }

  private Path2D between() {
    return new FacePath(head, 0, -half - 0.5, corner - 0.4)
        .curve(-half * 0.5, y + 1.4 + smile, -half * 0.15, y - 0.2, 0, y + 0.6)
        .curve(half * 0.15, y - 0.2, half * 0.5, y + 1.4 + smile, half + 0.5, corner - 0.4)
        .open();
  }

  private void inside() {
    double edge = half * 0.93;
    double down = y + open * 1.15;
    FacePath hole =
        new FacePath(head, 0, -edge, corner + 0.4)
            .curve(-half * 0.45, y + 0.9, half * 0.45, y + 0.9, edge, corner + 0.4)
            .curve(half * 0.66, down, half * 0.35, down + 1, 0, down + 1)
            .curve(-half * 0.35, down + 1, -half * 0.66, down, -edge, corner + 0.4);
    brush.fill(hole.closed(), INSIDE);
    double teeth = y + Math.min(open * 0.8, 5);
    FacePath row =
        new FacePath(head, 0, -edge * 0.95, corner + 0.7)
            .curve(-half * 0.45, y + 1, half * 0.45, y + 1, edge * 0.95, corner + 0.7)
            .curve(half * 0.6, teeth, half * 0.3, teeth + 0.6, 0, teeth + 0.6)
            .curve(-half * 0.3, teeth + 0.6, -half * 0.6, teeth, -edge * 0.95, corner + 0.7);
    brush.fill(row.closed(), TEETH);
  }

  private void smileLines() {
    if (smile < 0.3) {
      return;
    }
    for (int side = -1; side <= 1; side += 2) {
      Path2D line =
          new FacePath(head, 0, side * (half + 1), y - 17)
              .curve(
                  side * (half + 5),
                  y - 13,
                  side * (half + 6.5),
                  y - 7,
                  side * (half + 5),
                  corner + 2)
              .open();
      brush.line(line, Tones.clear(tones.deepShade, 0.75 * (smile - 0.3)), 1.4);
    }
  }
}
