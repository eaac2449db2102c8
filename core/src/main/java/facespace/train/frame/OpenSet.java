package facespace.train.frame;

import facespace.geometry.Geometry;
import facespace.match.Pairs;
import java.util.Arrays;

/** What features say about people or digits that were never trained on. */
final class OpenSet {
  /** Of guessing. */
  private static final double CHANCE = 0.5;

  private OpenSet() {}

  /**
   * The equal error rate on all pairs, in [0, 1]; that of guessing where features have no
   * direction.
   *
   * @param labels the person or digit of each feature
   */
  static double eer(float[] features, int dim, int[] labels) {
    for (int i = 0; i < labels.length; i++) {
      double length = Geometry.length(features, i, dim);
      if (!(length > 0 && Double.isFinite(length))) {
        return CHANCE;
      }
    }
    return Pairs.of(features, dim, labels).verification().eer();
  }

  /**
   * The centres of people: unit means of their features' directions.
   *
   * @param rows the person of each feature, numbered from 0 without a gap
   */
  static float[] centres(float[] features, int dim, int[] rows) {
    float[] centres = new float[(Arrays.stream(rows).max().orElse(-1) + 1) * dim];
    for (int i = 0; i < rows.length; i++) {
      double length = Geometry.length(features, i, dim);
      for (int d = 0; d < dim; d++) {
        centres[rows[i] * dim + d] += (float) (features[i * dim + d] / length);
      }
    }
    return Geometry.unitRows(centres, dim);
  }

  /** Labels renumbered 0, 1, … in the order in which they first appear. */
  static int[] rows(int[] labels) {
    int[] number = new int[Arrays.stream(labels).max().orElse(-1) + 1];
    Arrays.fill(number, -1);
    int next = 0;
    int[] rows = new int[labels.length];
    for (int i = 0; i < labels.length; i++) {
      if (number[labels[i]] < 0) {
        number[labels[i]] = next++;
      }
      rows[i] = number[labels[i]];
    }
    return rows;
  }
}
