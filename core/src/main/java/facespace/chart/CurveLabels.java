package facespace.chart;

import facespace.loss.Curve;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds a free place beside every curve for its name.
 *
 * <p>Works in the unit square of the plot (x = θ/180°), on the sizes text has in a figure of
 * ordinary proportions.
 */
final class CurveLabels {
  private static final double LETTER_WIDTH = 0.0155;
  private static final double LINE_HEIGHT = 0.09;
  private static final double STEP_DEG = 2.5;

  private CurveLabels() {}

  /** The centre of a label, in the plot's own units. */
  record Spot(double thetaDeg, double psi) {}

  private record Box(double x, double y, double width) {
    boolean overlaps(Box other) {
      return Math.abs(x - other.x) < (width + other.width) / 2
          && Math.abs(y - other.y) < LINE_HEIGHT;
    }

    boolean holds(double px, double py) {
      return Math.abs(x - px) < width / 2 && Math.abs(y - py) < LINE_HEIGHT / 2;
    }

    boolean insidePlot() {
      return x - width / 2 > 0 && x + width / 2 < 1 && y > LINE_HEIGHT && y < 1 - LINE_HEIGHT / 2;
    }
  }

  static List<Spot> place(List<NamedCurve> curves, double low, double high) {
    List<Box> placed = new ArrayList<>();
    for (NamedCurve named : curves) {
      placed.add(best(named, curves, placed, low, high));
    }
    return placed.stream()
        .map(box -> new Spot(box.x() * 180, low + box.y() * (high - low)))
        .toList();
  }

  private static Box best(
      NamedCurve named, List<NamedCurve> curves, List<Box> placed, double low, double high) {
    double width = LETTER_WIDTH * named.name().length() + 0.01;
    Box best = null;
    double least = Double.POSITIVE_INFINITY;
    for (double deg = 5; deg < 175; deg += STEP_DEG) {
      double y = unit(at(named.curve(), deg), low, high);
      for (double side : new double[] {1, -1}) {
        // The text starts where it touches the curve: right of it above, left of it below.
        Box box = new Box(deg / 180 + side * width / 2, y + side * LINE_HEIGHT * 0.55, width);
        double cost = cost(box, named, curves, placed, low, high);
        if (cost < least) {
          least = cost;
          best = box;
        }
      }
    }
    return best;
  }

  /** Crossed lines and covered labels cost most; then being nearer to another curve. */
  private static double cost(
      Box box, NamedCurve own, List<NamedCurve> curves, List<Box> placed, double low, double high) {
    double cost = box.insidePlot() ? 0 : 1000;
    cost += 200.0 * placed.stream().filter(box::overlaps).count();
    double nearest = 1;
    for (NamedCurve named : curves) {
      for (double x = box.x() - box.width() / 2; x <= box.x() + box.width() / 2; x += 0.01) {
        double y = unit(at(named.curve(), x * 180), low, high);
        cost += box.holds(x, y) ? 10 : 0;
        nearest = named == own ? nearest : Math.min(nearest, Math.abs(y - box.y()));
      }
    }
    return cost - 2 * nearest;
  }

  private static double at(Curve curve, double deg) {
    int last = curve.psi().length - 1;
    int index = (int) Math.round(deg / 180 * last);
    return curve.psi()[Math.max(0, Math.min(last, index))];
  }

  private static double unit(double psi, double low, double high) {
    return (psi - low) / (high - low);
  }
}
