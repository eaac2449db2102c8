package facespace.match;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import facespace.VectorFile;
import facespace.knob.BadValue;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ProtocolTest {
  private static final double TOLERANCE = 1e-10;

  static Stream<Arguments> lfw() throws IOException {
    return VectorFile.cases("lfw_protocol");
  }

  static Stream<Arguments> sphereFace() throws IOException {
    return VectorFile.cases("sphereface_protocol");
  }

  private static LfwProtocol protocol(JsonNode one) {
    JsonNode hyper = one.get("hyper");
    boolean angle = hyper.get("metric").asText().equals("angle_over_pi");
    return new LfwProtocol(
        hyper.get("folds").asInt(),
        angle ? LfwProtocol.Metric.ANGLE_OVER_PI : LfwProtocol.Metric.SQUARED_L2,
        hyper.get("subtract_mean").asBoolean());
  }

  private static Embeddings rows(JsonNode one) {
    return Vectors.embeddings(one.get("inputs").get("embeddings"));
  }

  private static boolean[] same(JsonNode one) {
    return Vectors.flags(one.get("inputs").get("same"));
  }

  @ParameterizedTest
  @MethodSource("lfw")
  void lfwAccuracyAgrees(JsonNode one) {
    LfwProtocol.Accuracy found = protocol(one).accuracy(rows(one), same(one));
    JsonNode expected = one.get("expected");
    assertArrayEquals(Vectors.ints(expected.get("fold_sizes")), found.foldSizes());
    assertArrayEquals(Vectors.ints(expected.get("best_threshold_index")), found.thresholdIndex());
    assertClose(expected.get("accuracy_per_fold"), found.perFold());
    assertClose(expected.get("accuracy_mean"), found.mean());
    assertClose(expected.get("accuracy_std"), found.std());
    int[] index = Vectors.ints(expected.get("roc_threshold_index"));
    assertClose(
        expected.get("tpr"), Arrays.stream(index).mapToDouble(k -> found.tpr()[k]).toArray());
    assertClose(
        expected.get("fpr"), Arrays.stream(index).mapToDouble(k -> found.fpr()[k]).toArray());
    assertClose(expected.get("auc_of_mean_roc"), found.auc());
    assertClose(expected.get("eer_of_mean_roc"), found.eer());
  }

  @ParameterizedTest
  @MethodSource("lfw")
  void lfwValidationRateAgrees(JsonNode one) {
    one.get("expected")
        .get("val_at_far")
        .properties()
        .forEach(
            entry -> {
              double far = Double.parseDouble(entry.getKey());
              LfwProtocol.Val found = protocol(one).valAtFar(rows(one), same(one), far);
              assertClose(entry.getValue().get("per_fold_threshold"), found.thresholds());
              assertClose(entry.getValue().get("per_fold_val"), found.perFold());
              assertClose(entry.getValue().get("val"), found.mean());
              assertClose(entry.getValue().get("val_std"), found.std());
              assertClose(entry.getValue().get("far"), found.far());
            });
  }

  @ParameterizedTest
  @MethodSource("sphereFace")
  void sphereFaceAccuracyAgrees(JsonNode one) {
    JsonNode hyper = one.get("hyper");
    SphereFaceProtocol protocol =
        new SphereFaceProtocol(hyper.get("folds").asInt(), hyper.get("threshold_steps").asInt());
    SphereFaceProtocol.Result found = protocol.of(rows(one), same(one));
    JsonNode expected = one.get("expected");
    assertClose(expected.get("accuracy_per_fold"), found.accuracyPerFold());
    assertClose(expected.get("accuracy_mean"), found.mean());
    assertClose(expected.get("threshold_per_fold"), found.thresholdPerFold());
  }

  @Test
  void pairsThatCannotBeFoldedAreRefusedInOneSentence() {
    Embeddings four = new Embeddings(new double[] {1, 0, 1, 1, 0, 1, 2, 1}, 2);
    LfwProtocol twoFolds = new LfwProtocol(2, LfwProtocol.Metric.SQUARED_L2, false);
    assertSays("4 embeddings for 3 pairs", () -> twoFolds.accuracy(four, new boolean[3]));
    assertSays("folds = 10", () -> LfwProtocol.STANDARD.accuracy(four, new boolean[2]));
    assertSays(
        "Fold 1 of 2 has no pair of the same", () -> twoFolds.accuracy(four, new boolean[2]));
    assertSays("far = 2", () -> twoFolds.valAtFar(four, new boolean[2], 2));
    assertSays("folds = 1", () -> new SphereFaceProtocol(1, 10).of(four, new boolean[2]));
  }

  private static void assertClose(JsonNode expected, double... found) {
    assertArrayEquals(VectorFile.doubles(expected), found, TOLERANCE);
  }

  private static void assertSays(String part, Executable what) {
    BadValue refused = assertThrows(BadValue.class, what);
    assertTrue(refused.getMessage().contains(part), refused.getMessage());
    assertEquals(1, refused.getMessage().lines().count());
  }
}
