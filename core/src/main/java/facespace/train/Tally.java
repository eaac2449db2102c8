package facespace.train;

import java.util.Arrays;

/** What the samples trained since the last frame add up to. */
final class Tally {
  private final int[] angles = new int[Frame.BINS];
  private double loss;
  private long correct;
  private long samples;

  void add(double meanLoss, long correctNow, float[] targetRad) {
    loss += meanLoss * targetRad.length;
    correct += correctNow;
    samples += targetRad.length;
    for (float rad : targetRad) {
      if (!Float.isNaN(rad)) {
        angles[Math.min(Frame.BINS - 1, (int) Math.toDegrees(rad))]++;
      }
    }
  }

  double meanLoss() {
    return loss / samples;
  }

  double accuracy() {
    return correct / (double) samples;
  }

  int[] angles() {
    return angles.clone();
  }

  void clear() {
    Arrays.fill(angles, 0);
    loss = 0;
    correct = 0;
    samples = 0;
  }
}
