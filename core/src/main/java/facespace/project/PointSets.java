package facespace.project;

import facespace.knob.Label;
import facespace.knob.Labelled;
import java.util.SplittableRandom;

/**
 * Points whose arrangement is known, to show what a t-SNE map does to it: Wattenberg, Viégas and
 * Johnson, "How to Use t-SNE Effectively" (Distill, 2016).
 */
public enum PointSets implements Labelled {
  /** Two clusters, one five times as wide as the other: cluster sizes mean nothing. */
  @Label(en = "Two clusters, one five times as wide", zh = "两个簇，一个的宽度是另一个的五倍")
  SIZES(2),
  /** Two clusters close together, a third five times as far: distances mean nothing. */
  @Label(en = "Two near clusters and a far one", zh = "两个相近的簇和一个很远的簇")
  DISTANCES(3),
  /** One cloud without any structure, which small perplexities break into clumps. */
  @Label(en = "One cloud, no clusters at all", zh = "一团点，完全没有簇")
  NOISE(1);

  /** How many numbers each point has. */
  public static final int DIM = 10;

  private static final int NEAR = 8;
  private static final int FAR = 40;
  private static final double WIDE = 5;

  private final int groups;

  PointSets(int groups) {
    this.groups = groups;
  }

  /**
   * Some of these points.
   *
   * @param rows row-major (N × {@link #DIM})
   * @param groups the cluster each belongs to (N)
   */
  public record Points(float[] rows, int[] groups) {}

  /** Draws points, as many in each group; the same seed gives the same points. */
  public Points draw(int perGroup, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int count = perGroup * groups;
    float[] rows = new float[count * DIM];
    int[] group = new int[count];
    for (int i = 0; i < count; i++) {
      group[i] = i / perGroup;
      for (int d = 0; d < DIM; d++) {
        rows[i * DIM + d] = (float) (deviation(group[i]) * random.nextGaussian());
      }
      rows[i * DIM] += offset(group[i]);
    }
    return new Points(rows, group);
  }

  private double deviation(int group) {
    return this == SIZES && group == 1 ? WIDE : 1;
  }

  private float offset(int group) {
    return switch (this) {
      case SIZES -> group * FAR;
      case DISTANCES -> group == 2 ? FAR : group * NEAR;
      case NOISE -> 0;
    };
  }
}
