package facespace.data.paper;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;

/** Draws one person in one shot, without wall and light. */
final class Portrait {
  private final PaperPerson person;
  private final Shot shot;
  private final Head head;
  private final Tones tones;
  private final Graphics2D g;

  Portrait(PaperPerson person, Shot shot, Tones tones, Graphics2D g) {
    this.person = person;
    this.shot = shot;
    this.tones = tones;
    this.g = g;
    head = new Head(person, shot);
  }

  void draw() {
    AffineTransform upright = g.getTransform();
    g.rotate(Math.toRadians(shot.rollDeg()), 0, 60);
    hairBehind();
    AffineTransform tilted = g.getTransform();
    g.setTransform(upright);
    body();
    g.setTransform(tilted);
    head();
    for (int side = -1; side <= 1; side += 2) {
      eye(side);
      brow(side);
    }
    nose();
    mouth();
    hairInFront();
    worn();
    g.setTransform(upright);
  }

  private void hairBehind() {
    double length =
        switch (person.hairStyle()) {
          case BOB, FRINGE -> 62;
          case LONG, WAVY, BRAIDS, LOCS -> 105;
          default -> 0;
        };
    if (length > 0) {
      Curve curve = new Curve();
      double w = head.halfWidth + 10;
      double x = 10 * head.turn() * -1;
      curve.add(x - w + 4, -40).add(x, -90).add(x + w - 4, -40).add(x + w + 2, 10);
      curve.add(x + w, length).add(x, length + 4).add(x - w, length).add(x - w - 2, 10);
      fill(curve.closed(), tones.hairDark);
    }
    if (person.hairStyle() == HairStyle.BUN) {
      fill(new Ellipse2D.Double(-22 - 20 * head.turn(), -112, 44, 42), tones.hairDark);
    }
  }

  private void body() {
    Path2D neck = new Path2D.Double();
    neck.moveTo(-25, 30);
    neck.curveTo(-24, 70, -26, 86, -40, 94);
    neck.lineTo(-40, 130);
    neck.lineTo(40, 130);
    neck.lineTo(40, 94);
    neck.curveTo(26, 86, 24, 70, 25, 30);
    fill(neck, tones.shade);
    Path2D shirt = new Path2D.Double();
    shirt.moveTo(-31, 88);
    shirt.curveTo(-60, 94, -92, 100, -104, 140);
    shirt.lineTo(104, 140);
    shirt.curveTo(92, 100, 60, 94, 31, 88);
    shirt.curveTo(18, 104, -18, 104, -31, 88);
    fill(shirt, tones.clothes);
  }

  private void head() {
    double size = 9 + 4 * person.ears();
    for (int side = -1; side <= 1; side += 2) {
      Head.Point p = head.around(side * 1.62, 8, 1);
      fill(ellipse(p, size * 0.62, size * 1.5), tones.skin);
      fill(ellipse(new Head.Point(p.x() + side * 2, p.y()), size * 0.3, size), tones.shade);
    }
    fill(outline(1, 1).closed(), tones.skin);
    if (person.beard() > 0) {
      Curve beard = new Curve();
      for (double a = -1.3; a <= 1.31; a += 0.13) {
        beard.add(head.around(a, 30 + 6 * Math.cos(2 * a), 0.5));
      }
      double right = head.rightEdgeRad();
      for (double y = 30; y < head.chin; y += 4) {
        beard.add(head.around(right, y, 1));
      }
      for (double y = head.chin - 0.5; y > 30; y -= 4) {
        beard.add(head.around(right - Math.PI, y, 1));
      }
      fill(beard.closed(), Tones.clear(tones.hair, 0.25 + 0.7 * person.beard()));
    }
    if (person.freckles() > 0) {
      for (int i = 0; i < 8 + 16 * person.freckles(); i++) {
        double x = ((i * 37) % 64) - 32;
        fill(ellipse(head.at(x, 18 + (i * 17) % 14), 1.1, 1.1), tones.deepShade);
      }
    }
  }

  private Curve outline(double kx, double ky) {
    Curve curve = new Curve();
    double right = head.rightEdgeRad();
    for (int i = 0; i <= 40; i++) {
      double t = Math.PI * i / 40;
      double y = (head.crown + head.chin) / 2 - (head.chin - head.crown) / 2 * Math.cos(t);
      Head.Point p = head.around(right, y, 0);
      curve.add(p.x() * kx, p.y() * ky);
    }
    for (int i = 39; i > 0; i--) {
      double t = Math.PI * i / 40;
      double y = (head.crown + head.chin) / 2 - (head.chin - head.crown) / 2 * Math.cos(t);
      Head.Point p = head.around(right - Math.PI, y, 0);
      curve.add(p.x() * kx, p.y() * ky);
    }
    return curve;
  }

  private void eye(int side) {
    double x = side * (20 + 6 * person.eyeSpacing());
    double w = 8.5 + 3.5 * person.eyeSize();
    double h = (4 + 2.8 * person.eyeSize()) * (1 - 0.25 * shot.smile());
    double tilt = (person.eyeSlant() - 0.4) * 4;
    double in = x - side * w;
    double out = x + side * w;
    Path2D white = new Path2D.Double();
    curve(
        white, true, in, 1, x - side * w * 0.4, -h * 1.3, x + side * w * 0.5, -h * 1.3, out, -tilt);
    curve(white, false, 0, 0, x + side * w * 0.5, h, x - side * w * 0.4, h, in, 1);
    fill(white, new Color(0xFCF9F4));
    fill(ellipse(head.at(x, -0.5), h * 0.92, h * 0.92), tones.iris);
    fill(ellipse(head.at(x, -0.5), h * 0.45, h * 0.45), new Color(0x120C0A));
    fill(ellipse(head.at(x - 1.5, -2), h * 0.2, h * 0.2), Color.WHITE);
    Path2D lid = new Path2D.Double();
    curve(lid, true, in, 1, x - side * w * 0.4, -h * 1.4, x + side * w * 0.5, -h * 1.4, out, -tilt);
    stroke(lid, tones.line, 2);
    if (person.doubleEyelid() > 0.02) {
      Path2D crease = new Path2D.Double();
      double up = 1.5 + 4 * person.doubleEyelid();
      curve(
          crease,
          true,
          in,
          -up,
          x - side * w * 0.4,
          -h * 1.4 - up,
          x + side * w * 0.5,
          -h * 1.4 - up,
          out,
          -tilt - up);
      stroke(crease, Tones.clear(tones.deepShade, 0.4 + 0.6 * person.doubleEyelid()), 1.3);
    }
  }

  private void brow(int side) {
    double x = side * (20 + 6 * person.eyeSpacing());
    double slant = (person.browSlant() - 0.5) * 9;
    Path2D brow = new Path2D.Double();
    curve(
        brow,
        true,
        x - side * 11,
        -15 + slant * 0.4,
        x - side * 3,
        -19,
        x + side * 6,
        -19,
        x + side * 13,
        -15 - slant);
    stroke(brow, tones.brow, 2.2 + 3.2 * person.browThickness());
  }

  private void nose() {
    double base = 21 + 9 * person.noseLength();
    double w = 7 + 5 * person.noseWidth();
    double lift = 8 + 8 * person.noseBridge();
    Path2D under = new Path2D.Double();
    move(under, -w, base - 2, 2);
    bend(under, -w * 0.6, base + 3, 4, w * 0.6, base + 3, 4, w, base - 2, 2);
    stroke(under, tones.deepShade, 1.8);
    Path2D bridge = new Path2D.Double();
    double side = head.turn() > 0 ? 1 : -1;
    move(bridge, side * 5, -4, lift * 0.2);
    bend(bridge, side * 3, 6, lift * 0.7, side * 4, base - 10, lift, side * 5, base - 4, lift);
    stroke(bridge, Tones.clear(tones.deepShade, 0.15 + 0.6 * person.noseBridge()), 1.6);
    Path2D shine = new Path2D.Double();
    move(shine, 0, -2, lift * 0.4);
    bend(shine, 0, 4, lift * 0.7, 0, base - 10, lift, 0, base - 5, lift);
    stroke(shine, Tones.clear(tones.light, 0.2 + 0.6 * person.noseBridge()), 3);
  }

  private void mouth() {
    double y = 44 + 5 * person.noseLength();
    double s = shot.smile();
    double w = 13 + 6 * person.mouthWidth() + 4 * s;
    double l = 2.5 + 4 * person.lips();
    double corner = y - 4 * s;
    Path2D both = new Path2D.Double();
    curve(both, true, -w, corner, -w * 0.4, y - l * 1.4, -w * 0.2, y - l * 1.6, 0, y - l);
    curve(both, false, 0, 0, w * 0.2, y - l * 1.6, w * 0.4, y - l * 1.4, w, corner);
    curve(both, false, 0, 0, w * 0.5, y + l * 2 + 7 * s, -w * 0.5, y + l * 2 + 7 * s, -w, corner);
    fill(both, tones.lips);
    Path2D gap = new Path2D.Double();
    double open = Math.max(0, s - 0.3) * 12;
    curve(gap, true, -w + 2, corner, -w * 0.4, y + 1, w * 0.4, y + 1, w - 2, corner);
    curve(gap, false, 0, 0, w * 0.4, y + 1 + open, -w * 0.4, y + 1 + open, -w + 2, corner);
    fill(gap, new Color(0xFDFAF4));
    stroke(gap, tones.deepShade, 1);
  }

  private void hairInFront() {
    if (person.hairStyle() == HairStyle.SHAVED) {
      return;
    }
    double volume =
        switch (person.hairStyle()) {
          case CROP -> 1.03;
          case AFRO -> 1.35;
          case CURLY -> 1.16;
          default -> 1.09;
        };
    double front = person.hairStyle() == HairStyle.FRINGE ? -22 : -44;
    Curve curve = new Curve();
    double right = head.rightEdgeRad();
    for (int i = 0; i <= 20; i++) {
      double a = right - Math.PI + Math.PI * i / 20;
      double y = front + (5 - front) * Math.pow(Math.min(1, Math.abs(a) / 1.5), 3);
      curve.add(head.around(a, y, 1));
    }
    for (int i = 0; i <= 30; i++) {
      double t = Math.PI * i / 30;
      int side = i < 15 ? 1 : -1;
      double y = -20 + Math.abs(Math.cos(t)) * 20 - 58 * Math.sin(t);
      Head.Point p = head.around(side > 0 ? right : right - Math.PI, y, 0);
      curve.add(p.x() * volume, -20 + (p.y() + 20) * volume);
    }
    fill(curve.closed(), tones.hair);
  }

  private void worn() {
    if (shot.glasses() || shot.sunglasses()) {
      for (int side = -1; side <= 1; side += 2) {
        Head.Point p = head.at(side * 23, 0, 6);
        Shape lens = ellipse(p, 15, 12);
        fill(lens, shot.sunglasses() ? new Color(0xE61A1A1E, true) : new Color(0x22FFFFFF, true));
        stroke(lens, new Color(0x2B2B2E), 2.4);
      }
      Head.Point a = head.at(-9, -2, 8);
      Head.Point b = head.at(9, -2, 8);
      stroke(new java.awt.geom.Line2D.Double(a.x(), a.y(), b.x(), b.y()), new Color(0x2B2B2E), 2.4);
    }
    if (shot.mask() > 0) {
      double top = head.chin - (head.chin - 12) * shot.mask();
      Curve mask = new Curve();
      for (double a = -1.2; a <= 1.21; a += 0.2) {
        mask.add(head.around(a, top + 8 * Math.abs(a), 3));
      }
      double right = head.rightEdgeRad();
      for (double y = top + 10; y < head.chin; y += 5) {
        mask.add(head.around(Math.min(1.3, right), y, 3));
      }
      for (double y = head.chin - 0.5; y > top + 10; y -= 5) {
        mask.add(head.around(Math.max(-1.3, right - Math.PI), y, 3));
      }
      fill(mask.closed(), new Color(0xD5E3E6));
    }
    if (shot.hand() > 0) {
      double x = 70 - 40 * shot.hand();
      for (int k = 0; k < 4; k++) {
        g.setColor(tones.skin);
        g.setStroke(new BasicStroke(13, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        g.draw(new java.awt.geom.Line2D.Double(x + 20, 100, x - 30 + k * 14, 20 - 4 * k));
      }
    }
  }

  private void move(Path2D path, double x, double y, double lift) {
    Head.Point p = head.at(x, y, lift);
    path.moveTo(p.x(), p.y());
  }

  private void bend(
      Path2D path,
      double x1,
      double y1,
      double l1,
      double x2,
      double y2,
      double l2,
      double x3,
      double y3,
      double l3) {
    Head.Point a = head.at(x1, y1, l1);
    Head.Point b = head.at(x2, y2, l2);
    Head.Point c = head.at(x3, y3, l3);
    path.curveTo(a.x(), a.y(), b.x(), b.y(), c.x(), c.y());
  }

  private void curve(
      Path2D path,
      boolean first,
      double x0,
      double y0,
      double x1,
      double y1,
      double x2,
      double y2,
      double x3,
      double y3) {
    if (first) {
      move(path, x0, y0, 0);
    }
    bend(path, x1, y1, 0, x2, y2, 0, x3, y3, 0);
  }

  private static Ellipse2D ellipse(Head.Point p, double rx, double ry) {
    return new Ellipse2D.Double(p.x() - rx, p.y() - ry, 2 * rx, 2 * ry);
  }

  private void fill(Shape shape, Color color) {
    g.setColor(color);
    g.fill(shape);
  }

  private void stroke(Shape shape, Color color, double width) {
    g.setColor(color);
    g.setStroke(new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    g.draw(shape);
  }
}
