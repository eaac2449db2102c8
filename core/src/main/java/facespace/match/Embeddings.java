package facespace.match;

import facespace.knob.BadValue;

/**
 * What a model makes of images: one row of finite numbers per image, in double precision.
 *
 * @param values row-major N·dim; nobody writes into it, so it is shared rather than copied
 * @param dim numbers per row
 */
public record Embeddings(double[] values, int dim) {

  /**
   * @throws BadValue if there is no row, the rows are not whole or a number is not finite
   */
  public Embeddings {
    if (dim < 1 || values.length == 0 || values.length % dim != 0) {
      throw new BadValue("match.embeddings.shape", values.length, dim);
    }
    for (int i = 0; i < values.length; i++) {
      if (!Double.isFinite(values[i])) {
        throw new BadValue("match.embeddings.finite", i / dim, String.valueOf(values[i]));
      }
    }
  }

  /** The same from single precision, as models give them. */
  public static Embeddings of(float[] values, int dim) {
    double[] doubles = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      doubles[i] = values[i];
    }
    return new Embeddings(doubles, dim);
  }

  /** How many rows. */
  public int count() {
    return values.length / dim;
  }

  /**
   * Every row divided by its length.
   *
   * @throws BadValue if a row is zero: it has no direction
   */
  public Embeddings unit() {
    double[] unit = new double[values.length];
    for (int i = 0; i < count(); i++) {
      double largest = 0;
      for (int d = 0; d < dim; d++) {
        largest = Math.max(largest, Math.abs(values[i * dim + d]));
      }
      if (largest == 0) {
        throw new BadValue("match.embeddings.zero", i);
      }
      int from = i * dim;
      // Squares of very large or very small numbers would leave the range: a power of two, which
      // rounds nothing, brings them back first.
      double scale = isTame(largest) ? 1 : Math.scalb(1.0, -Math.getExponent(largest));
      for (int d = 0; d < dim; d++) {
        unit[from + d] = values[from + d] * scale;
      }
      double length = Math.sqrt(Rows.dot(unit, from, unit, from, dim));
      for (int d = 0; d < dim; d++) {
        unit[from + d] /= length;
      }
    }
    return new Embeddings(unit, dim);
  }

  private static boolean isTame(double largest) {
    return largest > 1e-100 && largest < 1e100;
  }

  /** Refuses a list of another length than there are rows. */
  void checkLabels(int labels) {
    if (labels != count()) {
      throw new BadValue("match.labels.count", labels, count());
    }
  }
}
