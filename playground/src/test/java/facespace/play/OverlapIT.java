package facespace.play;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import facespace.match.Pairs;
import facespace.match.Verification;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The overlap of same and different pairs as the page reckons it, beside hand and library. */
class OverlapIT extends BrowserTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int PEOPLE = 20;
  private static final int DIM = 8;
  private static final int[] LABELS = IntStream.range(0, PEOPLE * 6).map(i -> i / 6).toArray();

  @BeforeEach
  void openAnyPage() {
    page = scripts();
  }

  /**
   * Two people in a plane at 0°, 10.03° and 50.08°, 90.13°. Same: 10.03°, 40.05°, mean 25.04°,
   * variance 15.01². Different: 50.08°, 90.13°, 40.05°, 80.10°, mean 65.09°, variance (15.01² +
   * 25.04²)/2. d′ = 40.05/√((225.30 + 426.15)/2). Between the thresholds 10.1° (FAR 0, FRR 1/2) and
   * 40.1° (1/4, 0) both are equal at 1/6, and where FAR is 1 % FRR is 0.48.
   */
  @Test
  void whatTwoPeopleInAPlaneOverlapIsWorkedOutByHand() throws JsonProcessingException {
    double[] angles = {0, 10.03, 50.08, 90.13};
    double[] rows = new double[8];
    for (int i = 0; i < 4; i++) {
      rows[2 * i] = 3 * Math.cos(Math.toRadians(angles[i]));
      rows[2 * i + 1] = 3 * Math.sin(Math.toRadians(angles[i]));
    }
    JsonNode measures = ask("Overlap.of(args[0], 2, [0, 0, 1, 1]).measures", rows);
    assertEquals(2.2191, measures.get("dPrime").asDouble(), 1e-3);
    assertEquals(1 / 6.0, measures.get("eer").asDouble(), 1e-9);
    assertEquals(0.48, measures.get("frr").asDouble(), 1e-9);
  }

  /** √(3/4 · (1.5² + 0.5² + 0.5² + 1.5²)). */
  @Test
  void theJackknifeIsTheTextbooks() throws JsonProcessingException {
    assertEquals(1.9365, ask("standardError([1, 2, 3, 4])").asDouble(), 1e-4);
  }

  @Test
  void ratesAreThoseOfTheLibrary() throws JsonProcessingException {
    float[] rows = crowd(1, 0.8);
    Verification expected = Pairs.of(rows, DIM, LABELS).verification();
    JsonNode found = ask("Overlap.of(args[0], args[1], args[2]).measures", rows, DIM, LABELS);
    assertTrue(expected.eer() > 0.05, "eer " + expected.eer());
    assertEquals(expected.eer(), found.get("eer").asDouble(), 1e-3);
    assertEquals(1 - expected.tarAtFar(0.01).linear(), found.get("frr").asDouble(), 5e-3);
  }

  /** Leaving somebody out is measuring the rest anew. */
  @Test
  void withoutSomebodyTheRestIsMeasured() throws JsonProcessingException {
    float[] rows = crowd(2, 0.8);
    int skip = 6 * DIM;
    float[] rest = new float[rows.length - skip];
    System.arraycopy(rows, skip, rest, 0, rest.length);
    int[] others = IntStream.of(LABELS).skip(6).toArray();
    JsonNode left = ask("Overlap.of(args[0], args[1], args[2]).leaveOneOut[0]", rows, DIM, LABELS);
    JsonNode anew = ask("Overlap.of(args[0], args[1], args[2]).measures", rest, DIM, others);
    for (String measure : new String[] {"dPrime", "eer", "frr"}) {
      assertEquals(anew.get(measure).asDouble(), left.get(measure).asDouble(), 1e-6, measure);
    }
  }

  @Test
  void nobodyIsNamedAheadInsideNoise() throws JsonProcessingException {
    assertEquals("alike", verdict(crowd(3, 0.8), crowd(3, 0.8)).get("kind").asText());
    JsonNode otherShots = verdict(crowd(4, 1, 0.8), crowd(4, 2, 0.8));
    assertEquals("alike", otherShots.get("kind").asText());
    assertTrue(otherShots.get("difference").asDouble() > 0, otherShots.toString());
    JsonNode apart = verdict(crowd(5, 1, 1.2), crowd(5, 2, 0.5));
    assertEquals("apart", apart.get("kind").asText());
    assertEquals(1, apart.get("which").asInt());
    assertTrue(
        apart.get("difference").asDouble() > 2 * apart.get("error").asDouble(), apart.toString());
  }

  @Test
  void withoutMistakesOnEitherSideThereIsNothingToTellApart() throws JsonProcessingException {
    assertEquals("faultless", verdict(crowd(8, 0.01), crowd(8, 0.02)).get("kind").asText());
    assertNotEquals("faultless", verdict(crowd(8, 0.01), crowd(8, 0.8)).get("kind").asText());
  }

  @Test
  void whatHasNotLearnedIsNotCompared() throws JsonProcessingException {
    JsonNode guessing = verdict(crowd(6, 0.4), crowd(6, 50));
    assertEquals("unlearned", guessing.get("kind").asText());
    assertEquals(1, guessing.get("which").asInt());
    float[] lost = crowd(7, 0.4);
    JsonNode diverged =
        ask(
            "verdictOf([args[0].map(() => NaN), args[0]].map((rows) => Overlap.of(rows, args[1], args[2])))",
            lost,
            DIM,
            LABELS);
    assertEquals("lost", diverged.get("kind").asText());
    assertEquals(0, diverged.get("which").asInt());
  }

  private JsonNode verdict(float[] one, float[] other) throws JsonProcessingException {
    return ask(
        "verdictOf([args[0], args[1]].map((rows) => Overlap.of(rows, args[2], args[3])))",
        one,
        other,
        DIM,
        LABELS);
  }

  private static float[] crowd(long seed, double scatter) {
    return crowd(seed, seed, scatter);
  }

  /** People as points, photographs scattered about them: seeds give the same people and scatter. */
  private static float[] crowd(long people, long shots, double scatter) {
    Random centre = new Random(people);
    double[] centres =
        IntStream.range(0, PEOPLE * DIM).mapToDouble(i -> centre.nextGaussian()).toArray();
    Random away = new Random(100 + shots);
    float[] rows = new float[LABELS.length * DIM];
    for (int i = 0; i < rows.length; i++) {
      double middle = centres[LABELS[i / DIM] * DIM + i % DIM];
      rows[i] = (float) (middle + scatter * away.nextGaussian());
    }
    return rows;
  }

  /** The value of an expression over what the module exports. */
  private JsonNode ask(String expression, Object... args) throws JsonProcessingException {
    String script =
        "async (text) => { const args = JSON.parse(text);"
            + " const { Overlap, standardError, verdictOf } = await import('/static/js/lib/overlap.js');"
            + " return JSON.stringify(%s); }";
    Object answer = page.evaluate(script.formatted(expression), JSON.writeValueAsString(args));
    return JSON.readTree((String) answer);
  }
}
