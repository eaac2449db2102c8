package facespace.data.paper;

import java.awt.geom.Path2D;
import java.util.Arrays;

/** A smooth outline through points: a Catmull-Rom spline written as Bézier curves. */
final class Curve {
  private double[] xs = new double[32];
  private double[] ys = new double[32];
  private int count;

  Curve add(Head.Point point) {
    return add(point.x(), point.y());
  }

  Curve add(double x, double y) {
    if (count == xs.length) {
      xs = Arrays.copyOf(xs, 2 * count);
      ys = Arrays.copyOf(ys, 2 * count);
    }
    xs[count] = x;
    ys[count++] = y;
    return this;
  }

  /** The line through the points; nothing if there are none. */
  Path2D open() {
    Path2D path = new Path2D.Double();
    if (count == 0) {
      return path;
    }
    path.moveTo(xs[0], ys[0]);
    for (int i = 0; i + 1 < count; i++) {
      piece(path, Math.max(i - 1, 0), i, i + 1, Math.min(i + 2, count - 1));
    }
    return path;
  }

  /** The area inside the points. */
  Path2D closed() {
    Path2D path = new Path2D.Double();
    path.moveTo(xs[0], ys[0]);
    for (int i = 0; i < count; i++) {
      piece(path, (i + count - 1) % count, i, (i + 1) % count, (i + 2) % count);
    }
    path.closePath();
    return path;
  }

  private void piece(Path2D path, int before, int from, int to, int after) {
    path.curveTo(
        xs[from] + (xs[to] - xs[before]) / 6,
        ys[from] + (ys[to] - ys[before]) / 6,
        xs[to] - (xs[after] - xs[from]) / 6,
        ys[to] - (ys[after] - ys[from]) / 6,
        xs[to],
        ys[to]);
  }
}
