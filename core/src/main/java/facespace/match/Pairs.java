package facespace.match;

import facespace.geometry.Geometry;
import facespace.knob.BadValue;

/**
 * All pairs i &lt; j of embeddings in lexicographic order, with their cosines.
 *
 * @param scores cosine of each pair, −1 … 1
 * @param same whether both have one label
 * @param first index i of each pair
 * @param second index j of each pair
 */
public record Pairs(double[] scores, boolean[] same, int[] first, int[] second) {
  /** The most embeddings: beyond, all their pairs would need more memory than a laptop has. */
  public static final int MOST_EMBEDDINGS = 6000;

  /**
   * Compares each with each.
   *
   * @param embeddings any length; only their directions count
   * @param labels the person of each
   * @throws BadValue for fewer than two embeddings or too many, one without direction, or a list of
   *     labels of another length
   */
  public static Pairs of(Embeddings embeddings, int[] labels) {
    embeddings.checkLabels(labels.length);
    int n = embeddings.count();
    if (n < 2 || n > MOST_EMBEDDINGS) {
      String allowed = "2 … " + MOST_EMBEDDINGS;
      throw new BadValue("error.range", "embeddings", String.valueOf(n), allowed);
    }
    double[] cosines = Cosines.of(embeddings.unit());
    int count = cosines.length;
    Pairs pairs = new Pairs(cosines, new boolean[count], new int[count], new int[count]);
    int pair = 0;
    for (int i = 0; i < n; i++) {
      for (int j = i + 1; j < n; j++) {
        pairs.same[pair] = labels[i] == labels[j];
        pairs.first[pair] = i;
        pairs.second[pair++] = j;
      }
    }
    return pairs;
  }

  /** All pairs of embeddings in single precision, row-major N·dim. */
  public static Pairs of(float[] embeddings, int dim, int[] labels) {
    return of(Embeddings.of(embeddings, dim), labels);
  }

  /** How many pairs. */
  public int count() {
    return scores.length;
  }

  /** The angle of a pair in degrees, 0 … 180. */
  public double angleDeg(int pair) {
    return Geometry.angleDeg(scores[pair]);
  }

  /** The same question asked of all of them. */
  public Verification verification() {
    return Verification.of(scores, same);
  }
}
