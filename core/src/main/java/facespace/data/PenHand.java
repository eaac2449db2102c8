package facespace.data;

import facespace.data.PenGlyph.Stroke;

/**
 * A hand with its habits, thrown once per image: how it leans, bends, trembles and presses. It
 * turns a glyph's few points into ink.
 */
final class PenHand {
  /** Points drawn per span between two of a glyph's points. */
  private static final int STEPS = 6;

  private final SeededRandom dice;

  // habits of shape, in glyph units (a digit is about 100 high)
  private final double jitter;
  private final double endJitter;
  private final double roundness;

  // the sheet: a smooth map of the whole digit
  private final double aspect;
  private final double slant;
  private final double cos;
  private final double sin;
  private final double taper;
  private final double bend;
  private final double sag;
  private final double balance;

  // trembling, in glyph units, and pressing
  private final double tremor;
  private final double tremorPhase;
  private final double tremorPitch;
  private final double grain;
  private final double halfWidth;
  private final double pressure;
  private final double pressurePhase;

  PenHand(SeededRandom dice) {
    this.dice = dice;
    jitter = dice.between(1.5, 6);
    endJitter = dice.between(1, 9);
    roundness = dice.between(0, 0.6);
    aspect = StrictMath.exp(dice.bell(0.1, 0.26));
    slant = dice.bell(0.07, 0.25);
    double turnRad = dice.bell(0, 0.12);
    cos = StrictMath.cos(turnRad);
    sin = StrictMath.sin(turnRad);
    taper = dice.bell(0, 0.12);
    bend = dice.bell(0, 0.09);
    sag = dice.bell(0, 0.07);
    balance = dice.bell(0, 0.12);
    tremor = dice.between(0, 1.2);
    tremorPhase = dice.between(0, 2 * Math.PI);
    tremorPitch = dice.between(0.15, 0.5);
    halfWidth = 0.5 * 2.7 * StrictMath.exp(dice.bell(0, 0.28));
    pressure = dice.between(0, 0.25);
    grain = dice.between(0, 0.12);
    pressurePhase = dice.between(0, 2 * Math.PI);
  }

  /** Writes a glyph; the points are in glyph units, the half-widths in pixels. */
  void write(PenGlyph glyph, Ink ink) {
    for (Stroke stroke : glyph.strokes()) {
      int n = stroke.x().length;
      double[] x = new double[n];
      double[] y = new double[n];
      double offX = dice.bell(0, jitter);
      double offY = dice.bell(0, jitter);
      for (int i = 0; i < n; i++) {
        x[i] = stroke.x()[i] + offX + dice.bell(0, jitter);
        y[i] = stroke.y()[i] + offY + dice.bell(0, jitter);
      }
      overshoot(x, y, 0, 1);
      overshoot(x, y, n - 1, n - 2);
      ink.lift();
      boolean[] corner = stroke.corner();
      put(ink, x[0], y[0], 0);
      for (int i = 1; i < n; i++) {
        span(ink, x, y, corner, i);
      }
    }
  }

  /** Moves a stroke's end along its own direction. */
  private void overshoot(double[] x, double[] y, int end, int next) {
    double dx = x[end] - x[next];
    double dy = y[end] - y[next];
    double length = Math.sqrt(dx * dx + dy * dy) + 1;
    double by = Math.max(-0.6 * length, dice.bell(0, endJitter));
    x[end] += by * dx / length;
    y[end] += by * dy / length;
  }

  /** The piece from point i − 1 to point i of a Catmull-Rom spline, broken at corners. */
  private void span(Ink ink, double[] x, double[] y, boolean[] corner, int i) {
    double ax = tangent(x, corner, i - 1, 1);
    double ay = tangent(y, corner, i - 1, 1);
    double bx = tangent(x, corner, i, -1);
    double by = tangent(y, corner, i, -1);
    for (int k = 1; k <= STEPS; k++) {
      double t = (double) k / STEPS;
      double t2 = t * t;
      double t3 = t2 * t;
      double h00 = 2 * t3 - 3 * t2 + 1;
      double h10 = t3 - 2 * t2 + t;
      double h01 = -2 * t3 + 3 * t2;
      double h11 = t3 - t2;
      put(
          ink,
          h00 * x[i - 1] + h10 * ax + h01 * x[i] + h11 * bx,
          h00 * y[i - 1] + h10 * ay + h01 * y[i] + h11 * by,
          i - 1 + t);
    }
  }

  /** The spline's derivative at a point, as seen from the span on one side of it. */
  private double tangent(double[] c, boolean[] corner, int i, int side) {
    int from = Math.max(0, i - 1);
    int to = Math.min(c.length - 1, i + 1);
    double smooth = from == i || to == i ? c[to] - c[from] : (c[to] - c[from]) / 2;
    if (!corner[i] || from == i || to == i) {
      return smooth;
    }
    double sharp = side > 0 ? c[to] - c[i] : c[i] - c[from];
    return roundness * smooth + (1 - roundness) * sharp;
  }

  /** Puts one point on the sheet. */
  private void put(Ink ink, double gx, double gy, double along) {
    double u = (gx - 35) / 50; // −1 … 1 over the digit
    double v = (gy - 50) / 50;
    double bentX = u * (1 + taper * v) + bend * (v * v);
    double bentY = v + balance * (1 - v * v) + sag * u * u;
    double wide = aspect * bentX - slant * bentY;
    double wobble = tremorPhase + along * 6 * tremorPitch;
    double px = cos * wide - sin * bentY + tremor / 50 * StrictMath.sin(wobble * 2.3);
    double py = sin * wide + cos * bentY + tremor / 50 * StrictMath.cos(wobble * 1.7);
    double press = 1 + pressure * StrictMath.sin(pressurePhase + along) + grain * dice.bell();
    ink.add(px + grain * 0.06 * dice.bell(), py + grain * 0.06 * dice.bell(), halfWidth * press);
  }
}
