package facespace.play;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.geom.Path2D;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the pages reckon with numbers, beside a reckoning by hand or by Java. */
class PureModulesIT extends BrowserTest {
  private final Random random = new Random(11);

  @BeforeEach
  void openAnyPage() {
    page = scripts();
  }

  @Test
  void theAngleToADirectionIsThatOfTheScalarProduct() {
    double[] feature = numbers(5, -2, 2);
    double[] directions = {1, 0, 0, 0, 0, 0, 0.6, 0.8, 0, 0};
    double dot = 0.6 * feature[1] + 0.8 * feature[2];
    double expected = Math.toDegrees(Math.acos(dot / length(feature)));
    JsonNode angle =
        ask("angles", "angleToClassDeg(args[0], 5, 0, args[1], 1)", feature, directions);
    assertEquals(expected, angle.asDouble(), 1e-9);
    String values = "[-1, 0, 3, 9, 99].map((x) => valueAt([0, 6, 10], [1, 7, -1], x))";
    assertEquals("[1,1,4,1,-1]", ask("angles", values).toString());
  }

  /** By multiplying out with a hundred digits; at the ends too, where a logarithm has no value. */
  @Test
  void falseIdentificationsAreExactForTinyRates() {
    double[] rates = {0.001, 1e-6, 1e-12, 1e-18, 0.5, 0, 0.01, 1, 1};
    double[] sizes = {3, 100_000, 100_000, 1000, 60, 5, 0, 0, 5};
    JsonNode found =
        ask(
            "openset",
            "args[0].map((far, i) => expectedFalseIdentification(far, args[1][i]))",
            rates,
            sizes);
    for (int i = 0; i < rates.length; i++) {
      BigDecimal right = BigDecimal.ONE.subtract(BigDecimal.valueOf(rates[i]));
      double wrong =
          BigDecimal.ONE.subtract(right.pow((int) sizes[i], new MathContext(100))).doubleValue();
      assertTrue(found.get(i).isNumber(), "a number: " + found);
      assertEquals(wrong, found.get(i).asDouble(), 1e-12 * wrong + Double.MIN_NORMAL);
    }
  }

  /** The stored experiments: numbers that are missing come last, whichever way one sorts. */
  @Test
  void storedExperimentsAreFoundAndSortedByTheirBestRun() {
    String list =
        """
        [{ id: 1, dataLabel: 'MNIST', text: 'seed=1', who: '', runs: [
            { title: 'B', accuracy: 0.5, loss: 3 }, { title: 'C', accuracy: 0.9, loss: 4 }] },
          { id: 2, dataLabel: 'paper', text: 'seed=2', who: 'ab', runs: [{ title: 'A', accuracy: null }] },
          { id: 3, dataLabel: 'paper', text: 'seed=3', who: '', runs: [{ title: 'D', accuracy: 0.7, loss: 1 }] }]\
        """;
    String ids = "%s.map(({ id }) => id)";
    String sorted = ids.formatted("sorted(" + list + ", '%s', %s)");
    assertEquals("[1,3,2]", ask("runlist", sorted.formatted("accuracy", true)).toString());
    assertEquals("[3,1,2]", ask("runlist", sorted.formatted("accuracy", false)).toString());
    assertEquals("[3,1,2]", ask("runlist", sorted.formatted("loss", false)).toString());
    assertEquals("[2,1,3]", ask("runlist", sorted.formatted("title", false)).toString());
    String found = ids.formatted("filtered(" + list + ", '%s')");
    assertEquals("[2,3]", ask("runlist", found.formatted(" PAPER ")).toString());
    assertEquals("[2]", ask("runlist", found.formatted("paper seed=2")).toString());
    assertEquals("[1]", ask("runlist", found.formatted("b · c")).toString());
    assertEquals("4", ask("runlist", "runsOf(" + list + ")").toString());
  }

  /** Of one name and with the same data: three with other settings, two that are the same. */
  @Test
  void experimentsOfOneNameAreToldApartByWhatDiffers() {
    String one = "{ id: %d, dataLabel: '%s', text: '%s', runs: [{ title: 'A' }, { title: 'B' }] }";
    String list =
        Stream.of(
                one.formatted(1, "x", "data=d&epochs=2&seed=1;loss=a;loss=b"),
                one.formatted(2, "x", "data=d&epochs=3&seed=1;loss=a;loss=b"),
                one.formatted(3, "x", "data=d&epochs=3;loss=a&seed=1;loss=b&seed=2"),
                one.formatted(4, "y", "data=e&epochs=9;loss=a;loss=b"),
                one.formatted(5, "y", "data=e&epochs=9;loss=a;loss=b"))
            .collect(Collectors.joining(", ", "[", "]"));
    assertEquals(
        "[[1,\"epochs=2 seed=1\"],[2,\"epochs=3 seed=1\"],[3,\"epochs=3 seed=1/2\"],[4,\"\"],[5,\"\"]]",
        ask("runlist", "[...differences(" + list + ")]").toString());
    String some = one.formatted(1, "x", "classes=0,1;loss=a;loss=b");
    String all = one.formatted(2, "x", "dim=2;loss=a;loss=b");
    assertEquals(
        "[[1,\"classes=0,1 dim=–\"],[2,\"classes=all dim=2\"]]",
        ask("runlist", "[...differences([%s, %s], { classes: 'all' })]".formatted(some, all))
            .toString());
  }

  /**
   * Two people, one with features ten times as long; of the 15 photographs of each (10 to 17 and 40
   * to 46 long) the first 8 are dark, every third shows glasses, a hand is before the face on 7
   * alone. All dark ones are shorter than all others: U = 0, z = −112/√(224·31/12) = −4.7.
   */
  @Test
  void lengthsAreToldApartByConditionsThatMoveThemBeyondChance() {
    double[] lengths = new double[30];
    int[] persons = new int[30];
    for (int i = 0; i < 30; i++) {
      persons[i] = i / 15;
      lengths[i] = (i % 15 < 8 ? 10 : 32) + i % 15;
      lengths[i] *= persons[i] == 0 ? 1 : 10;
    }
    String columns =
        """
        ['glasses', 'hand', 'dark'].map((label) => ({ label, texts: args[0].map((_, i) =>
          ({ glasses: i % 3 === 0, hand: i < 7, dark: i % 15 < 8 }[label] ? '✓' : '')) }))\
        """;
    JsonNode told =
        ask("lengths", "byCondition(" + columns + ", args[0], args[1])", lengths, persons);
    double median = 17; // of 10 … 17, 40 … 46
    assertEquals(10 / median, told.path("low").asDouble(), 1e-9);
    assertEquals(46 / median, told.path("high").asDouble(), 1e-9);
    assertEquals(12 / median, told.path("shares").get(17).asDouble(), 1e-9);
    assertEquals(2, told.path("rows").size(), "a hand is too rare");
    JsonNode dark = told.path("rows").get(0);
    assertEquals("dark", dark.path("label").asText());
    assertEquals(14 / median, dark.path("median").asDouble(), 1e-9);
    assertEquals(14 / 43.0 - 1, dark.path("change").asDouble(), 1e-9);
    assertTrue(dark.path("isBeyondChance").asBoolean());
    JsonNode glasses = told.path("rows").get(1);
    assertEquals("[0,3,6,9,12,15,18,21,24,27]", glasses.path("faces").toString());
    assertEquals(false, glasses.path("isBeyondChance").asBoolean(true));
  }

  /** A ball turns as it is dragged: its front goes with the hand, and no length changes. */
  @Test
  void aBallIsTurnedAndNeverBent() {
    String front = "turned([0, 0, 1], dragged([1, 0, 0, 0, 1, 0, 0, 0, 1], 0.3, 0))";
    JsonNode turned = ask("arcball", "[...%1$s.places, ...%1$s.depths]".formatted(front));
    assertNumbers(new double[] {Math.sin(0.3), 0, Math.cos(0.3)}, turned, 1e-6);
    double[] points = numbers(30, -1, 1);
    String many =
        "(({ places, depths }) => [...depths].map((d, i) => Math.hypot(d, places[2 * i],"
            + " places[2 * i + 1])))(turned(args[0], dragged(FIRST_LOOK, 0.7, -1.1)))";
    double[] lengths =
        IntStream.range(0, 10)
            .mapToDouble(i -> length(Arrays.copyOfRange(points, 3 * i, 3 * i + 3)))
            .toArray();
    assertNumbers(lengths, ask("arcball", many, points), 1e-6);
  }

  /** Directions that differ in the first and third dimension only are seen without loss. */
  @Test
  void aPlaneIsLaidWhereTheDirectionsDiffer() {
    double[] rows = {3, 0, 0, 0, 0, 2, -3, 0, 1, 1, 0, -2};
    JsonNode seen = ask("geometry", "Array.from(project(args[0], 3, planeAxes(args[0], 3)))", rows);
    for (int i = 0; i < 4; i++) {
      double length = Math.hypot(seen.get(2 * i).asDouble(), seen.get(2 * i + 1).asDouble());
      assertEquals(Math.hypot(rows[3 * i], rows[3 * i + 2]), length, 1e-5);
    }
    String circle = "[0, 1].map((t) => Math.hypot(...placePoints([3, 4], 10, t, [])) )";
    JsonNode lengths = ask("geometry", "[" + circle + ", CIRCLE_SHARE]");
    assertEquals(0.5, lengths.at("/0/0").asDouble(), 1e-9);
    assertEquals(lengths.get(1).asDouble(), lengths.at("/0/1").asDouble(), 1e-9);
    String bins = "circleBins([1, 0.1, -1, 0.1, -1, -0.1, 1, -0.1], [0, 0, 1, 1], 2, 4)";
    assertEquals("[[1,1,0,0],[0,0,1,1]]", ask("geometry", bins + ".map((b) => [...b])").toString());
  }

  /** Every place is in the region of the class whose logit is largest there. */
  @Test
  void aRegionIsWhereItsClassWins() {
    double[] weights = numbers(8, -1, 1);
    double[] bias = numbers(4, -0.3, 0.3);
    JsonNode regions =
        ask("regions", "decisionRegions(args[0], args[1], disc(1, 60))", weights, bias);
    for (int round = 0; round < 200; round++) {
      double[] at = numbers(2, -0.7, 0.7);
      int best = 0;
      for (int cls = 1; cls < 4; cls++) {
        best = logit(weights, bias, cls, at) > logit(weights, bias, best, at) ? cls : best;
      }
      for (int cls = 0; cls < 4; cls++) {
        assertEquals(cls == best, outline(regions.get(cls)).contains(at[0], at[1]));
      }
    }
  }

  private static double logit(double[] weights, double[] bias, int cls, double[] at) {
    return weights[2 * cls] * at[0] + weights[2 * cls + 1] * at[1] + bias[cls];
  }

  private static Path2D outline(JsonNode corners) {
    Path2D outline = new Path2D.Double();
    outline.moveTo(2, 2);
    for (int i = 0; i < corners.size(); i++) {
      double x = corners.at("/" + i + "/0").asDouble();
      double y = corners.at("/" + i + "/1").asDouble();
      if (i == 0) {
        outline.moveTo(x, y);
      } else {
        outline.lineTo(x, y);
      }
    }
    return outline;
  }

  @Test
  void theCountsAtAThresholdAreThoseOfAWalkOverAllPairs() {
    int n = 300;
    double[] angle = Arrays.stream(numbers(n, 0, 120)).map(Math::rint).sorted().toArray();
    int[] same = random.ints(n, 0, 2).toArray();
    int sames = Arrays.stream(same).sum();
    int[] zeros = new int[n];
    String set = "new PairSet({ angle: args[0], first: args[1], second: args[1], same: args[2] })";
    for (double threshold : new double[] {0, 30, 77.5, 180}) {
      int accepts = (int) Arrays.stream(angle).filter(a -> a <= threshold).count();
      int right = Arrays.stream(same).limit(accepts).sum();
      JsonNode at = ask("pairset", set + ".at(args[3])", angle, zeros, same, threshold);
      assertEquals(right, at.get("trueAccepts").asInt());
      assertEquals(accepts - right, at.get("falseAccepts").asInt());
      assertEquals((double) (sames - right) / sames, at.get("frr").asDouble(), 1e-12);
      assertEquals((double) (accepts - right) / (n - sames), at.get("far").asDouble(), 1e-12);
    }
    double deg = ask("pairset", set + ".angleAtFar(0.1)", angle, zeros, same).asDouble();
    assertTrue(falseAccepts(angle, same, deg) <= 0.1 * (n - sames), "too many at " + deg);
    assertTrue(falseAccepts(angle, same, deg + 1) > 0.1 * (n - sames), "more than " + deg);
  }

  @Test
  void aCurveHasThePointsOfAWalkOverAllPairs() {
    int n = 400;
    double[] angle = Arrays.stream(numbers(n, 0, 90)).map(Math::rint).sorted().toArray();
    int[] same = random.ints(n, 0, 2).toArray();
    double all = Arrays.stream(same).sum();
    List<double[]> points = new ArrayList<>(List.of(new double[] {0, 1}));
    int right = 0;
    for (int k = 1; k <= n; k++) {
      right += same[k - 1];
      double[] point = {(k - right) / (n - all), 1 - right / all};
      double[] before = points.get(points.size() - 1);
      boolean isFar = Math.hypot(point[0] - before[0], point[1] - before[1]) > 0.05;
      if (k == n || angle[k] > angle[k - 1] && isFar) {
        points.add(point);
      }
    }
    JsonNode curve =
        ask(
            "pairset",
            "new PairSet({ angle: args[0], first: args[1], second: args[1], same: args[2] })"
                + ".curve((p, q) => Math.hypot(p.far - q.far, p.frr - q.frr) > 0.05)",
            angle,
            new int[n],
            same);
    assertEquals(points.size(), curve.size());
    for (int i = 0; i < points.size(); i++) {
      assertEquals(points.get(i)[0], curve.get(i).get("far").asDouble(), 1e-12);
      assertEquals(points.get(i)[1], curve.get(i).get("frr").asDouble(), 1e-12);
    }
  }

  private static long falseAccepts(double[] angle, int[] same, double deg) {
    return IntStream.range(0, angle.length).filter(i -> same[i] == 0 && angle[i] <= deg).count();
  }

  /** Refused are the worst images; what is left is counted anew for each share. */
  @Test
  void aGateLeavesTheErrorsOfThePairsItLetsThrough() {
    int images = 40;
    int n = 200;
    double[] quality = Arrays.stream(numbers(images, 0, 1)).map(value -> (float) value).toArray();
    double[] angle = Arrays.stream(numbers(n, 0, 90)).sorted().toArray();
    int[] first = random.ints(n, 0, images).toArray();
    int[] second = random.ints(n, 0, images).toArray();
    int[] places = IntStream.range(0, n).toArray();
    JsonNode curve =
        ask(
            "gate",
            "new Gate({ samePlaces: args[0], first: args[1], second: args[2], angle: args[3] },"
                + " Float32Array.from(args[4]), 10).curve(60)",
            places,
            first,
            second,
            angle,
            quality);
    double[] sorted = Arrays.stream(quality).sorted().toArray();
    for (int step = 0; step < 10; step++) {
      double level = step == 0 ? -1 : sorted[(int) Math.rint(0.05 * step * images)];
      int[] left =
          IntStream.range(0, n)
              .filter(k -> Math.min(quality[first[k]], quality[second[k]]) >= level)
              .toArray();
      double wrong = Arrays.stream(left).filter(k -> angle[k] > 60).count();
      assertEquals(0.05 * step, curve.get(step).get("share").asDouble(), 1e-9);
      assertEquals(wrong / left.length, curve.get(step).get("frr").asDouble(), 1e-9);
    }
  }

  /** Quantiles of the normal distribution and Wilson's interval of 8 in 10, from tables. */
  @ParameterizedTest
  @CsvSource({
    "probit(0.5), 0",
    "probit(0.975), 1.959964",
    "probit(0.01), -2.326348",
    "probit(0.0001), -3.719016",
    "'wilson(8, 10).low', 0.490162",
    "'wilson(8, 10).high', 0.943318",
    "'wilson(0, 0).high', 1",
  })
  void ratesAreWhatTablesSay(String expression, double expected) {
    assertEquals(expected, ask("rates", expression).asDouble(), 2e-5);
  }

  @ParameterizedTest
  @CsvSource({
    "0.00025, 0.025 %",
    "0.014, 1.4 %",
    "0.36, 36 %",
    "0.999, 99.9 %",
    "0, 0 %",
    "1, 100 %",
  })
  void ratesAreReadAsPeopleReadThem(double share, String words) {
    assertEquals(words.replace(' ', '\u00a0'), ask("rates", "rate(args[0])", share).asText());
  }

  @Test
  void axesHaveRoundNumbers() {
    assertEquals("[0,20,40,60,80,100]", ask("scales", "ticks(0, 100, 5)").toString());
    assertEquals("[25,35,1.25]", ask("scales", "[23, 31, 1.2].map(roundUp)").toString());
    assertEquals("[10,55]", ask("scales", "[0, 45].map(linear(0, 90, 10, 100))").toString());
    double[] values = numbers(99, -5, 5);
    double[] sorted = Arrays.stream(values).sorted().toArray();
    assertEquals(sorted[89], ask("scales", "quantile(args[0], 0.905)", values).asDouble(), 1e-12);
    // Four in [0°, 1°), three in [2°, 3°): the sixth is two thirds of the way through the latter.
    assertEquals(2 + 2 / 3.0, ask("scales", "binQuantile([4, 0, 3, 3], 0.6)").asDouble(), 1e-9);
    assertTrue(ask("scales", "binQuantile([0, 0], 0.5)").isNull(), "no number of nothing");
  }

  @Test
  void aMapOfASphereKeepsTheAnglesToItsMiddle() {
    double[][] points = new double[12][];
    for (int i = 0; i < points.length; i++) {
      double[] point = numbers(6, -1, 1);
      double length = length(point);
      points[i] = Arrays.stream(point).map(value -> value / length).toArray();
    }
    JsonNode places =
        ask(
            "sphere",
            "args[0].map(mapAround(args[0][0], args[0][1], args[0].slice(2)))",
            (Object) points);
    for (int i = 0; i < points.length; i++) {
      double dot = 0;
      for (int k = 0; k < 6; k++) {
        dot += points[0][k] * points[i][k];
      }
      double expected = Math.toDegrees(Math.acos(Math.min(1, dot)));
      assertEquals(expected, places.get(i).get("deg").asDouble(), 1e-6);
    }
    assertEquals(0, places.get(1).get("turn").asDouble(), 1e-9);
  }

  /** Bytes put together here: a head in JSON, then arrays that begin where they like. */
  @Test
  void aMessageIsReadWhereverItsArraysBegin() {
    byte[] head =
        ("{\"index\":7,\"runs\":[{\"step\":3,\"arrays\":{\"predicted\":{\"offset\":0,\"type\":\"u8\","
                + "\"length\":3},\"features\":{\"offset\":3,\"type\":\"f32\",\"length\":2}}}]}")
            .getBytes(StandardCharsets.UTF_8);
    ByteBuffer bytes = ByteBuffer.allocate(8 + head.length + 11).order(ByteOrder.LITTLE_ENDIAN);
    bytes.put("FBS1".getBytes(StandardCharsets.US_ASCII)).putInt(head.length).put(head);
    bytes.put(new byte[] {4, 0, 9}).putFloat(1.5f).putFloat(-2);
    int[] all = IntStream.range(0, bytes.capacity()).map(i -> bytes.get(i) & 255).toArray();
    String read =
        "(({ index, runs: [{ step, predicted, features }] }) => [index, step, ...predicted,"
            + " ...features])(decodeMoment(Uint8Array.from(args[0]).buffer))";
    assertEquals("[7,3,4,0,9,1.5,-2]", ask("frames", read, (Object) all).toString());
  }

  /**
   * The newest that fits, whatever the order of kinds; what mends a misfit follows from what is
   * there.
   */
  @Test
  void aModelIsChosenByWhatItHasLearnt() {
    String models =
        "[{ id: 'a', learnt: 'photographs' }, { id: 'b', learnt: 'drawn' }, { id: 'c', learnt:"
            + " 'drawn' }]";
    String chosen = "[['drawn'], ['photographs'], ['drawn', 'photographs'], []]";
    assertEquals(
        "[\"b\",\"a\",\"a\",\"a\"]",
        ask("fitting", chosen + ".map((kinds) => fitting(%s, kinds).id)".formatted(models))
            .toString());
    String remedy = "remedyFor(%1$s[%2$d], %1$s.slice(0, %3$d), %4$s)";
    assertEquals(
        "[null,{\"model\":{\"id\":\"b\",\"learnt\":\"drawn\"}},{\"train\":\"drawn\"},{\"mixed\":true},null]",
        ask(
                "fitting",
                "[%s, %s, %s, %s, remedyFor(undefined, [], ['drawn'])]"
                    .formatted(
                        remedy.formatted(models, 1, 3, "['drawn']"),
                        remedy.formatted(models, 0, 3, "['drawn']"),
                        remedy.formatted(models, 0, 1, "['drawn']"),
                        remedy.formatted(models, 1, 3, "['drawn', 'photographs']")))
            .toString());
    String kinds = "[{ photo: 'x' }, { paper: 'person=1' }].map(kindOf)";
    assertEquals("[\"photographs\",\"drawn\"]", ask("fitting", kinds).toString());
  }

  private static void assertNumbers(double[] expected, JsonNode found, double within) {
    assertEquals(expected.length, found.size());
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i], found.get(i).asDouble(), within);
    }
  }

  private static double length(double[] vector) {
    return Math.sqrt(Arrays.stream(vector).map(value -> value * value).sum());
  }

  private double[] numbers(int count, double from, double to) {
    return random.doubles(count, from, to).toArray();
  }

  private JsonNode ask(String module, String expression, Object... args) {
    return Modules.ask(page, module, expression, args);
  }
}
