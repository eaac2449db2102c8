package facespace.data.paper;

import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;

/** Head, ears, beard, and the soft modelling of the skin. */
final class Skin {
  private static final int OUTLINE = 14;

  private final PaperPerson person;
  private final Shot shot;
  private final Head head;
  private final Tones tones;
  private final Brush brush;

  Skin(PaperPerson person, Shot shot, Head head, Tones tones, Brush brush) {
    this.person = person;
    this.shot = shot;
    this.head = head;
    this.tones = tones;
    this.brush = brush;
  }

  void head() {
    brush.fill(outline(), tones.skin);
    double smile = shot.smile();
    for (int side = -1; side <= 1; side += 2) {
      double apart = 19.5 + 7.5 * person.eyeSpacing();
      brush.glow(head.at(side * apart, -6, 0), 17, 13, tones.shade, 0.5);
      brush.glow(
          head.at(side * 29, 24 - 3 * smile, 0),
          18,
          14,
          tones.blush,
          0.32 - 0.14 * person.skin() + 0.25 * smile);
      brush.glow(head.at(side * 27, 15 - 4 * smile, 0), 13, 7, tones.light, 0.25);
    }
    brush.glow(head.at(0, -34, 0), 30, 15, tones.light, 0.35);
    brush.glow(head.at(0, head.chin() - 15, 0), 13, 9, tones.light, 0.3);
    freckles();
    age();
  }

  private Path2D outline() {
    Curve curve = new Curve();
    double right = head.rightEdgeRad();
    for (int i = 0; i < 2 * OUTLINE; i++) {
      double t = Math.PI * (i + 0.5) / OUTLINE;
      double y = (head.crown() + head.chin()) / 2 - (head.chin() - head.crown()) / 2 * Math.cos(t);
      curve.add(head.around(i < OUTLINE ? right : right - Math.PI, y, 0));
    }
    return curve.closed();
  }

  /** The ear on the side turned away, seen behind the cheek. */
  void farEar() {
    ear(head.turn() > 0 ? 1 : -1);
  }

  /** The ear turned to the camera; both of them if the head is straight. */
  void nearEars() {
    ear(head.turn() > 0 ? -1 : 1);
    if (Math.abs(head.turn()) < 0.02) {
      ear(head.turn() > 0 ? 1 : -1);
    }
  }

  private void ear(int side) {
    double out = 6 + 7 * person.ears();
    double tall = 0.85 + 0.35 * person.ears();
    Path2D ear =
        new Curve()
            .add(earPoint(side, 82, -6 * tall, 0))
            .add(earPoint(side, 96, -13 * tall, 0.55 * out))
            .add(earPoint(side, 109, -7 * tall, out))
            .add(earPoint(side, 108, 4 * tall, 0.9 * out))
            .add(earPoint(side, 99, 15 * tall, 0.5 * out))
            .add(earPoint(side, 88, 18 * tall, 0.2 * out))
            .add(earPoint(side, 82, 8 * tall, 0))
            .closed();
    brush.fill(ear, tones.skin);
    Path2D inside =
        new Curve()
            .add(earPoint(side, 97, -7 * tall, 0.5 * out))
            .add(earPoint(side, 104, -4 * tall, 0.75 * out))
            .add(earPoint(side, 102, 4 * tall, 0.62 * out))
            .add(earPoint(side, 95, 10 * tall, 0.35 * out))
            .add(earPoint(side, 94, 2 * tall, 0.35 * out))
            .closed();
    brush.fill(inside, tones.shade);
  }

  private Head.Point earPoint(int side, double angleDeg, double y, double out) {
    return head.hanging(side * Math.toRadians(angleDeg), 5 + y, out);
  }

  private void freckles() {
    if (person.freckles() == 0) {
      return;
    }
    Path2D all = new Path2D.Double();
    int count = 6 + (int) (26 * person.freckles());
    for (int i = 0; i < count; i++) {
      double x = (i * 0.618034 % 1 - 0.5) * 72;
      double y = 12 + i * 0.414214 % 1 * 17 - Math.abs(x) * 0.08;
      double radius = 0.8 + 0.6 * (i * 0.7320508 % 1);
      Head.Point p = head.at(x, y, 0);
      all.append(
          new Ellipse2D.Double(p.x() - radius, p.y() - radius, 2 * radius, 2 * radius), false);
    }
    brush.fill(all, Tones.clear(tones.deepShade, 0.6));
  }

  private void age() {
    double old = (person.age() - 0.35) / 0.65;
    if (old <= 0) {
      return;
    }
    for (int side = -1; side <= 1; side += 2) {
      brush.glow(head.at(side * 36, 33, 0), 10, 16, tones.deepShade, 0.3 * old);
      brush.glow(head.at(side * 23, 11, 0), 11, 4, tones.deepShade, 0.45 * old);
      fold(side * 15, 25, side * 22, 36, side * 21, 46, 0.8 * old);
      fold(side * 36, -3, side * 39, -5, side * 42, -5, 0.6 * old);
      fold(side * 36, 1, side * 39, 2, side * 42, 4, 0.6 * old);
    }
    fold(-22, -36, 0, -39, 22, -36, 0.6 * old);
    fold(-17, -29, 0, -31, 17, -29, 0.5 * old);
  }

  private void fold(double x0, double y0, double x1, double y1, double x2, double y2, double dark) {
    Path2D path =
        new Curve().add(head.at(x0, y0, 0)).add(head.at(x1, y1, 0)).add(head.at(x2, y2, 0)).open();
    brush.line(path, Tones.clear(tones.deepShade, dark), 1.3);
  }

  /** Two layers, so that its edge on the cheek is soft. */
  void beard() {
    double beard = person.beard();
    if (beard > 0) {
      double opacity = 0.2 + 0.7 * beard;
      brush.fill(beard(0), Tones.clear(tones.beard, 0.45 * opacity));
      brush.fill(beard(4), Tones.clear(tones.beard, opacity));
    }
  }

  /**
   * @param lower how far its upper edge lies below the highest hair
   */
  private Path2D beard(double lower) {
    double lip = 28 + 7 * person.noseLength();
    double right = head.rightEdgeRad();
    double thick = Math.max(0.2, 4 * (person.beard() - 0.45));
    Curve curve = new Curve();
    double[][] cheek = {{78, 3}, {67, 20}, {48, 31}, {28, lip + 2}, {10, lip}};
    for (double[] p : cheek) {
      double angle = Math.max(right - Math.PI, -Math.toRadians(p[0]));
      curve.add(head.around(angle, p[1] + lower * p[0] / 60, 0));
    }
    for (int i = cheek.length - 1; i >= 0; i--) {
      double angle = Math.min(right, Math.toRadians(cheek[i][0]));
      curve.add(head.around(angle, cheek[i][1] + lower * cheek[i][0] / 60, 0));
    }
    double[] down = {0.3, 0.6, 0.8, 0.93, 0.99};
    for (double share : down) {
      curve.add(head.around(right, 6 + (head.chin() - 6) * share, thick));
    }
    for (int i = down.length - 1; i >= 0; i--) {
      curve.add(head.around(right - Math.PI, 6 + (head.chin() - 6) * down[i], thick));
    }
    return curve.closed();
  }
}
