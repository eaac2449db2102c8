package facespace.project;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Against reference values computed elsewhere in 420-bit arithmetic. */
class AffinitiesTest {
  static Stream<JsonNode> cases() throws IOException {
    try (InputStream in = AffinitiesTest.class.getResourceAsStream("/vectors/tsne.json")) {
      JsonNode cases = new ObjectMapper().readTree(in).get("cases");
      return StreamSupport.stream(cases.spliterator(), false).toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void precisions_and_joint_probabilities_are_those_of_the_reference(JsonNode known) {
    Affinities found = affinities(known);
    assertArrayEquals(vector(known.at("/expected/beta")), found.beta(), 1e-9);
    double[][] joint = matrix(known.at("/expected/joint_p"));
    for (int i = 0; i < joint.length; i++) {
      assertArrayEquals(joint[i], found.joint()[i], 1e-12);
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void the_divergence_is_that_of_the_reference(JsonNode known) {
    double kl = affinities(known).kl(matrix(known.at("/inputs/embedding")));
    assertEquals(known.at("/expected/kl").asDouble(), kl, 1e-11);
  }

  /** Smile counts every point's nearness to itself, 1, into the sum that normalises q. */
  @ParameterizedTest
  @MethodSource("cases")
  void smile_goes_down_the_gradient_of_the_reference_but_for_its_sum_of_nearness(JsonNode known) {
    double[][] y = matrix(known.at("/inputs/embedding"));
    double[][] joint = affinities(known).joint();
    double[][] reference = matrix(known.at("/expected/grad_y"));
    double rate = 1e-3;
    SmileTsne descent = new SmileTsne(y, rate);
    double[][] weaker = new double[y.length][];
    Arrays.setAll(weaker, i -> times(joint[i], 1 / SmileTsne.EXAGGERATION));
    descent.attract(weaker);
    descent.update(1);
    double firstGain = 1.2; // of Smile's first step, which has no momentum
    for (int i = 0; i < y.length; i++) {
      assertArrayEquals(reference[i], gradient(joint, y, i, 0), 1e-9);
      double[] step = times(gradient(joint, y, i, y.length), -rate * firstGain);
      for (int d = 0; d < 2; d++) {
        int axis = d;
        double centre = Arrays.stream(y).mapToDouble(point -> point[axis]).average().orElseThrow();
        assertEquals(step[d], descent.coordinates()[i][d] - (y[i][d] - centre), 1e-12);
      }
    }
  }

  private static double[] gradient(double[][] p, double[][] y, int i, double selfNearness) {
    double sum = selfNearness;
    for (int a = 0; a < y.length; a++) {
      for (int b = 0; b < y.length; b++) {
        sum += a == b ? 0 : nearness(y[a], y[b]);
      }
    }
    double[] gradient = new double[2];
    for (int j = 0; j < y.length; j++) {
      double near = nearness(y[i], y[j]);
      for (int d = 0; d < 2; d++) {
        gradient[d] += 4 * (p[i][j] - near / sum) * near * (y[i][d] - y[j][d]);
      }
    }
    return gradient;
  }

  private static double nearness(double[] a, double[] b) {
    return 1 / (1 + Math.pow(a[0] - b[0], 2) + Math.pow(a[1] - b[1], 2));
  }

  private static double[] times(double[] values, double factor) {
    return Arrays.stream(values).map(value -> value * factor).toArray();
  }

  @Test
  void starting_near_or_far_the_search_finds_the_same_precisions() {
    float[] rows = PointSets.SIZES.draw(40, 3).rows();
    double[][] squared = Affinities.squaredDistances(rows, PointSets.DIM);
    double[] fresh = Affinities.of(squared, 12, new double[0]).beta();
    for (double wrong : new double[] {1e-9, 1e-2, 1, 1e3, 1e9}) {
      double[] near = new double[fresh.length];
      Arrays.fill(near, wrong);
      assertArrayEquals(fresh, Affinities.of(squared, 12, near).beta(), 1e-6);
    }
  }

  @Test
  void more_points_in_one_place_than_the_perplexity_asks_for_share_the_probability() {
    float[] rows = new float[20 * 2];
    rows[38] = 7;
    Affinities found = Affinities.of(Affinities.squaredDistances(rows, 2), 3, new double[0]);
    double sum = Arrays.stream(found.joint()).flatMapToDouble(Arrays::stream).sum();
    assertEquals(1, sum, 1e-12);
    assertTrue(found.joint()[0][1] > 0);
    assertEquals(found.joint()[0][1], found.joint()[5][9], 1e-12);
  }

  private static Affinities affinities(JsonNode known) {
    double[][] features = matrix(known.at("/inputs/features"));
    double[][] squared = new double[features.length][features.length];
    for (int i = 0; i < features.length; i++) {
      for (int j = 0; j < features.length; j++) {
        for (int d = 0; d < features[i].length; d++) {
          squared[i][j] += Math.pow(features[i][d] - features[j][d], 2);
        }
      }
    }
    double perplexity = known.at("/hyper/perplexity").asDouble();
    return Affinities.of(squared, perplexity, new double[0]);
  }

  private static double[][] matrix(JsonNode rows) {
    return StreamSupport.stream(rows.spliterator(), false)
        .map(AffinitiesTest::vector)
        .toArray(double[][]::new);
  }

  private static double[] vector(JsonNode row) {
    return StreamSupport.stream(row.spliterator(), false).mapToDouble(JsonNode::asDouble).toArray();
  }
}
