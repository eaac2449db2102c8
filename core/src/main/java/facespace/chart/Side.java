package facespace.chart;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * From which side features are looked at.
 *
 * @param axes what lies to the right, upwards and, if there is a third, towards the eye: unit
 *     vectors at right angles to each other, each of the features' dimension
 */
public record Side(float[][] axes) {
  private static final double ROUNDING = 1e-3;

  /** The first two coordinates as they are. */
  static Side firstTwo(int dim) {
    return new Side(new float[][] {unit(dim, 0), unit(dim, 1)});
  }

  private static float[] unit(int dim, int at) {
    float[] unit = new float[dim];
    unit[at] = 1;
    return unit;
  }

  /**
   * The side that a rotation of three dimensions turns towards the eye.
   *
   * @param rotation nine numbers, row by row
   * @throws IllegalArgumentException if they are no rotation
   */
  public static Side turned(float... rotation) {
    if (rotation.length != 9) {
      throw new IllegalArgumentException("a rotation has nine numbers, not " + rotation.length);
    }
    Side side =
        new Side(
            IntStream.of(0, 3, 6)
                .mapToObj(row -> Arrays.copyOfRange(rotation, row, row + 3))
                .toArray(float[][]::new));
    if (!side.isRotation()) {
      throw new IllegalArgumentException("no rotation: " + Arrays.toString(rotation));
    }
    return side;
  }

  /** Whether the last axis stands on the first two as a right hand's do, and all have length 1. */
  private boolean isRotation() {
    float[] right = axes[0];
    float[] up = axes[1];
    float[] across = new float[3];
    for (int d = 0; d < 3; d++) {
      across[d] = right[(d + 1) % 3] * up[(d + 2) % 3] - right[(d + 2) % 3] * up[(d + 1) % 3];
    }
    return isNear(along(right, 0, 0), 1)
        && isNear(along(up, 0, 1), 1)
        && isNear(along(across, 0, 2), 1)
        && isNear(along(axes[2], 0, 2), 1);
  }

  private static boolean isNear(double value, double wanted) {
    return Math.abs(value - wanted) < ROUNDING;
  }

  boolean isTurned() {
    return axes.length == 3;
  }

  /** Coordinate {@code axis} of a row of {@code rows} as it is seen. */
  double along(float[] rows, int row, int axis) {
    float[] towards = axes[axis];
    double sum = 0;
    for (int d = 0; d < towards.length; d++) {
      sum += (double) rows[row * towards.length + d] * towards[d];
    }
    return sum;
  }
}
