package facespace.data.paper;

import java.awt.Color;
import java.awt.geom.Path2D;

/** Eyes, lids and brows. */
final class Eyes {
  private static final Color PUPIL = new Color(0x120D0B);

  private final PaperPerson person;
  private final Head head;
  private final Tones tones;
  private final Brush brush;
  private final double apart;
  private final double half;
  private final double upper;
  private final double lower;
  private final double tilt;

  Eyes(PaperPerson person, Shot shot, Head head, Tones tones, Brush brush) {
    this.person = person;
    this.head = head;
    this.tones = tones;
    this.brush = brush;
    apart = 19.5 + 7.5 * person.eyeSpacing();
    half = 8.8 + 3.8 * person.eyeSize();
    double squint = Math.max(0, shot.smile() - 0.25);
    upper = (4.5 + 3 * person.eyeSize() + 0.8 * person.doubleEyelid()) * (1 - 0.22 * squint);
    lower = (3.2 + 1.5 * person.eyeSize()) * (1 - 0.65 * squint);
    tilt = 8.5 * (person.eyeSlant() - 0.42);
  }

  void draw() {
    for (int side = -1; side <= 1; side += 2) {
      eye(side);
      brow(side);
    }
  }

  private void eye(int side) {
    double inX = side * (apart - half);
    double outX = side * (apart + half);
    double inY = 1.2;
    double outY = 0.2 - tilt;
    Path2D white = lids(side, upper, lower);
    brush.fill(white, tones.eyeWhite);
    iris(side);
    // What the lids cover of the iris.
    double high = upper + 5;
    brush.fill(
        new FacePath(head, 0, inX, inY)
            .curve(
                at(side, -0.55),
                -1.25 * upper,
                at(side, 0.45),
                -1.3 * upper - 0.4 * tilt,
                outX,
                outY)
            .curve(at(side, 0.5), -1.25 * high - tilt, at(side, -0.6), -1.2 * high, inX, inY)
            .closed(),
        tones.lid(person.doubleEyelid()));
    brush.fill(
        new FacePath(head, 0, inX, inY)
            .curve(
                at(side, -0.5), 1.25 * lower, at(side, 0.5), 1.3 * lower - 0.4 * tilt, outX, outY)
            .curve(at(side, 0.5), lower + 6, at(side, -0.5), lower + 6, inX, inY)
            .closed(),
        tones.underEye);
    lashes(side, inX, inY, outX, outY);
    crease(side, inX, outX, outY);
  }

  private Path2D lids(int side, double up, double down) {
    double outY = 0.2 - tilt;
    return new FacePath(head, 0, side * (apart - half), 1.2)
        .curve(
            at(side, -0.55),
            -1.25 * up,
            at(side, 0.45),
            -1.3 * up - 0.4 * tilt,
            side * (apart + half),
            outY)
        .curve(
            at(side, 0.5),
            1.3 * down - 0.4 * tilt,
            at(side, -0.5),
            1.25 * down,
            side * (apart - half),
            1.2)
        .closed();
  }

  private void iris(int side) {
    double radius = 0.48 * half + 0.7;
    double narrow = 1 - 0.35 * Math.abs(head.turn());
    // Eyes look at the camera, so they turn back.
    Head.Point p = head.at(side * apart - 2.2 * head.turn(), -0.6 - 0.3 * tilt, 0);
    brush.dot(p, radius * narrow, radius, tones.irisEdge);
    brush.dot(p, radius * narrow * 0.82, radius * 0.82, tones.iris);
    brush.dot(p, radius * narrow * 0.46, radius * 0.46, PUPIL);
    brush.dot(
        new Head.Point(p.x() - 0.34 * radius, p.y() - 0.38 * radius),
        radius * 0.25,
        radius * 0.25,
        Color.WHITE);
  }

  private void lashes(int side, double inX, double inY, double outX, double outY) {
    double thick = 1.5 + 0.05 * half;
    brush.fill(
        new FacePath(head, 0, inX, inY + 0.4)
            .curve(
                at(side, -0.55),
                -1.25 * upper,
                at(side, 0.45),
                -1.3 * upper - 0.4 * tilt,
                outX + side * 1.6,
                outY - 0.8)
            .curve(
                at(side, 0.5),
                -1.3 * upper - 0.4 * tilt - 2 * thick,
                at(side, -0.5),
                -1.25 * upper - 1.5 * thick,
                inX,
                inY - 0.4)
            .closed(),
        tones.lash);
    brush.line(
        new FacePath(head, 0, outX, outY)
            .curve(at(side, 0.5), 1.3 * lower - 0.4 * tilt, at(side, -0.4), 1.25 * lower, inX, inY)
            .open(),
        Tones.clear(tones.deepShade, 0.75),
        0.9);
  }

  private void crease(int side, double inX, double outX, double outY) {
    double fold = person.doubleEyelid();
    if (fold <= 0.02) {
      return;
    }
    double up = 1.7 + 2.9 * fold;
    brush.line(
        new FacePath(head, 0, inX + side * 0.5, -up * 0.9)
            .curve(
                at(side, -0.5),
                -1.25 * upper - 1.1 * up,
                at(side, 0.5),
                -1.3 * upper - 0.4 * tilt - 1.3 * up,
                outX + side * 0.8,
                outY - up - 0.6)
            .open(),
        Tones.clear(tones.deepShade, Math.min(1, 0.35 + 0.9 * fold)),
        1 + 0.7 * fold);
  }

  private void brow(int side) {
    double thick = 2.6 + 4.2 * person.browThickness();
    double slant = 7.5 * (person.browSlant() - 0.5);
    double y = -15.5 - 0.6 * upper * 0.5 - 0.3 * thick;
    double in = side * (apart - half - 0.5);
    double out = side * (apart + half + 4.5);
    double arch = 4.2;
    brush.fill(
        new FacePath(head, 1, in, y + slant * 0.5 - thick * 0.42)
            .curve(
                at(side, -0.4),
                y - arch - thick * 0.6,
                at(side, 0.4),
                y - arch - thick * 0.75 - slant * 0.4,
                out,
                y + 1 - slant)
            .curve(
                at(side, 0.5),
                y - arch + thick * 0.15 - slant * 0.4,
                at(side, -0.3),
                y - arch * 0.5 + thick * 0.62,
                in + side * 0.3,
                y + slant * 0.5 + thick * 0.58)
            .closed(),
        tones.brow);
  }

  /** A place along the eye: −1 the inner corner … 1 the outer. */
  private double at(int side, double share) {
    return side * (apart + share * half);
  }
}
