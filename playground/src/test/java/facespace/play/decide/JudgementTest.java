package facespace.play.decide;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import facespace.data.DataSets;
import facespace.data.Images;
import facespace.data.paper.Conditions;
import facespace.data.paper.PaperFaces;
import facespace.match.Verification;
import facespace.quality.Cause;
import facespace.quality.CauseTrial;
import facespace.train.spec.FaceRuns;
import facespace.train.spec.RunSpec;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is sent to the page, read back and counted again, pair by pair. */
class JudgementTest {
  private static final int PEOPLE = 12;
  private static final int SHOTS = 6;
  private static final RunSpec SPEC = FaceRuns.of("paper").with(Map.of("holdout-people", "12"));

  /** A package taken apart again. */
  private record Unpacked(JsonNode head, ByteBuffer arrays) {
    static Unpacked of(byte[] bytes) throws IOException {
      ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
      assertEquals(0x31505346, in.getInt(), "FSP1");
      byte[] json = new byte[in.getInt()];
      in.get(json);
      return new Unpacked(
          new ObjectMapper().readTree(json), in.slice().order(ByteOrder.LITTLE_ENDIAN));
    }

    int length(String name) {
      return head.at("/arrays/" + name + "/length").asInt();
    }

    double at(String name, int i) {
      JsonNode place = head.at("/arrays/" + name);
      int offset = place.get("offset").asInt();
      return switch (place.get("type").asText()) {
        case "f32" -> arrays.getFloat(offset + 4 * i);
        case "u16" -> arrays.getChar(offset + 2 * i);
        default -> arrays.get(offset + i);
      };
    }
  }

  private static final Images TEST =
      PaperFaces.generate(
          PaperFaces.HOLDOUT, PEOPLE, SHOTS, Conditions.VARIED, false, PaperFaces.SEED, 64);

  /** Coarse pictures as features: poor, but of these pictures and no others. */
  static float[] embed(Images images) {
    int dim = 64;
    float[] features = new float[images.count() * dim];
    for (int i = 0; i < images.count(); i++) {
      byte[] pixels = images.pixelsOf(i);
      double[] coarse = new double[dim];
      for (int p = 0; p < 64 * 64; p++) {
        coarse[p / 64 / 8 * 8 + p % 64 / 8] += (pixels[p] & 0xff) / 64.0;
      }
      double mean = Arrays.stream(coarse).average().orElseThrow();
      double length = Math.sqrt(Arrays.stream(coarse).map(v -> (v - mean) * (v - mean)).sum());
      for (int d = 0; d < dim; d++) {
        features[i * dim + d] = (float) ((coarse[d] - mean) / length);
      }
    }
    return features;
  }

  private static Evidence evidence() {
    return Evidence.of(TEST, true, JudgementTest::embed);
  }

  @Test
  void everyPairTravelsOnceByAscendingAngleWithItsPeople() throws IOException {
    Evidence evidence = evidence();
    Unpacked sent = Unpacked.of(Judgement.pack(evidence, Conditions.VARIED));
    int n = PEOPLE * SHOTS;
    assertEquals(n * (n - 1) / 2, sent.length("angle"));
    boolean[][] seen = new boolean[n][n];
    for (int k = 0; k < sent.length("angle"); k++) {
      int i = (int) sent.at("first", k);
      int j = (int) sent.at("second", k);
      assertTrue(i < j && !seen[i][j], "once");
      seen[i][j] = true;
      assertEquals(i / SHOTS == j / SHOTS ? 1 : 0, sent.at("same", k));
      assertTrue(k == 0 || sent.at("angle", k - 1) <= sent.at("angle", k), "ascending");
      double cosine = 0;
      for (int d = 0; d < 64; d++) {
        cosine += (double) evidence.embeddings()[i * 64 + d] * evidence.embeddings()[j * 64 + d];
      }
      assertEquals(Math.toDegrees(Math.acos(cosine)), sent.at("angle", k), 0.02);
    }
  }

  @Test
  void thresholdsOfTheHeadGiveTheRatesThatVerificationSays() throws IOException {
    Evidence evidence = evidence();
    Unpacked sent = Unpacked.of(Judgement.pack(evidence, Conditions.STUDIO));
    Verification verification = evidence.verification();
    double eerAngle = sent.head().get("eerAngleDeg").asDouble();
    double[] rates = rates(sent, eerAngle);
    assertEquals(verification.discreteEer().rate(), (rates[0] + rates[1]) / 2, 1e-9);
    assertEquals(verification.eer(), sent.head().get("eer").asDouble());
    assertEquals(3.0 / (72 * 71 / 2 - 12 * 15), sent.head().get("smallestFar").asDouble(), 1e-12);
    for (JsonNode row : sent.head().get("targets")) {
      if (row.has("angleDeg")) {
        double[] there = rates(sent, row.get("angleDeg").asDouble());
        assertTrue(there[0] <= row.get("far").asDouble(), row.toString());
        assertEquals(row.get("tar").asDouble(), 1 - there[1], 1e-9);
      }
    }
    assertEquals("studio", sent.head().get("conditions").asText());
  }

  @Test
  void noOtherThresholdIsCheaperThanThePreferredOne() throws IOException {
    Unpacked sent = Unpacked.of(Judgement.pack(evidence(), Conditions.VARIED));
    assertEquals(3, sent.head().get("purposes").size());
    for (JsonNode purpose : sent.head().get("purposes")) {
      double preferred = cost(purpose, rates(sent, purpose.get("angleDeg").asDouble()));
      for (double deg = 0; deg < 180; deg += 0.5) {
        assertTrue(preferred <= cost(purpose, rates(sent, deg)) + 1e-9, purpose + " at " + deg);
      }
    }
  }

  private static double cost(JsonNode purpose, double[] rates) {
    double strangers = purpose.get("strangers").asDouble();
    return strangers * purpose.get("falseAccept").asDouble() * rates[0]
        + (1 - strangers) * purpose.get("falseReject").asDouble() * rates[1];
  }

  /** FAR and FRR counted in the arrays sent. */
  private static double[] rates(Unpacked sent, double thresholdDeg) {
    double[] wrong = new double[2];
    double[] all = new double[2];
    for (int k = 0; k < sent.length("angle"); k++) {
      int same = (int) sent.at("same", k);
      all[same]++;
      boolean letIn = sent.at("angle", k) <= thresholdDeg;
      wrong[same] += letIn == (same == 1) ? 0 : 1;
    }
    return new double[] {wrong[0] / all[0], wrong[1] / all[1]};
  }

  @Test
  void calibrationIsTestedOnPeopleTheThresholdWasNotChosenOn() throws IOException {
    Unpacked sent = Unpacked.of(Judgement.pack(evidence(), Conditions.VARIED));
    JsonNode row = sent.head().at("/calibration/rows/0");
    int[] counts = new int[2];
    for (int k = 0; k < sent.length("angle"); k++) {
      int a = (int) sent.at("first", k) / SHOTS;
      int b = (int) sent.at("second", k) / SHOTS;
      if (a % 2 == 1 && b % 2 == 1 && a != b) {
        counts[sent.at("angle", k) <= row.get("angleDeg").asDouble() ? 1 : 0]++;
      }
    }
    assertEquals(counts[1], row.get("falseAccepts").asInt());
    assertEquals(counts[0] + counts[1], row.get("differents").asInt());
  }

  @Test
  void theGateOfTheHeadRefusesTheWorstTenthAndCountsWhatIsLeft() throws IOException {
    float[] quality = new float[PEOPLE * SHOTS];
    Arrays.setAll(new Object[quality.length], i -> quality[i] = i * 37 % 72 / 72f);
    Evidence evidence = evidence();
    Unpacked sent = Unpacked.of(Judgement.packQuality(evidence, quality));
    JsonNode gate = sent.head().get("gate");
    double threshold = evidence.verification().discreteEer().threshold();
    int[] left = new int[2];
    for (int k = 0; k < evidence.pairs().count(); k++) {
      boolean bad =
          quality[evidence.pairs().first()[k]] < 7 / 72f
              || quality[evidence.pairs().second()[k]] < 7 / 72f;
      if (evidence.pairs().same()[k] && !bad) {
        left[evidence.pairs().scores()[k] >= threshold ? 1 : 0]++;
      }
    }
    assertEquals(7 / 72.0, gate.get("refused").asDouble(), 1e-9);
    assertEquals((double) left[0] / (left[0] + left[1]), gate.get("frr").asDouble(), 1e-12);
    assertEquals(quality[5], sent.at("quality", 5));
  }

  @Test
  void howEachDrawingWasTakenTravelsWithIt() throws IOException {
    Unpacked sent = Unpacked.of(Judgement.pack(evidence(), Conditions.VARIED));
    for (int i = 0; i < PEOPLE * SHOTS; i++) {
      var shot = PaperFaces.shotOf(PaperFaces.HOLDOUT, i, SHOTS, Conditions.VARIED, 1);
      assertEquals(shot.yawDeg(), sent.at("yaw", i), 1e-4);
      assertEquals(shot.smile(), sent.at("smile", i), 1e-6);
    }
  }

  @Test
  void aModelIsMeasuredOnceAndHeldOutPeopleAreDrawnWithoutThoseTrainedOn() {
    AtomicInteger images = new AtomicInteger();
    Judged judged =
        new Judged(
            "m1",
            SPEC.with(Map.of("colour", "off")),
            false,
            some -> {
              images.addAndGet(some.count());
              return embed(some);
            });
    Decisions decisions = new Decisions(id -> judged, new DataSets(Map.of(), Path.of("/nowhere")));
    Evidence first = decisions.evidence("m1");
    assertEquals(PEOPLE, first.images().classes());
    assertTrue(first.drawn());
    assertEquals(first.images().count(), images.get());
    assertEquals(first, decisions.evidence("latest"));
    assertArrayEquals(decisions.pairs("m1"), decisions.pairs("latest"));
  }

  @Test
  void everyCauseIsTriedOnEverybody() {
    CauseTrial trial = CauseTrial.of(JudgementTest::embed, false);
    assertEquals(Cause.values().length, trial.results().size());
    for (CauseTrial.Result result : trial.results()) {
      assertEquals(60 * 4, result.same().length);
      assertEquals(60 * 4 * 59, result.different().length);
      assertTrue(result.same()[0] >= 0 && result.same()[239] >= result.same()[0], "ascending");
    }
    float harmless = trial.results().get(0).same()[120];
    float dark = trial.results().get(Cause.SIDE.ordinal()).same()[120];
    assertTrue(dark > harmless + 5, "light from a side moves coarse pixels: " + dark);
  }

  @Test
  void manyPhotographsAreThinnedToPeopleWithSeveral() {
    int[] labels = IntStream.range(0, 2000).map(i -> i < 1000 ? i : 1000 + i % 100).toArray();
    int[] chosen = Evidence.chosen(labels, 1100);
    assertEquals(Evidence.MOST_IMAGES, chosen.length);
    assertTrue(Arrays.stream(chosen).allMatch(i -> labels[i] >= 1000), "those with several first");
  }
}
