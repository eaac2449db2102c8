package facespace.train.run;

import facespace.train.frame.Frame;
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

  /** Everything it has counted: loss, correct, samples, then the angles. */
  double[] toArray() {
    double[] all = new double[3 + Frame.BINS];
    all[0] = loss;
    all[1] = correct;
    all[2] = samples;
    for (int i = 0; i < Frame.BINS; i++) {
      all[3 + i] = angles[i];
    }
    return all;
  }

  /** Takes up what another has counted. */
  void set(double[] all) {
    loss = all[0];
    correct = (long) all[1];
    samples = (long) all[2];
    for (int i = 0; i < Frame.BINS; i++) {
      angles[i] = (int) all[3 + i];
    }
  }

  void clear() {
    Arrays.fill(angles, 0);
    loss = 0;
    correct = 0;
    samples = 0;
  }
}
