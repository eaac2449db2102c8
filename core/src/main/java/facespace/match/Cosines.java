package facespace.match;

import facespace.engine.RowProducts;

/** The cosines of all pairs i &lt; j of unit rows, in lexicographic order. */
final class Cosines {
  /**
   * From so many multiplications on it is worth it to load the tensor library: {@code evaluate} of
   * 4,000 embeddings of 128 numbers takes about as long either way.
   */
  private static final long MANY = 1_000_000_000;

  /** Rows multiplied at a time: their products with 6,000 others are 12 MB. */
  private static final int BLOCK = 256;

  private Cosines() {}

  static double[] of(Embeddings unit) {
    long multiplications = (long) pairs(unit) * unit.dim();
    return multiplications < MANY ? oneByOne(unit) : byBlocks(unit);
  }

  private static int pairs(Embeddings unit) {
    return unit.count() * (unit.count() - 1) / 2;
  }

  private static double[] oneByOne(Embeddings unit) {
    int n = unit.count();
    int dim = unit.dim();
    double[] cosines = new double[pairs(unit)];
    int pair = 0;
    for (int i = 0; i < n; i++) {
      for (int j = i + 1; j < n; j++) {
        cosines[pair++] = Rows.cosine(unit.values(), i * dim, unit.values(), j * dim, dim);
      }
    }
    return cosines;
  }

  /** By the tensor library. */
  static double[] byBlocks(Embeddings unit) {
    int n = unit.count();
    double[] cosines = new double[pairs(unit)];
    int pair = 0;
    try (RowProducts rows = new RowProducts(unit.values(), unit.dim())) {
      for (int from = 0; from < n; from += BLOCK) {
        int to = Math.min(n, from + BLOCK);
        double[] products = rows.with(from, to);
        for (int i = from; i < to; i++) {
          for (int j = i + 1; j < n; j++) {
            cosines[pair++] = Rows.clamp(products[(i - from) * (n - from) + j - from]);
          }
        }
      }
    }
    return cosines;
  }
}
