package facespace.match;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import facespace.VectorFile;
import facespace.knob.BadValue;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AngleStatisticsTest {
  private static final double TOLERANCE = 1e-10;

  static Stream<Arguments> cases() throws IOException {
    return VectorFile.cases("angle_statistics");
  }

  private static AngleStatistics of(JsonNode one, AngleStatistics.Centre centre) {
    JsonNode inputs = one.get("inputs");
    Embeddings weights =
        inputs.hasNonNull("weights") ? Vectors.embeddings(inputs.get("weights")) : null;
    return AngleStatistics.of(
        Vectors.embeddings(inputs.get("features")),
        Vectors.ints(inputs.get("labels")),
        weights,
        centre);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void everyAngleAgrees(JsonNode one) {
    AngleStatistics found = of(one, AngleStatistics.Centre.OF_DIRECTIONS);
    JsonNode expected = one.get("expected");
    assertArrayEquals(Vectors.ints(expected.get("classes")), found.classes());
    assertClose(expected, "centres", found.centres().values());
    assertClose(expected, "per_sample_angle_deg", found.perSampleDeg());
    assertClose(expected, "intra_deg", found.intraDeg());
    assertClose(expected, "intra_macro_deg", found.intraMacroDeg());
    assertClose(expected, "inter_deg", found.interDeg());
    assertClose(expected, "inter_min_angle_deg", found.interMinDeg());
    assertClose(expected, "w_ec_deg", found.weightCentreMeanDeg());
    assertClose(expected, "w_ec_per_class_deg", found.weightCentreDeg());
    assertClose(expected, "w_inter_deg", found.weightInterDeg());
    assertClose(expected, "w_inter_min_angle_deg", found.weightMinDeg());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void centresOfRawFeaturesAgree(JsonNode one) {
    AngleStatistics found = of(one, AngleStatistics.Centre.OF_FEATURES);
    JsonNode expected = one.get("expected");
    assertClose(expected, "intra_deg_raw_centre", found.intraDeg());
    assertClose(expected, "inter_deg_raw_centre", found.interDeg());
    assertClose(expected, "w_ec_deg_raw_centre", found.weightCentreMeanDeg());
  }

  @Test
  void oneClassHasNoNeighbours() {
    Embeddings two = new Embeddings(new double[] {1, 0, 1, 1}, 2);
    AngleStatistics found = AngleStatistics.of(two, new int[] {4, 4});
    assertEquals(22.5, found.intraDeg(), TOLERANCE);
    assertTrue(Double.isNaN(found.interDeg()));
    assertTrue(Double.isNaN(found.weightInterDeg()));
  }

  @Test
  void aLabelWithoutWeightIsRefused() {
    Embeddings two = new Embeddings(new double[] {1, 0, 1, 1}, 2);
    BadValue refused =
        assertThrows(
            BadValue.class,
            () ->
                AngleStatistics.of(
                    two, new int[] {0, 2}, two, AngleStatistics.Centre.OF_DIRECTIONS));
    assertTrue(refused.getMessage().contains("label = 2"), refused.getMessage());
    assertTrue(refused.getMessage().contains("0 … 1"), refused.getMessage());
  }

  private static void assertClose(JsonNode expected, String name, double... found) {
    if (expected.hasNonNull(name)) {
      assertArrayEquals(VectorFile.doubles(expected.get(name)), found, TOLERANCE, name);
    }
  }
}
