package facespace.project;

import facespace.engine.RowProducts;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * Principal components of face pixels: Turk and Pentland, "Eigenfaces for Recognition" (1991). The
 * components are found from the smaller of the two Gram matrices, images × images or pixels ×
 * pixels. Immutable, safe for use by several threads.
 */
public final class Eigenfaces {
  /** A component whose variance is a smaller share of the largest is rounding error. */
  private static final double NEGLIGIBLE = 1e-10;

  private final double[] mean;
  private final double[] variances;
  private final DMatrixRMaj components; // (K, size), orthonormal rows

  private Eigenfaces(double[] mean, double[] variances, DMatrixRMaj components) {
    this.mean = mean;
    this.variances = variances;
    this.components = components;
  }

  /**
   * Finds the components of some images.
   *
   * @param pixels image after image, {@code size} unsigned bytes each
   * @param size pixels of one image
   * @param most how many components at most; there are never more than images − 1
   */
  public static Eigenfaces fit(byte[] pixels, int size, int most) {
    double[] mean = mean(pixels, size);
    DMatrixRMaj centred = centred(pixels, mean);
    int count = centred.numRows;
    boolean fewImages = count <= size;
    DMatrixRMaj gram = gram(fewImages ? centred : CommonOps_DDRM.transpose(centred, null));
    EigenDecomposition_F64<DMatrixRMaj> eigen =
        DecompositionFactory_DDRM.eig(gram.numRows, true, true);
    if (!eigen.decompose(gram)) {
      throw new IllegalStateException("no eigenvectors of a symmetric matrix");
    }
    int[] order = descending(eigen);
    int kept = 0;
    while (kept < Math.min(most, order.length)
        && value(eigen, order[kept]) > NEGLIGIBLE * value(eigen, order[0])) {
      kept++;
    }
    double[] variances = new double[kept];
    DMatrixRMaj vectors = new DMatrixRMaj(kept, gram.numRows);
    for (int k = 0; k < kept; k++) {
      variances[k] = value(eigen, order[k]) / count;
      System.arraycopy(
          eigen.getEigenVector(order[k]).data, 0, vectors.data, k * vectors.numCols, gram.numRows);
    }
    return new Eigenfaces(mean, variances, fewImages ? ofImages(vectors, centred) : unit(vectors));
  }

  /** How many components there are. */
  public int dim() {
    return components.numRows;
  }

  /** Variance of the images along each component, the largest first (K). */
  public double[] variances() {
    return variances.clone();
  }

  /** One component, of length 1 (size). */
  public double[] component(int k) {
    double[] row = new double[components.numCols];
    System.arraycopy(components.data, k * row.length, row, 0, row.length);
    return row;
  }

  /**
   * Coordinates of images along the components.
   *
   * @return row-major (images × K)
   */
  public float[] project(byte[] pixels) {
    DMatrixRMaj centred = centred(pixels, mean);
    double[] along =
        dim() == 0
            ? new double[0]
            : RowProducts.between(centred.data, components.data, centred.numCols);
    float[] rows = new float[along.length];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = (float) along[i];
    }
    return rows;
  }

  /** The mean image (size), in the pixels' units. */
  public double[] mean() {
    return mean.clone();
  }

  /**
   * Pixels minus a mean image.
   *
   * @return row-major (images × size)
   */
  public static float[] centred(byte[] pixels, int size, double[] mean) {
    float[] rows = new float[pixels.length];
    for (int i = 0; i < pixels.length; i++) {
      rows[i] = (float) ((pixels[i] & 0xff) - mean[i % size]);
    }
    return rows;
  }

  /** The mean of images (size). */
  public static double[] mean(byte[] pixels, int size) {
    double[] mean = new double[size];
    for (int i = 0; i < pixels.length; i++) {
      mean[i % size] += pixels[i] & 0xff;
    }
    int count = pixels.length / size;
    for (int d = 0; d < size; d++) {
      mean[d] /= count;
    }
    return mean;
  }

  private static DMatrixRMaj centred(byte[] pixels, double[] mean) {
    DMatrixRMaj rows = new DMatrixRMaj(pixels.length / mean.length, mean.length);
    for (int i = 0; i < pixels.length; i++) {
      rows.data[i] = (pixels[i] & 0xff) - mean[i % mean.length];
    }
    return rows;
  }

  private static double value(EigenDecomposition_F64<DMatrixRMaj> eigen, int k) {
    return eigen.getEigenvalue(k).getReal();
  }

  private static int[] descending(EigenDecomposition_F64<DMatrixRMaj> eigen) {
    return IntStream.range(0, eigen.getNumberOfEigenvalues())
        .boxed()
        .sorted((a, b) -> Double.compare(value(eigen, b), value(eigen, a)))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  /** Products of all rows with one another. */
  private static DMatrixRMaj gram(DMatrixRMaj rows) {
    double[] products = RowProducts.between(rows.data, rows.data, rows.numCols);
    return DMatrixRMaj.wrap(rows.numRows, rows.numRows, products);
  }

  /** An eigenvector v of A·Aᵀ gives the eigenvector Aᵀ·v of Aᵀ·A. */
  private static DMatrixRMaj ofImages(DMatrixRMaj vectors, DMatrixRMaj centred) {
    int size = centred.numCols;
    double[] sums =
        vectors.numRows == 0 ? new double[0] : RowProducts.sums(vectors.data, centred.data, size);
    return unit(DMatrixRMaj.wrap(vectors.numRows, size, sums));
  }

  /** Each row brought to length 1. */
  private static DMatrixRMaj unit(DMatrixRMaj rows) {
    for (int row = 0; row < rows.numRows; row++) {
      int from = row * rows.numCols;
      double square = 0;
      for (int i = from; i < from + rows.numCols; i++) {
        square += rows.data[i] * rows.data[i];
      }
      double length = Math.sqrt(square);
      for (int i = from; i < from + rows.numCols; i++) {
        rows.data[i] /= length;
      }
    }
    return rows;
  }
}
