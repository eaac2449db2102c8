package facespace.data.paper;

import java.awt.geom.Path2D;

/** An outline given on the flat face, seen as it lies on the head. */
final class FacePath {
  private final Head head;
  private final double lift;
  private final Path2D path = new Path2D.Double();

  /**
   * @param lift how far the whole outline stands out of the face
   */
  FacePath(Head head, double lift, double x, double y) {
    this.head = head;
    this.lift = lift;
    Head.Point p = head.at(x, y, lift);
    path.moveTo(p.x(), p.y());
  }

  FacePath line(double x, double y) {
    Head.Point p = head.at(x, y, lift);
    path.lineTo(p.x(), p.y());
    return this;
  }

  FacePath curve(double x1, double y1, double x2, double y2, double x, double y) {
    Head.Point a = head.at(x1, y1, lift);
    Head.Point b = head.at(x2, y2, lift);
    Head.Point c = head.at(x, y, lift);
    path.curveTo(a.x(), a.y(), b.x(), b.y(), c.x(), c.y());
    return this;
  }

  Path2D open() {
    return path;
  }

  Path2D closed() {
    path.closePath();
    return path;
  }
}
