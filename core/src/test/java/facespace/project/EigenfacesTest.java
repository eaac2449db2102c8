package facespace.project;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EigenfacesTest {
  @ParameterizedTest
  @CsvSource({"12, 30", "40, 9"}) // fewer images than pixels, and more
  void components_are_orthonormal_and_diagonalise_the_covariance(int count, int size) {
    byte[] pixels = pictures(count, size);
    Eigenfaces faces = Eigenfaces.fit(pixels, size, 1000);
    assertEquals(Math.min(count - 1, size), faces.dim());
    double[][] covariance = covariance(pixels, size);
    for (int a = 0; a < faces.dim(); a++) {
      for (int b = 0; b < faces.dim(); b++) {
        double[] u = faces.component(a);
        double[] v = faces.component(b);
        assertEquals(a == b ? 1 : 0, dot(u, v), 1e-9);
        double expected = a == b ? faces.variances()[a] : 0;
        assertEquals(expected, dot(u, times(covariance, v)), 1e-6 * faces.variances()[0]);
      }
    }
    double trace = 0;
    for (int d = 0; d < size; d++) {
      trace += covariance[d][d];
    }
    assertEquals(trace, Arrays.stream(faces.variances()).sum(), 1e-6 * trace);
  }

  @Test
  void what_the_components_leave_out_is_the_variance_of_those_not_kept() {
    int size = 25;
    byte[] pixels = pictures(60, size);
    double[] all = Eigenfaces.fit(pixels, size, 1000).variances();
    Eigenfaces few = Eigenfaces.fit(pixels, size, 5);
    assertArrayEquals(Arrays.copyOf(all, 5), few.variances(), 1e-6 * all[0]);
    float[] along = few.project(pixels);
    double error = 0;
    for (int i = 0; i < 60; i++) {
      for (int d = 0; d < size; d++) {
        double value = few.mean()[d];
        for (int k = 0; k < 5; k++) {
          value += along[i * 5 + k] * few.component(k)[d];
        }
        error += Math.pow(value - (pixels[i * size + d] & 0xff), 2) / 60;
      }
    }
    double leftOut = Arrays.stream(all).skip(5).sum();
    assertEquals(leftOut, error, 1e-4 * leftOut);
  }

  @Test
  void images_all_alike_have_no_components() {
    Eigenfaces faces = Eigenfaces.fit(new byte[5 * 4], 4, 3);
    assertTrue(faces.dim() == 0 && faces.project(new byte[4]).length == 0);
  }

  private static byte[] pictures(int count, int size) {
    SplittableRandom random = new SplittableRandom(5);
    byte[] pixels = new byte[count * size];
    for (int i = 0; i < count; i++) {
      double light = random.nextDouble() * 150;
      for (int d = 0; d < size; d++) {
        pixels[i * size + d] = (byte) (int) (light * d / size + random.nextInt(100));
      }
    }
    return pixels;
  }

  private static double[][] covariance(byte[] pixels, int size) {
    int count = pixels.length / size;
    double[] mean = new double[size];
    for (int i = 0; i < pixels.length; i++) {
      mean[i % size] += (pixels[i] & 0xff) / (double) count;
    }
    double[][] covariance = new double[size][size];
    for (int i = 0; i < count; i++) {
      for (int a = 0; a < size; a++) {
        for (int b = 0; b < size; b++) {
          double x = (pixels[i * size + a] & 0xff) - mean[a];
          double y = (pixels[i * size + b] & 0xff) - mean[b];
          covariance[a][b] += x * y / count;
        }
      }
    }
    return covariance;
  }

  private static double[] times(double[][] matrix, double[] vector) {
    return Arrays.stream(matrix).mapToDouble(row -> dot(row, vector)).toArray();
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
