package facespace.data.paper;

/**
 * The shape of a head: a stack of ellipses, one for each height, that turns and nods in front of
 * the camera. Everything on the face is placed on it, so that it turns with it.
 *
 * <p>Units: the picture is 200 wide; x to the right, y down, z towards the camera; the origin lies
 * in the middle of the head, a little below the eyes' line.
 */
final class Head {
  /** Depth of every slice as a multiple of its width. */
  private static final double DEPTH = 1.08;

  private static final double BACK = -8;

  final double halfWidth;
  final double crown;
  final double chin;
  private final double templeWidth;
  private final double jawPower;
  private final double jawRoot;
  private final double sinYaw;
  private final double cosYaw;
  private final double sinPitch;
  private final double cosPitch;

  Head(PaperPerson person, Shot shot) {
    halfWidth = 48 + 8 * person.faceShape();
    templeWidth = halfWidth - 1.5;
    crown = -78;
    chin = 77 - 8 * person.faceShape() + 3 * shot.smile() * shot.smile();
    jawPower = 2.0 + 1.3 * person.jaw() + 0.3 * person.faceShape();
    jawRoot = 0.66 - 0.14 * person.jaw() - 0.06 * person.faceShape();
    double yaw = Math.toRadians(shot.yawDeg());
    double pitch = Math.toRadians(shot.pitchDeg());
    sinYaw = Math.sin(yaw);
    cosYaw = Math.cos(yaw);
    sinPitch = Math.sin(pitch);
    cosPitch = Math.cos(pitch);
  }

  /** A point of the picture. */
  record Point(double x, double y) {}

  /** Half the width of the head at a height, seen from the front. */
  double width(double y) {
    if (y <= crown || y >= chin) {
      return 0;
    }
    if (y < -8) {
      double t = (y + 8) / (crown + 8);
      return (halfWidth - (halfWidth - templeWidth) * Math.min(1, 3 * t))
          * Math.pow(1 - Math.pow(t, 2.35), 1 / 2.1);
    }
    double t = (y + 8) / (chin + 8);
    return halfWidth * Math.pow(1 - Math.pow(t, jawPower), jawRoot);
  }

  /** Where a point of the face is seen. */
  Point at(double x, double y) {
    return at(x, y, 0);
  }

  /** Where something is seen that stands out of the face by a lift. */
  Point at(double x, double y, double lift) {
    double width = Math.max(width(y), 1e-6);
    double side = Math.max(-1, Math.min(1, x / width));
    return turned(x, y, middle(width, y) + DEPTH * width * Math.sqrt(1 - side * side) + lift);
  }

  /** Where a point at an angle around the head is seen; 0 is the front, positive the right. */
  Point around(double angleRad, double y, double thickness) {
    double width = width(y);
    double x = (width + thickness) * Math.sin(angleRad);
    double z = middle(width, y) + (DEPTH * width + thickness) * Math.cos(angleRad);
    return turned(x, y, z);
  }

  /** The angle around the head at its right edge as seen; the left edge is half a turn less. */
  double rightEdgeRad() {
    return Math.atan2(cosYaw, DEPTH * sinYaw);
  }

  /** Where a point in space is seen. */
  Point turned(double x, double y, double z) {
    double nearer = z * cosYaw - x * sinYaw;
    return new Point(x * cosYaw + z * sinYaw, y * cosPitch - nearer * sinPitch);
  }

  /** How far the head is turned: −1 … 1. */
  double turn() {
    return sinYaw;
  }

  private double middle(double width, double y) {
    return y < -8 ? BACK : BACK + 0.97 * (halfWidth - width);
  }
}
