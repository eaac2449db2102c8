package facespace.train.frame;

/**
 * What the loss in force asks of any feature on an even arrangement of class directions; empty
 * where no such arrangement is known.
 *
 * @param pushCurve push at 0°, 2° … 180° from the own direction, at the median feature length where
 *     that is kept ({@value #PUSH_POINTS})
 * @param wedgeLengths feature lengths from short to long (L)
 * @param wedgeDeg half-angle of the wedge in which the loss is sure of a feature of that length, 0
 *     where it never is (L)
 */
public record Asked(float[] pushCurve, float[] wedgeLengths, float[] wedgeDeg) {
  /** Number of angles of {@link #pushCurve}. */
  public static final int PUSH_POINTS = 91;

  static final Asked NOTHING = new Asked(new float[0], new float[0], new float[0]);
}
