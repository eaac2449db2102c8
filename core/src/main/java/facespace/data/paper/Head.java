package facespace.data.paper;

/**
 * The shape of a head: a stack of ellipses, one for each height, that turns and nods in front of
 * the camera. Everything on the face is placed on it, so that it turns with it.
 *
 * <p>Units: the picture is {@link Brush#UNITS} wide; x to the right, y down, z towards the camera;
 * the origin lies between the eyes. Angles around the head are 0 in front and positive to the
 * right.
 */
final class Head {
  /** Depth of every slice as a multiple of its width. */
  private static final double DEPTH = 1.08;

  /** Where the middle of the skull lies behind the axis it turns about. */
  private static final double BACK = -8;

  /** Above this height is the skull, below it the jaw. */
  private static final double BROAD = -8;

  private static final double CROWN = -72;

  private final double halfWidth;
  private final double chin;
  private final double jawPower;
  private final double jawRoot;
  private final double sinYaw;
  private final double cosYaw;
  private final double sinPitch;
  private final double cosPitch;

  Head(PaperPerson person, Shot shot) {
    double round = person.faceShape();
    halfWidth = 46.5 + 9.5 * round;
    chin = 78 - 10 * round + 2.5 * shot.smile() * shot.smile();
    jawPower = 1.8 + 1.7 * person.jaw() + 0.35 * round;
    jawRoot = 0.73 - 0.25 * person.jaw() - 0.07 * round;
    double yawRad = Math.toRadians(shot.yawDeg());
    double pitchRad = Math.toRadians(shot.pitchDeg());
    sinYaw = Math.sin(yawRad);
    cosYaw = Math.cos(yawRad);
    sinPitch = Math.sin(pitchRad);
    cosPitch = Math.cos(pitchRad);
  }

  /** A point of the picture. */
  record Point(double x, double y) {}

  double crown() {
    return CROWN;
  }

  double chin() {
    return chin;
  }

  double halfWidth() {
    return halfWidth;
  }

  /** How far the head is turned to the right: the sine of the angle. */
  double turn() {
    return sinYaw;
  }

  /** Half the width of the head at a height, seen from the front: two superellipses. */
  double width(double y) {
    if (y <= CROWN || y >= chin) {
      return 0;
    }
    if (y < BROAD) {
      double t = (y - BROAD) / (CROWN - BROAD);
      return halfWidth * Math.pow(1 - Math.pow(t, 2.5), 0.44);
    }
    double t = (y - BROAD) / (chin - BROAD);
    return halfWidth * Math.pow(1 - Math.pow(t, jawPower), jawRoot);
  }

  /** Where something is seen that stands out of the face by a lift. */
  Point at(double x, double y, double lift) {
    double width = Math.max(width(y), 1e-6);
    double side = Math.max(-1, Math.min(1, x / width));
    return turned(x, y, middle(width, y) + DEPTH * width * Math.sqrt(1 - side * side) + lift);
  }

  /** Where a point of the skin, or this much above it, is seen. */
  Point around(double angleRad, double y, double thickness) {
    double width = width(y);
    return slice(angleRad, y, width, middle(width, y), thickness);
  }

  /** Where hair is seen that follows the skull and then hangs straight down. */
  Point hanging(double angleRad, double y, double thickness) {
    return slice(angleRad, y, width(Math.min(y, BROAD)), BACK, thickness);
  }

  /** The angle around the head at its right edge as seen; the left edge is half a turn less. */
  double rightEdgeRad() {
    return Math.atan2(cosYaw, DEPTH * sinYaw);
  }

  /** The angle around the head to the edge of one side as seen, without its sign; side ±1. */
  double edgeRad(int side) {
    return side > 0 ? rightEdgeRad() : Math.PI - rightEdgeRad();
  }

  /** The angle around the head nearest to this one that is in sight. */
  double inSight(double angleRad) {
    double right = rightEdgeRad();
    return Math.max(right - Math.PI, Math.min(right, angleRad));
  }

  /** Where a point in space is seen. */
  Point turned(double x, double y, double z) {
    double nearer = z * cosYaw - x * sinYaw;
    // The crown is round: nodding hardly moves its outline.
    double share = Math.min(1, Math.max(0, (y - CROWN + 2) / 46));
    return new Point(x * cosYaw + z * sinYaw, y * cosPitch - share * nearer * sinPitch);
  }

  private Point slice(double angleRad, double y, double width, double middle, double thickness) {
    return turned(
        (width + thickness) * Math.sin(angleRad),
        y,
        middle + (DEPTH * width + thickness) * Math.cos(angleRad));
  }

  /** The jaw's slices lie further in front, the smaller they are: the chin is in front. */
  private double middle(double width, double y) {
    return y < BROAD ? BACK : BACK + 0.97 * (halfWidth - width);
  }
}
