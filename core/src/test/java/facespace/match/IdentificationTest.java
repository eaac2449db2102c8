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

class IdentificationTest {
  private static final double TOLERANCE = 1e-10;
  private static final int[] ONE_TWO = {1, 2};

  static Stream<Arguments> cases() throws IOException {
    return VectorFile.cases("identification");
  }

  private static Identification of(JsonNode one) {
    JsonNode inputs = one.get("inputs");
    return Identification.of(
        Vectors.embeddings(inputs.get("gallery")),
        Vectors.ints(inputs.get("gallery_labels")),
        Vectors.embeddings(inputs.get("probes")),
        Vectors.ints(inputs.get("probe_labels")));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void ranksScoresAndCmcAgree(JsonNode one) {
    Identification found = of(one);
    JsonNode expected = one.get("expected");
    assertArrayEquals(Vectors.ints(expected.get("identities")), found.identities());
    assertArrayEquals(VectorFile.doubles(expected.get("cmc")), found.cmc(), TOLERANCE);
    for (int p = 0; p < expected.get("rank").size(); p++) {
      JsonNode rank = expected.get("rank").get(p);
      assertEquals(rank.isNull(), found.rank(p).isEmpty());
      assertEquals(rank.asInt(), found.rank(p).orElse(0));
      assertEquals(expected.get("top_identity").get(p).asInt(), found.topIdentity(p));
      assertEquals(expected.get("top_score").get(p).asDouble(), found.topScore(p), TOLERANCE);
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void dirAtFarAgrees(JsonNode one) {
    for (JsonNode expected : one.get("expected").path("dir")) {
      Identification.OpenSet found = of(one).dirAtFar(expected.get("far").asDouble());
      assertEquals(expected.get("allowed_false_alarms").asInt(), found.allowedFalseAlarms());
      JsonNode cut = expected.get("cut_score");
      double threshold = cut.isNull() ? Double.NEGATIVE_INFINITY : cut.asDouble();
      assertEquals(threshold, found.threshold(), TOLERANCE);
      assertEquals(expected.get("far_achieved").asDouble(), found.far(), TOLERANCE);
      assertEquals(expected.get("dir_rank1").asDouble(), found.rank1(), TOLERANCE);
      assertEquals(expected.get("dir_rank5").asDouble(), found.rank5(), TOLERANCE);
      assertEquals(expected.get("dir_rank1").asDouble(), of(one).at(threshold).rank1(), TOLERANCE);
    }
  }

  @Test
  void whatCannotBeIdentifiedIsRefusedInOneSentence() {
    Embeddings two = new Embeddings(new double[] {1, 0, 0, 1}, 2);
    Embeddings three = new Embeddings(new double[] {1, 0, 0, 0, 1, 0}, 3);
    assertSays("3 dimensions and the gallery has 2", () -> of(two, ONE_TWO, three));
    assertSays("at least one stranger", () -> of(two, ONE_TWO, two).dirAtFar(0.1));
    assertSays("somebody in the gallery", () -> of(two, new int[] {3, 4}, two).cmc());
    assertSays("far = NaN", () -> of(two, ONE_TWO, two).dirAtFar(Double.NaN));
  }

  private static Identification of(Embeddings gallery, int[] labels, Embeddings probes) {
    return Identification.of(gallery, labels, probes, ONE_TWO);
  }

  private static void assertSays(String part, org.junit.jupiter.api.function.Executable what) {
    BadValue refused = assertThrows(BadValue.class, what);
    assertTrue(refused.getMessage().contains(part), refused.getMessage());
  }
}
