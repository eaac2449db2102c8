package facespace.train.run;

import facespace.loss.Choice;
import facespace.loss.LossValue;
import facespace.train.frame.Frame;
import java.util.Arrays;

/** What the samples trained since the last frame add up to. */
final class Tally {
  /** So many numbers were kept before comparisons were counted. */
  private static final int OLD = 3 + Frame.BINS;

  private final int[] angles = new int[Frame.BINS];
  private double loss;
  private long correct;
  private long samples;
  private long chosen;
  private long pulling;

  /** A batch in which a loss finds nothing to compare says nothing of loss and accuracy. */
  void add(LossValue value, double meanLoss, long correctNow, float[] targetRad) {
    if (value.choice().isEmpty() || value.choice().get().chosen() > 0) {
      loss += meanLoss * targetRad.length;
      correct += correctNow;
      samples += targetRad.length;
    }
    value.choice().ifPresent(this::add);
    for (float rad : targetRad) {
      if (!Float.isNaN(rad)) {
        angles[Math.min(Frame.BINS - 1, (int) Math.toDegrees(rad))]++;
      }
    }
  }

  private void add(Choice now) {
    chosen += now.chosen();
    pulling += now.pulling();
  }

  /** NaN without any. */
  double meanLoss() {
    return loss / samples;
  }

  double accuracy() {
    return correct / (double) samples;
  }

  /** Of the pairs or triplets compared, the share that gave a gradient; NaN without any. */
  double pulling() {
    return pulling / (double) chosen;
  }

  int[] angles() {
    return angles.clone();
  }

  /** Everything it has counted: loss, correct, samples, the angles, then what was compared. */
  double[] toArray() {
    double[] all = new double[OLD + 2];
    all[0] = loss;
    all[1] = correct;
    all[2] = samples;
    for (int i = 0; i < Frame.BINS; i++) {
      all[3 + i] = angles[i];
    }
    all[OLD] = chosen;
    all[OLD + 1] = pulling;
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
    chosen = all.length > OLD ? (long) all[OLD] : 0;
    pulling = all.length > OLD ? (long) all[OLD + 1] : 0;
  }

  void clear() {
    Arrays.fill(angles, 0);
    loss = 0;
    correct = 0;
    samples = 0;
    chosen = 0;
    pulling = 0;
  }
}
