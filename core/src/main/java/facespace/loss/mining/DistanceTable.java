package facespace.loss.mining;

/** All Euclidean distances between the rows of a batch, in plain arrays. Immutable. */
public final class DistanceTable {
  private final double[] rows;
  private final int dim;
  private final int count;
  private final double[] distances;

  /**
   * @param rows features, row-major (N × D)
   * @param dim dimension D, at least 1
   */
  public DistanceTable(double[] rows, int dim) {
    this.rows = rows;
    this.dim = dim;
    count = rows.length / dim;
    distances = new double[count * count];
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < i; j++) {
        distances[i * count + j] = distances[j * count + i] = measure(i, j);
      }
    }
  }

  private double measure(int i, int j) {
    double sum = 0;
    for (int d = 0; d < dim; d++) {
      double across = rows[i * dim + d] - rows[j * dim + d];
      sum += across * across;
    }
    return Math.sqrt(sum);
  }

  /** Number of rows N. */
  public int count() {
    return count;
  }

  /** Dimension D of the rows. */
  public int dim() {
    return dim;
  }

  /** Distance of two rows; 0 of a row to itself. */
  public double between(int i, int j) {
    return distances[i * count + j];
  }

  /** The distances of the same rows brought to unit length; those of a zero row are NaN. */
  public DistanceTable ofUnitRows() {
    double[] unit = new double[rows.length];
    for (int i = 0; i < count; i++) {
      double squared = 0;
      for (int d = 0; d < dim; d++) {
        squared += rows[i * dim + d] * rows[i * dim + d];
      }
      for (int d = 0; d < dim; d++) {
        unit[i * dim + d] = rows[i * dim + d] / Math.sqrt(squared);
      }
    }
    return new DistanceTable(unit, dim);
  }

  /**
   * The derivative by the rows of something that changes with the distances; 0 where two rows
   * coincide, as published references have it.
   *
   * @param slopes its derivative by the distance of rows i and j, at i · N + j (N × N)
   * @return row-major (N × D)
   */
  public double[] derivative(double[] slopes) {
    double[] byRows = new double[rows.length];
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < i; j++) {
        double slope = slopes[i * count + j] + slopes[j * count + i];
        double distance = between(i, j);
        if (slope == 0 || distance == 0) {
          continue;
        }
        double share = slope / distance;
        for (int d = 0; d < dim; d++) {
          double pull = share * (rows[i * dim + d] - rows[j * dim + d]);
          byRows[i * dim + d] += pull;
          byRows[j * dim + d] -= pull;
        }
      }
    }
    return byRows;
  }
}
