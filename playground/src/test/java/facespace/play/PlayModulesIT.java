package facespace.play;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the pictures of /play are reckoned from, beside a reckoning by hand. */
class PlayModulesIT extends BrowserTest {
  /** A trained run of 2,000 digits on ten clean rays; what a test changes comes on top. */
  private static final String RUN =
      "((title, changes) => ({ title, run: { step: 900, epoch: 4, marginStrength: 1, classes: 10,"
          + " dim: 2, eer: null, testAccuracy: 0.97, testCount: 10000, features:"
          + " Float32Array.from({ length: 4000 }, (_, i) => (i %% 2 ? Math.sin : Math.cos)(Math.floor(i"
          + " / 2) * Math.PI / 5)), predicted: Int32Array.from({ length: 2000 }, (_, i) => i %% 10),"
          + " measures: { medianOwnAngleDeg: %s, p95OwnAngleDeg: %s }, ...changes }, ending:"
          + " changes.ending }))('%s', { %s })";

  @BeforeEach
  void openAnyPage() {
    page = scripts();
  }

  @Test
  void whoIsTighterIsSaidWithHowMuchAndWhatItCost() {
    assertEquals(
        "[[caption.tighter, B, A, 2.9, 0.8°, 2.3°, 3.0°, 9.0°],"
            + " [caption.price, 95.9 %, 97.0 %, 1.1]]",
        caption(true, run("A", 2.3, 9), run("B", 0.8, 3, "testAccuracy: 0.959")));
    assertEquals(
        "[[caption.tighter, B, A, 2.9, 0.8°, 2.3°, 3.0°, 9.0°],"
            + " [caption.price.none, 96.9 %, 97.0 %, 0.1]]",
        caption(true, run("A", 2.3, 9), run("B", 0.8, 3, "testAccuracy: 0.969")));
  }

  /** On a busy machine the frame before the end may be followed by one long after it. */
  @Test
  void aPlaneThatTurnsIntoACircleArrivesHoweverLateItsLastFrameIs() {
    Object arrived =
        page.evaluate(
            """
            async () => {
              const { PlaneView } = await import('/static/js/view/planeview.js');
              const canvas = Object.assign(document.createElement('canvas'), { style: 'width: 200px; height: 200px' });
              document.body.append(canvas);
              const view = new PlaneView(canvas, () => {});
              const palette = { dark: false, ink: '#000', soft: '#777', line: '#ccc', card: '#fff' };
              const pictureAt = (now) => (view.frame(now, palette), canvas.toDataURL());
              view.setView(true);
              const start = performance.now();
              const onTheWay = pictureAt(start + 400);
              const late = pictureAt(start + 5000);
              view.touch();
              const after = pictureAt(start + 6000);
              canvas.remove();
              return [onTheWay !== late, late === after];
            }
            """);
    assertEquals(List.of(true, true), arrived);
  }

  /** One sentence per loss of what was measured; what a loss has no wedge of is said so. */
  @Test
  void ofThreeRunsEachOnesOwnNumbersAreTold() {
    String own = "measures: { medianOwnAngleDeg: %s, p95OwnAngleDeg: %s, minInterMeanDeg: %s,";
    String[] runs = {
      run("A", 2.3, 9, own.formatted(2.3, 9, 25) + " norm5: 10, norm95: 31, wedgeDeg: 3.21 }"),
      run("B", 1, 4, own.formatted(1, 4, 33) + " norm5: 0.5, norm95: 1.5, wedgeDeg: 0 }"),
      run("C", 0.8, 3, own.formatted(0.8, 3, 34) + " norm5: 0.25, norm95: 2, wedgeDeg: 1.75 }")
    };
    String told = caption(true, runs);
    assertTrue(
        told.contains(
            "[caption.own.wedge, A, 10.0, 31.0, 25.0°, 3.2°],"
                + " [caption.own.none, B, 0.50, 1.5, 33.0°, –],"
                + " [caption.own.wedge, C, 0.25, 2.0, 34.0°, 1.8°]]"),
        told);
    assertTrue(!caption(false, runs).contains("caption.own"), "not before the end");
    assertTrue(!caption(true, runs[0], runs[1]).contains("caption.own"), "two are compared");
  }

  /** A push is dead below a pixel on a plane of 120 px; a full arrow is 31 px long. */
  @Test
  void arrowsGrowWithTheRootOfThePush() {
    String lengths = "args[0].map((push) => 120 * arrowLength(push, 64))";
    JsonNode px = Modules.ask(page, "arrows", lengths, new double[] {0.03, 1, 4, 16, 64, 1000});
    assertTrue(px.get(0).asDouble() < 1, px.toString());
    assertEquals(px.get(4).asDouble() / 8, px.get(1).asDouble(), 1e-9);
    assertEquals(px.get(4).asDouble() / 4, px.get(2).asDouble(), 1e-9);
    assertEquals(px.get(4).asDouble() / 2, px.get(3).asDouble(), 1e-9);
    assertTrue(px.get(1).asDouble() > 3 && px.get(4).asDouble() > 25, px.toString());
    assertTrue(px.get(5).asDouble() < 1.5 * px.get(4).asDouble(), "held back");
  }

  @Test
  void aWedgeThatIsNotThereIsKnownWhoeverIsSatisfied() {
    String asked =
        "args[0].map(([wedgeDeg, scale, marginStrength]) => hasNoWedge({ measures: { wedgeDeg },"
            + " scale, marginStrength }))";
    Object[][] cases = {{0, 64, 1}, {2.5, 64, 1}, {0, null, 1}, {0, 64, 0.5}};
    assertEquals(
        "[true,false,false,false]", Modules.ask(page, "margin", asked, (Object) cases).toString());
  }

  @Test
  void aPriceThatIsTooHighIsNoVictory() {
    assertEquals(
        "[[caption.dear, B, A, 60.0 %, 97.0 %, 0.8°, 2.3°]]",
        caption(true, run("A", 2.3, 9), run("B", 0.8, 3, "testAccuracy: 0.6")));
  }

  @Test
  void whatChanceCanDoIsNoDifference() {
    assertEquals(
        "[[caption.same, 2.9°, 3.2°, 8.8°, 9.0°]]",
        caption(true, run("A", 3.2, 9), run("B", 2.9, 8.8)));
    assertEquals(
        "[[caption.alike, 2.9°, 3.2°, 8.8°, 9.0°]]",
        caption(false, run("A", 3.2, 9), run("B", 2.9, 8.8)));
    assertEquals(
        "[[caption.same, 2.9°, 3.2°, 8.8°, 9.0°], [caption.accuracy, A, 97.0 %, 90.0 %]]",
        caption(true, run("A", 3.2, 9), run("B", 2.9, 8.8, "testAccuracy: 0.9")));
    String few = "features: new Float32Array(40).fill(1), predicted: new Int32Array(20)";
    assertEquals(
        "[[caption.same, 2.0°, 3.0°, 6.0°, 9.0°]]",
        caption(true, run("A", 3, 9, few), run("B", 2, 6, few)),
        "twenty digits are too few for a ratio of 1.5");
  }

  @Test
  void whenHalfAndMostDisagreeNobodyWins() {
    assertEquals(
        "[[caption.mixed, B, A, 1.0°, 3.0°, 9.0°, 9.5°]]",
        caption(true, run("A", 3, 9.5), run("B", 1, 9)));
    assertEquals(
        "[[caption.mixed, B, A, 2.8°, 3.0°, 8.0°, 20.0°]]",
        caption(true, run("A", 3, 20), run("B", 2.8, 8)),
        "a clear difference of the 95 % is not called chance");
  }

  @Test
  void whoeverDrawsAllClassesTogetherIsNotTighter() {
    String all = "measures: { medianOwnAngleDeg: %s, p95OwnAngleDeg: %s, minInterMeanDeg: %s }";
    assertEquals(
        "[[caption.shrunk, B, A, 10.0°, 30.0°]]",
        caption(
            true,
            run("A", 6, 18, all.formatted(6, 18, 30)),
            run("B", 2, 6, all.formatted(2, 6, 10))));
  }

  @Test
  void nothingIsComparedInAWarmUp() {
    assertEquals(
        "[[caption.warmup, B, 40], [caption.wait]]",
        caption(false, run("A", 3, 9), run("B", 1, 3, "marginStrength: 0.4")));
  }

  @Test
  void aCollapseAndADivergenceAreNeverPraised() {
    String ray =
        "testAccuracy: 0.17, features: Float32Array.from({ length: 4000 }, (_, i) => i % 2 ? 0.05 : 3)";
    assertEquals(
        "[[caption.collapsed, B, 17.0 %, 10]]",
        caption(true, run("A", 3, 9), run("B", 0.5, 2, ray)));
    String oneClass = "testAccuracy: 0.11, predicted: new Int32Array(2000)";
    assertEquals(
        "[[caption.collapsed, B, 11.0 %, 10]]",
        caption(false, run("A", 3, 9), run("B", 0.5, 2, oneClass)));
    assertEquals(
        "[[caption.lost, B, 24.0 %]]",
        caption(true, run("A", 3, 9), run("B", 0.5, 2, "testAccuracy: 0.24")));
    assertEquals(
        "[[caption.diverged, B]]",
        caption(true, run("A", 3, 9), run("B", 0.5, 2, "ending: 'diverged'")));
    String pairs = ray + ", eer: 0.49, testAccuracy: null";
    assertEquals(
        "[[caption.collapsed.pairs, B, 49.0 %]]",
        caption(true, run("A", 3, 9), run("B", 0.5, 2, pairs)));
    String point = "inOnePoint: 1, trainLoss: 0.204, testAccuracy: 0.6, corners: ";
    for (int corners = 2; corners <= 3; corners++) {
      assertEquals(
          "[[caption.collapsed.point." + corners + ", B, 0.20]]",
          caption(true, run("A", 3, 9), run("B", 0.5, 2, point + corners)));
    }
    String notNumbers = "features: new Float32Array(4000).fill(NaN), measures: {}";
    assertEquals(
        "[[caption.diverged, B]]", caption(false, run("A", 3, 9), run("B", 0.5, 2, notNumbers)));
  }

  @Test
  void beforeThereIsSomethingToCompareNothingIsCompared() {
    assertEquals(
        "[[caption.first]]",
        caption(false, run("A", 40, 90, "step: 0"), run("B", 3, 9, "step: 0")));
    String early = "epoch: 0.1, testAccuracy: 0.2";
    assertEquals(
        "[[caption.early, B, 20.0 %]]", caption(false, run("A", 3, 9), run("B", 1, 3, early)));
  }

  /** 13.5 % read right, and of those half within 7.2°: that says nothing of all the others. */
  @Test
  void anglesOfTheFewThatAreReadRightAreNotTold() {
    String told =
        "[args[0], args[1]].map((key) => measureOf({ testAccuracy: %s, eer: %s, measures: {"
            + " medianOwnAngleDeg: 7.2, p95OwnAngleDeg: 19.4, fisher: 3 } }, key) ?? null)";
    String[][] cases = {
      {"0.135", "NaN", "[null,null]"},
      {"0.499", "undefined", "[null,null]"},
      {"0.5", "NaN", "[7.2,19.4]"},
      {"0.98", "NaN", "[7.2,19.4]"},
      {"0.02", "0.1", "[7.2,19.4]"}, // people nobody trained on
      {"NaN", "NaN", "[7.2,19.4]"},
    };
    for (String[] each : cases) {
      String expression = told.formatted(each[0], each[1]);
      assertEquals(
          each[2],
          Modules.ask(page, "ownangles", expression, "medianOwnAngleDeg", "p95OwnAngleDeg")
              .toString());
      assertEquals(
          "[3,null]", Modules.ask(page, "ownangles", expression, "fisher", "norm5").toString());
    }
    String weak = "epoch: 3, testAccuracy: 0.4";
    assertEquals(
        "[[caption.early, B, 40.0 %]]", caption(false, run("A", 3, 9), run("B", 1, 3, weak)));
    assertEquals(
        "[[caption.weak, B, 40.0 %]]",
        caption(true, run("A", 3, 9), run("B", 1, 3, weak)), "what is over is not too early");
  }

  /** A wedge as wide at every length is a sector: its area is h r². */
  @Test
  void theOutlineOfAWedgeHoldsTheSectorItStandsFor() {
    double[] lengths = IntStream.range(0, 25).mapToDouble(i -> i / 24.0 * 3).toArray();
    double[] halfDeg = new double[25];
    Arrays.fill(halfDeg, 12);
    JsonNode outline =
        Modules.ask(page, "margin", "wedgeOutline(args[0], args[1], 2)", lengths, halfDeg);
    assertEquals(Math.toRadians(12) * 2 * 2, areaOf(outline), 0.01);
    outline = Modules.ask(page, "margin", "wedgeOutline(args[0], args[1], 5)", lengths, halfDeg);
    assertEquals(Math.toRadians(12) * 5 * 5, areaOf(outline), 0.06, "as wide at every length");
    Arrays.fill(halfDeg, 0, 9, 0);
    outline = Modules.ask(page, "margin", "wedgeOutline(args[0], args[1], 2)", lengths, halfDeg);
    assertEquals(1, outline.get(0).get(0).asDouble(), 1e-9, "it begins where the loss can be sure");
    Arrays.fill(halfDeg, 0);
    outline = Modules.ask(page, "margin", "wedgeOutline(args[0], args[1], 2)", lengths, halfDeg);
    assertEquals(0, outline.size());
  }

  /** Shoelace formula over polar corners. */
  private static double areaOf(JsonNode outline) {
    double[][] corners =
        StreamSupport.stream(outline.spliterator(), false)
            .map(
                corner -> {
                  double turnRad = Math.toRadians(corner.get(1).asDouble());
                  double length = corner.get(0).asDouble();
                  return new double[] {length * Math.cos(turnRad), length * Math.sin(turnRad)};
                })
            .toArray(double[][]::new);
    double twice = 0;
    for (int i = 0; i < corners.length; i++) {
      double[] next = corners[(i + 1) % corners.length];
      twice += corners[i][0] * next[1] - next[0] * corners[i][1];
    }
    return Math.abs(twice) / 2;
  }

  /**
   * One class lies about 180°, where angles jump; one digit in it is read wrong and does not count.
   */
  @Test
  void theMeasuredWedgeIsRoundTheMeanDirectionOfThoseReadRight() {
    Random random = new Random(3);
    int n = 400;
    double[] points = new double[2 * n + 2];
    double[] away = new double[n];
    for (int i = 0; i < n; i += 2) {
      away[i] = random.nextGaussian() * 0.05;
      away[i + 1] = -away[i]; // in pairs, so that the mean direction is known
    }
    for (int i = 0; i < n; i++) {
      double length = 1 + (i / 2) % 5;
      points[2 * i] = length * Math.cos(Math.PI + away[i]);
      points[2 * i + 1] = length * Math.sin(Math.PI + away[i]);
    }
    points[2 * n] = 1;
    int[] labels = new int[n + 1];
    int[] predicted = new int[n + 1];
    predicted[n] = 1;
    double[] sorted = Arrays.stream(away).map(Math::abs).sorted().toArray();
    JsonNode wedges =
        Modules.ask(
            page,
            "margin",
            "measuredWedges(args[0], 2, args[1], args[2], 2)",
            points,
            predicted,
            labels);
    assertEquals(-1, wedges.get(0).at("/towards/0").asDouble(), 1e-6);
    assertEquals(0, wedges.get(0).at("/towards/1").asDouble(), 1e-6);
    assertEquals(sorted[(int) (0.95 * n)], wedges.get(0).get("half").asDouble(), 1e-6);
    assertTrue(wedges.get(1).isNull());
  }

  @Test
  void whatIsNotANumberIsNotSatisfied() {
    assertEquals(
        3, Modules.ask(page, "margin", "countUnsatisfied([0.9, 0.89, NaN, 1, 0])").asInt());
  }

  /** Whatever order the digits have, every class and every tenth of them gets its arrows. */
  @Test
  void arrowsAreSpreadEvenly() {
    JsonNode chosen = Modules.ask(page, "arrows", "evenly(2000)");
    int[] perClass = new int[10];
    int[] perTenth = new int[10];
    chosen.forEach(
        index -> {
          perClass[index.asInt() % 10]++;
          perTenth[index.asInt() / 200]++;
        });
    assertEquals(150, StreamSupport.stream(chosen.spliterator(), false).distinct().count());
    assertTrue(Arrays.stream(perClass).allMatch(count -> count >= 8), Arrays.toString(perClass));
    assertTrue(Arrays.stream(perTenth).allMatch(count -> count >= 14), Arrays.toString(perTenth));
    assertEquals("[0,1,2]", Modules.ask(page, "arrows", "evenly(3)").toString());
  }

  private static String run(String title, double halfDeg, double mostDeg, String... changes) {
    return RUN.formatted(halfDeg, mostDeg, title, String.join(", ", changes));
  }

  private String caption(boolean isOver, String... runs) {
    String expression =
        "captionOf([%s], { isOver: %b })".formatted(String.join(", ", runs), isOver);
    String said = Modules.ask(page, "caption", expression).toString().replace("\"", "");
    return said.replace(",", ", ").replace('\u00a0', ' ');
  }
}
