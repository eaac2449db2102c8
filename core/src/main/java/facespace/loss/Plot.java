package facespace.loss;

import java.util.List;

/**
 * What a loss looks like: values over an axis of its own kind.
 *
 * @param axis what runs along the horizontal axis
 * @param x places along it, ascending (P)
 * @param lines one or more lines over the same places
 */
public record Plot(Axis axis, double[] x, List<Line> lines) {
  /** What runs along the horizontal axis. */
  public enum Axis {
    /** The angle to the own class direction in degrees. */
    ANGLE,
    /** The Euclidean distance of a pair. */
    DISTANCE,
    /** How much farther the own class is than another, seen from an anchor. */
    GAP;
  }

  /**
   * @param key of its name in the messages
   * @param y values (P)
   */
  public record Line(String key, double[] y) {}

  /** Evenly spaced places from one end to the other. */
  static double[] even(double from, double to, int points) {
    double[] places = new double[points];
    for (int i = 0; i < points; i++) {
      places[i] = from + (to - from) * i / (points - 1);
    }
    return places;
  }
}
