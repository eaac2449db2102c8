package facespace.match;

import facespace.engine.RowProducts;

/** The cosines of all pairs i &lt; j of unit rows, in lexicographic order. */
final class Cosines {
  /** So many multiplications take longer than to load the tensor library, which is far quicker. */
  private static final long MANY = 100_000_000;

  /** Rows multiplied at a time: their products with 6,000 others are 12 MB. */
  private static final int BLOCK = 256;

  private Cosines() {}

  static double[] of(Embeddings unit) {
    int n = unit.count();
    double[] cosines = new double[n * (n - 1) / 2];
    if ((long) cosines.length * unit.dim() < MANY) {
      multiply(unit, cosines);
    } else {
      multiplyByBlocks(unit, cosines);
    }
    return cosines;
  }

  private static void multiply(Embeddings unit, double[] cosines) {
    int n = unit.count();
    int dim = unit.dim();
    int pair = 0;
    for (int i = 0; i < n; i++) {
      for (int j = i + 1; j < n; j++) {
        cosines[pair++] = Rows.cosine(unit.values(), i * dim, unit.values(), j * dim, dim);
      }
    }
  }

  private static void multiplyByBlocks(Embeddings unit, double[] cosines) {
    int n = unit.count();
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
  }
}
