package facespace.quality;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import facespace.data.Images;
import facespace.match.Pairs;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Made-up people whose shots are spoiled by a known amount: the darker the picture, the further its
 * feature lies from its person.
 */
class QualityTest {
  private static final int DIM = 16;
  private static final int SIDE = 16;
  private static final int SHOTS = 10;

  /** Shots with the amount each was spoiled by, 0 … 1. */
  private record Crowd(Images images, double[] spoiled) {}

  @Test
  void theGuessFollowsHowMuchAShotWasSpoiledOnPeopleNotLearntFrom() {
    Quality quality = Quality.fit(crowd(40, 1).images(), QualityTest::embed);
    Crowd others = crowd(40, 2);
    float[] guess = quality.of(others.images());
    double correlation = correlation(guess, others.spoiled());
    assertTrue(correlation < -0.8, "correlation with the damage " + correlation);
  }

  @Test
  void refusingTheShotsItThinksWorstLeavesFewerErrorsThanRefusingAnyShots() {
    Quality quality = Quality.fit(crowd(40, 1).images(), QualityTest::embed);
    Crowd others = crowd(30, 3);
    Pairs pairs = Pairs.of(embed(others.images()), DIM, others.images().labels());
    double threshold = pairs.verification().discreteEer().threshold();
    float[] guess = quality.of(others.images());
    double[] shares = {0, 0.1, 0.2, 0.3};
    List<RejectCurve.Gate> gates = RejectCurve.of(pairs, guess, threshold, shares);
    List<RejectCurve.Gate> blind = RejectCurve.of(pairs, shuffled(guess), threshold, shares);
    assertEquals(0, gates.get(0).refused());
    assertEquals(pairs.verification().at(threshold).frr(), gates.get(0).frr(), 1e-12);
    for (int k = 1; k < gates.size(); k++) {
      assertTrue(gates.get(k).frr() < gates.get(k - 1).frr(), gates.toString());
    }
    assertTrue(gates.get(3).frr() < 0.7 * blind.get(3).frr(), gates + " against " + blind);
  }

  @Test
  void likenessIsTheCosineWithTheCentreOfThePersonsOtherShots() {
    float[] features = {1, 0, 0, 1, 0.6f, 0.8f, 0, 1};
    double[] alike = Quality.likenessToOwn(features, new int[] {0, 0, 0, 1}, 2);
    // Shot 0: others (0, 1) + (0.6, 0.8) = (0.6, 1.8), of length √3.6.
    assertEquals(0.6 / Math.sqrt(3.6), alike[0], 1e-6);
    assertEquals(0.8 / Math.sqrt(1.6 * 1.6 + 0.8 * 0.8), alike[1], 1e-6);
    assertEquals(1.4 / Math.sqrt(2), alike[2], 1e-6);
    assertTrue(Double.isNaN(alike[3]), "nobody knows from one shot");
  }

  @Test
  void onePhotographEachTeachesNothing() {
    Images one = crowd(5, 4).images().subset(new int[] {0, SHOTS, 2 * SHOTS});
    assertThrows(IllegalArgumentException.class, () -> Quality.fit(one, QualityTest::embed));
  }

  @Test
  void aMirrorImageIsExchangedLeftAndRight() {
    Images image =
        new Images("x", 2, 1, 3, new byte[] {1, 2, 3, 4, 5, 6}, new int[1], List.of("a"));
    assertArrayEquals(new byte[] {3, 2, 1, 6, 5, 4}, Quality.mirrored(image).pixels());
  }

  @Test
  void gatesAreCountedPairByPair() {
    float[] features = {1, 0, 0.8f, 0.6f, 0, 1, 0.6f, 0.8f}; // 0, 1 of one person; 2, 3 of another
    Pairs pairs = Pairs.of(features, 2, new int[] {0, 0, 1, 1});
    float[] quality = {0.9f, 0.8f, 0.1f, 0.7f};
    // At cosine 0.9: let in are 1–3 (0.96, different); turned away nobody's but 0–1 and 2–3 (0.8).
    RejectCurve.Gate open = RejectCurve.of(pairs, quality, 0.9, 0).get(0);
    assertEquals(new RejectCurve.Gate(0.1f, 0, 0.25, 1), open);
    RejectCurve.Gate gate = RejectCurve.of(pairs, quality, 0.9, 0.25).get(0);
    assertEquals(new RejectCurve.Gate(0.7f, 0.25, 0.5, 1), gate);
  }

  @Test
  void aLineIsFoundAgain() {
    SplittableRandom random = new SplittableRandom(5);
    double[][] rows = new double[200][3];
    double[] wanted = new double[200];
    for (int i = 0; i < 200; i++) {
      Arrays.setAll(rows[i], d -> random.nextDouble() * (d + 1));
      wanted[i] = 2 * rows[i][0] - 0.5 * rows[i][1] + 0.1 * rows[i][2] + 7;
    }
    Ridge ridge = Ridge.fit(rows, wanted, 1e-9);
    assertEquals(2 * 3 - 0.5 * 4 + 0.1 * 5 + 7, ridge.predict(new double[] {3, 4, 5}), 1e-5);
  }

  @Test
  void measuresTellDarkFromBrightFlatFromSharpAndEvenFromOneSided() {
    byte[] even = new byte[SIDE * SIDE];
    byte[] lit = new byte[SIDE * SIDE];
    byte[] striped = new byte[SIDE * SIDE];
    for (int i = 0; i < even.length; i++) {
      even[i] = 100;
      lit[i] = (byte) (i % SIDE < SIDE / 2 ? 200 : 20);
      striped[i] = (byte) (i / SIDE % 2 == 0 ? 90 : 110);
    }
    double[] flat = measures(even);
    assertEquals(100 / 255.0, flat[0], 1e-9, "brightness");
    assertEquals(0, flat[1], 1e-9, "contrast");
    assertEquals(0, flat[4], 1e-9, "left unlike right");
    assertTrue(measures(lit)[3] > 0.3, "light from one side");
    assertTrue(measures(striped)[2] > flat[2] + 1, "sharpness");
    assertEquals(ImageMeasures.NAMES.size(), flat.length);
  }

  private static double[] measures(byte[] pixels) {
    return ImageMeasures.of(new Images("x", SIDE, SIDE, pixels, new int[1], List.of("a")), 0);
  }

  private static Crowd crowd(int people, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int n = people * SHOTS;
    byte[] pixels = new byte[n * SIDE * SIDE];
    int[] labels = new int[n];
    double[] spoiled = new double[n];
    for (int i = 0; i < n; i++) {
      labels[i] = i / SHOTS;
      spoiled[i] = random.nextDouble();
      for (int p = 0; p < SIDE * SIDE; p++) {
        double light = 220 * (1 - 0.9 * spoiled[i]) * (0.9 + 0.1 * random.nextDouble());
        pixels[i * SIDE * SIDE + p] = (byte) light;
      }
      pixels[i * SIDE * SIDE] = (byte) labels[i]; // who it is, for the made-up embedding
      pixels[i * SIDE * SIDE + SIDE - 1] = (byte) labels[i];
      pixels[i * SIDE * SIDE + 1] = (byte) (255 * spoiled[i]);
      pixels[i * SIDE * SIDE + SIDE - 2] = (byte) (255 * spoiled[i]);
    }
    List<String> names = IntStream.range(0, people).mapToObj(p -> "p" + p).toList();
    return new Crowd(new Images("made up", SIDE, SIDE, pixels, labels, names), spoiled);
  }

  /** The person's direction plus as much chance as the picture is spoiled. */
  private static float[] embed(Images images) {
    float[] features = new float[images.count() * DIM];
    for (int i = 0; i < images.count(); i++) {
      byte[] picture = images.pixelsOf(i);
      SplittableRandom person = new SplittableRandom(picture[0] * 7919L);
      SplittableRandom chance = new SplittableRandom(Arrays.hashCode(picture));
      double damage = (picture[1] & 0xff) / 255.0;
      double length = 0;
      double[] row = new double[DIM];
      for (int d = 0; d < DIM; d++) {
        row[d] = person.nextDouble() - 0.5 + 1.5 * damage * (chance.nextDouble() - 0.5);
        length += row[d] * row[d];
      }
      for (int d = 0; d < DIM; d++) {
        features[i * DIM + d] = (float) (row[d] / Math.sqrt(length));
      }
    }
    return features;
  }

  private static float[] shuffled(float[] values) {
    List<Float> list = new java.util.ArrayList<>();
    for (float value : values) {
      list.add(value);
    }
    Collections.shuffle(list, new java.util.Random(1));
    float[] shuffled = new float[values.length];
    Arrays.setAll(new Object[values.length], i -> shuffled[i] = list.get(i));
    return shuffled;
  }

  private static double correlation(float[] a, double[] b) {
    double meanA = IntStream.range(0, a.length).mapToDouble(i -> a[i]).average().orElseThrow();
    double meanB = Arrays.stream(b).average().orElseThrow();
    double ab = 0;
    double aa = 0;
    double bb = 0;
    for (int i = 0; i < a.length; i++) {
      ab += (a[i] - meanA) * (b[i] - meanB);
      aa += (a[i] - meanA) * (a[i] - meanA);
      bb += (b[i] - meanB) * (b[i] - meanB);
    }
    return ab / Math.sqrt(aa * bb);
  }
}
