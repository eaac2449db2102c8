package facespace.data;

import java.util.Arrays;

/**
 * Strokes as a pen left them: polylines whose every point has a half-width. Points are in any unit,
 * y down; half-widths are in pixels of the finished image. Grows as points are added; not
 * thread-safe.
 */
final class Ink {
  double[] x = new double[128];
  double[] y = new double[128];
  double[] halfWidth = new double[128];

  /** Whether a point is the first of its stroke. */
  boolean[] starts = new boolean[128];

  int size;
  private boolean penUp = true;

  /** Lifts the pen: the next point begins a stroke. */
  void lift() {
    penUp = true;
  }

  void add(double px, double py, double radius) {
    if (size == x.length) {
      x = Arrays.copyOf(x, 2 * size);
      y = Arrays.copyOf(y, 2 * size);
      halfWidth = Arrays.copyOf(halfWidth, 2 * size);
      starts = Arrays.copyOf(starts, 2 * size);
    }
    x[size] = px;
    y[size] = py;
    halfWidth[size] = radius;
    starts[size] = penUp;
    penUp = false;
    size++;
  }

  void clear() {
    size = 0;
    penUp = true;
  }
}
