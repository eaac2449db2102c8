package facespace.chart;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;

/** A mark for each of ten classes, so that colour is never alone. */
final class ClassShapes {
  private static final List<Shape> SHAPES = shapes();

  private ClassShapes() {}

  /** The mark of a class, about 5 units wide around the origin; classes beyond ten start over. */
  static Shape of(int index) {
    return SHAPES.get(index % SHAPES.size());
  }

  private static List<Shape> shapes() {
    List<Shape> shapes = new ArrayList<>();
    shapes.add(new Ellipse2D.Double(-2.1, -2.1, 4.2, 4.2));
    shapes.add(polygon(-1.9, -1.9, 1.9, -1.9, 1.9, 1.9, -1.9, 1.9));
    shapes.add(polygon(0, -2.7, 2.5, 1.8, -2.5, 1.8));
    shapes.add(polygon(0, -2.8, 2.8, 0, 0, 2.8, -2.8, 0));
    shapes.add(polygon(0, 2.7, 2.5, -1.8, -2.5, -1.8));
    Shape plus =
        polygon(
            -0.8, -2.7, 0.8, -2.7, 0.8, -0.8, 2.7, -0.8, 2.7, 0.8, 0.8, 0.8, 0.8, 2.7, -0.8, 2.7,
            -0.8, 0.8, -2.7, 0.8, -2.7, -0.8, -0.8, -0.8);
    shapes.add(plus);
    shapes.add(AffineTransform.getRotateInstance(Math.PI / 4).createTransformedShape(plus));
    shapes.add(polygon(-2.7, -1.1, 2.7, -1.1, 2.7, 1.1, -2.7, 1.1));
    shapes.add(polygon(-1.1, -2.7, 1.1, -2.7, 1.1, 2.7, -1.1, 2.7));
    shapes.add(star(5, 3, 1.3));
    return List.copyOf(shapes);
  }

  private static Shape star(int points, double outer, double inner) {
    double[] xy = new double[4 * points];
    for (int i = 0; i < 2 * points; i++) {
      double angleRad = Math.PI * i / points - Math.PI / 2;
      double radius = i % 2 == 0 ? outer : inner;
      xy[2 * i] = radius * Math.cos(angleRad);
      xy[2 * i + 1] = radius * Math.sin(angleRad);
    }
    return polygon(xy);
  }

  private static Shape polygon(double... xy) {
    Path2D path = new Path2D.Double();
    path.moveTo(xy[0], xy[1]);
    for (int i = 2; i < xy.length; i += 2) {
      path.lineTo(xy[i], xy[i + 1]);
    }
    path.closePath();
    return path;
  }
}
