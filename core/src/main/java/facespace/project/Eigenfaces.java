package facespace.project;

import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.CommonOps_MT_DDRM;
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
    DMatrixRMaj gram = new DMatrixRMaj(Math.min(count, size), Math.min(count, size));
    if (fewImages) {
      CommonOps_MT_DDRM.multOuter(centred, gram);
    } else {
      CommonOps_MT_DDRM.multInner(centred, gram);
    }
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
    DMatrixRMaj components = new DMatrixRMaj(kept, size);
    for (int k = 0; k < kept; k++) {
      variances[k] = value(eigen, order[k]) / count;
      DMatrixRMaj vector = eigen.getEigenVector(order[k]);
      setRow(components, k, fewImages ? times(centred, vector) : vector);
    }
    return new Eigenfaces(mean, variances, components);
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
    DMatrixRMaj along = new DMatrixRMaj(centred.numRows, dim());
    CommonOps_DDRM.multTransB(centred, components, along);
    float[] rows = new float[along.getNumElements()];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = (float) along.data[i];
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

  /** An eigenvector v of A·Aᵀ gives the eigenvector Aᵀ·v of Aᵀ·A. */
  private static DMatrixRMaj times(DMatrixRMaj centred, DMatrixRMaj vector) {
    DMatrixRMaj product = new DMatrixRMaj(centred.numCols, 1);
    CommonOps_DDRM.multTransA(centred, vector, product);
    return product;
  }

  private static void setRow(DMatrixRMaj rows, int k, DMatrixRMaj vector) {
    double square = 0;
    for (double v : vector.data) {
      square += v * v;
    }
    double length = Math.sqrt(square);
    for (int d = 0; d < rows.numCols; d++) {
      rows.set(k, d, vector.data[d] / length);
    }
  }
}
