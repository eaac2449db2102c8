package facespace.play;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.LoadState;
import facespace.match.Pairs;
import facespace.train.spec.Comparison;
import java.awt.geom.Path2D;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the page reckons by itself, beside somebody else's reckoning. */
class ScriptsIT extends BrowserTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private final Random random = new Random(7);

  @BeforeEach
  void openAnyPage() {
    page = scripts();
  }

  @ParameterizedTest
  @FieldSource("facespace.play.Addresses#PAGES")
  void aPageNamesBeforehandEveryScriptItWillImport(String path) {
    Browser.NewContextOptions neverHere = new Browser.NewContextOptions();
    page = chromium.open(uri(path), neverHere);
    page.waitForLoadState(LoadState.NETWORKIDLE);
    assertEquals(
        paths(
            "[...document.querySelectorAll('link[rel=modulepreload], script[src]')].map((e) =>"
                + " e.href || e.src)"),
        paths(
            "performance.getEntriesByType('resource').map((r) => r.name).filter((n) =>"
                + " n.endsWith('.js'))"));
  }

  private Set<String> paths(String addresses) {
    String joined =
        (String) page.evaluate(addresses + ".map((a) => new URL(a).pathname).join(' ')");
    return new TreeSet<>(List.of(joined.split(" ")));
  }

  @Test
  void whatLiesInsideALineIsWhatJavaSaysLiesInside() {
    double[][] corners = {{0, 0}, {4, 1}, {2, 2}, {5, 5}, {1, 4}, {2, 3}, {-1, 3}};
    Path2D line = new Path2D.Double();
    line.moveTo(corners[0][0], corners[0][1]);
    IntStream.range(1, corners.length).forEach(i -> line.lineTo(corners[i][0], corners[i][1]));
    line.closePath();
    double[] places = numbers(800, -2, 6);
    List<Integer> inside =
        IntStream.range(0, 400)
            .filter(i -> line.contains(places[2 * i], places[2 * i + 1]))
            .boxed()
            .toList();
    assertTrue(inside.size() > 40);
    JsonNode found = ask("lasso", "inside(args[0], args[1])", places, corners);
    assertEquals(JSON.valueToTree(inside), found);
  }

  @Test
  void theEqualErrorOfThePageIsThatOfTheLibraryWithinADegree() {
    int people = 12;
    int dim = 8;
    int[] labels = IntStream.range(0, people * 6).map(i -> i / 6).toArray();
    float[] rows = new float[labels.length * dim];
    double[][] centres = new double[people][];
    for (int person = 0; person < people; person++) {
      centres[person] = numbers(dim, -1, 1);
    }
    for (int i = 0; i < rows.length; i++) {
      rows[i] = (float) (centres[labels[i / dim]][i % dim] + random.nextGaussian() * 0.45);
    }
    double expected = Pairs.of(rows, dim, labels).verification().eer();
    List<Integer> order = new ArrayList<>(IntStream.range(0, labels.length).boxed().toList());
    Collections.shuffle(order, random);
    String reckon =
        "equalError(pairBins(angleSquare(args[0], args[1], args[3]), args[3].map((i) =>"
            + " args[2][i]))).rate";
    assertTrue(expected > 0.05 && expected < 0.3, "eer " + expected);
    assertEquals(expected, ask("pairs", reckon, rows, dim, labels, order).asDouble(), 0.02);
  }

  /** By hand: h = 2 asin √0.75 − 2 asin √0.25 = π/3; d = |3 − 1| / √((1 + 1)/2) in tenths. */
  @Test
  void whatSetsSomeApartIsMeasuredAsCohenMeasuresIt() {
    String columns =
        "[{key: 'glasses', kind: 'switch', shares: [1, 1, 1, 0, 1, 0, 0, 0]},"
            + " {key: 'age', kind: 'measure', shares: [0.2, 0.4, 0.2, 0.4, 0, 0.2, 0, 0.2]},"
            + " {key: 'lips', kind: 'measure', shares: [0.5, 0.4, 0.6, 0.5, 0.5, 0.4, 0.6, 0.5]}]";
    JsonNode rows = ask("incommon", "inCommon(" + columns + ", [0, 1, 2, 3], 8)");
    assertEquals(2, rows.size(), rows.toString());
    assertEquals("age", rows.get(0).at("/column/key").asText());
    assertEquals(2, rows.get(0).get("effect").asDouble(), 1e-9);
    assertEquals(0.3, rows.get(0).get("here").asDouble(), 1e-9);
    assertEquals("glasses", rows.get(1).at("/column/key").asText());
    assertEquals(Math.PI / 3, rows.get(1).get("effect").asDouble(), 1e-9);
    assertEquals(0.25, rows.get(1).get("elsewhere").asDouble(), 1e-9);
    assertEquals(
        0, ask("incommon", "inCommon(" + columns + ", [0, 1, 2, 3, 4, 5, 6, 7], 8)").size());
  }

  @Test
  void whatIsUnderThePointerStaysUnderItWhenThePictureGrows() {
    String zoom =
        "(() => { const c = new Camera(() => ({ width: 640, height: 480 })); c.home ="
            + " boxOf(args[0]); c.move(13, -7); const [x, y] = c.toCanvas(0.3, -0.2); c.zoomBy(3, {"
            + " x, y }); return [x, y, ...c.toCanvas(0.3, -0.2), c.zoom]; })()";
    JsonNode places = ask("camera", zoom, numbers(200, -1, 1));
    assertEquals(places.get(0).asDouble(), places.get(2).asDouble(), 1e-9);
    assertEquals(places.get(1).asDouble(), places.get(3).asDouble(), 1e-9);
    assertEquals(3, places.get(4).asDouble(), 1e-12);
  }

  @Test
  void aTableQuotesWhatCouldBeMistaken() {
    String csv =
        ask("csv", "toCsv([['point', 'person'], [0, 'a, \"b\"'], [-1.5e-7, '李']])").asText();
    assertEquals("point,person\r\n0,\"a, \"\"b\"\"\"\r\n-1.5e-7,\"李\"\r\n", csv);
  }

  /** On the table that the server sends; by hand: half the angle, less half the margin, a share. */
  @ParameterizedTest
  @CsvSource({
    "loss=softmax, 60, 30",
    "loss=arcface&m=0.4, 60, 18.541",
    "loss=arcface&m=0.4, 100, 38.541",
    "loss=sphereface&m=3&lambda=0&anneal=off, 60, 15",
    "loss=sphereface&m=4&lambda=0&anneal=off, 100, 20",
    "loss=combined&m1=2&m2=0&m3=0, 90, 30",
  })
  void theBoundaryOnTheArcIsWhereGeometrySaysItIs(String run, double between, double edge) {
    JsonNode gap = ask("wedge", "gapOf(args[0], args[1])", curve(run), between);
    assertEquals(edge, gap.get("edgeDeg").asDouble(), 0.005);
    assertEquals(between - 2 * edge, gap.get("deg").asDouble(), 0.01);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.05, 0.2, 0.35})
  void theBoundaryOfACosineMarginIsWhereTheCosinesDifferByIt(double m) {
    double between = Math.toRadians(70);
    double low = 0;
    double high = between / 2;
    for (int round = 0; round < 60; round++) {
      double middle = (low + high) / 2;
      boolean holds = Math.cos(middle) - m >= Math.cos(between - middle);
      low = holds ? middle : low;
      high = holds ? high : middle;
    }
    JsonNode gap = ask("wedge", "gapOf(args[0], 70)", curve("loss=cosface&m=" + m));
    assertEquals(Math.toDegrees(low), gap.get("edgeDeg").asDouble(), 0.005);
    assertEquals(m, gap.get("cos").asDouble(), 1e-4);
  }

  @Test
  void aSampleIsJudgedByItsOwnLogitAgainstTheOtherCosine() {
    String run = "loss=arcface&m=" + Math.toRadians(20);
    JsonNode lacking = ask("wedge", "judge(args[0], 60, 25)", curve(run));
    assertEquals("own", lacking.get("decided").asText());
    assertFalse(lacking.get("isSatisfied").asBoolean());
    assertEquals(5, lacking.get("awayDeg").asDouble(), 0.005);
    double missing = Math.cos(Math.toRadians(35)) - Math.cos(Math.toRadians(45));
    assertEquals(missing, lacking.get("awayCos").asDouble(), 1e-5);
    JsonNode tie = ask("wedge", "judge(args[0], 60, 30)", curve("loss=softmax"));
    assertEquals("tie", tie.get("decided").asText());
    JsonNode beyond = ask("wedge", "satisfied(args[0], 60)", curve("loss=cosface&m=0.6"));
    // 2 sin 30° sin(θ + 30°) ≥ 0.6 beyond the direction only, and as far as the arc goes.
    assertEquals(1, beyond.size(), beyond.toString());
    assertEquals(-60, beyond.get(0).get(0).asDouble(), 1e-9);
    assertEquals(30 - Math.toDegrees(Math.asin(0.6)), beyond.get(0).get(1).asDouble(), 0.005);
  }

  /** ψ of a run as the server tells it. */
  private static JsonNode curve(String run) {
    String spec = URLEncoder.encode("data=tiny;" + run, StandardCharsets.UTF_8);
    return playground.get("/api/describe?spec=" + spec).json().at("/runs/0/curve");
  }

  private double[] numbers(int count, double from, double to) {
    return DoubleStream.generate(() -> from + random.nextDouble() * (to - from))
        .limit(count)
        .toArray();
  }

  private JsonNode ask(String module, String expression, Object... args) {
    return Modules.ask(page, module, expression, args);
  }

  @Test
  void aLineThatSharesItsPastBeginsWhereItParts() {
    assertEquals(
        "[[[0,9],[1,5],[2,3]],[[1,5],[2,4]],[[0,7],[1,5]]]",
        ask(
                "series",
                "withoutSharedPast([[[0,9],[1,5],[2,3]], [[0,9],[1,5],[2,4]], [[0,7],[1,5]]])")
            .toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[\"NormFace s=16\",\"NormFace s=16 → ArcFace s=16 m=0.5\"] | [\"NormFace\",\"NormFace → ArcFace\"]",
        "[\"ArcFace m=0.1\",\"ArcFace m=0.5\"] | [\"ArcFace m=0.1\",\"ArcFace m=0.5\"]",
      })
  void titlesAreShortWhereThatTellsRunsApart(String titles, String names) {
    assertEquals(names, ask("titles", "shortNames(JSON.parse(args[0]))", titles).toString());
  }

  /** By hand: 18.3 letters to 170 units, 10.8 to 100, one of them the ellipsis. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[\"ArcFace s=64 m=0.5\"] | [170] | [\"ArcFace s=64 m=0.5\"]",
        "[\"SphereFace2 r=40 m=0.1\",\"ArcFace m=0.5\"] | [170,170] | [\"SphereFace2\",\"ArcFace\"]",
        "[\"Margin-based (Sampling) β=1\",\"ArcFace\"] | [100,70] | [\"Margin-ba…\",\"ArcFace\"]",
      })
  void namesAreNoWiderThanTheirRoom(String titles, String rooms, String names) {
    String fitting = "fittingNames(JSON.parse(args[0]), JSON.parse(args[1]))";
    assertEquals(names, ask("titles", fitting, titles, rooms).toString());
  }

  @Test
  void linesHoldAsMuchAsTheyCanAndNothingIsCut() {
    assertEquals(
        "[\"ab, cd\",\"efghijkl\",\"m\"]",
        ask("titles", "linesOf(['ab', 'cd', 'efghijkl', 'm'], ', ', 6)").toString());
  }

  /**
   * By hand; the same text twice is two runs from the start, and where a stage ended is not said.
   */
  @ParameterizedTest
  @CsvSource({
    "a, a~at=64&b, 64",
    "a~at=64&b, a, 64",
    "a~at=30&b~at=90&c, a~at=30&b~at=64&d, 64",
    "a~at=30&b, a~at=30&b~at=64&d, 64",
    "a~at=30&b, a~at=30&c, 30",
    "a, b~at=64&c, 0",
    "a~at=64&b, a~at=64&b, 0",
    "a, a~epochs=2, 0",
  })
  void runsAreOneUntilTheyPart(String one, String other, int batches) {
    assertEquals(batches, ask("course", "partAt(...args)", one, other).asInt());
    JsonNode pasts =
        ask(
            "course",
            "[args[2], args[2] + 1].map((step) => sharedPasts([{ text: args[0], step }, { text: args[1], step }]))"
                + ".map(([first, second]) => [first === undefined, second?.run, second?.until])",
            one,
            other,
            batches);
    String shared = batches > 0 ? "[true,0,%d]".formatted(batches) : "[true,null,null]";
    assertEquals("[%s,[true,null,null]]".formatted(shared), pasts.toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "data=tiny&epochs=2;loss=normface;loss=normface~at=64&loss=arcface&m=0.3",
        "data=tiny&loss=softmax~at=10&lr=0.01~loss=triplet&epochs=2",
        "data=%7Et&epochs=2;loss=normface;loss=normface~at=64&lr=0.01", // a folder named ~t
      })
  void theChangesInTheCourseOfARunGoThroughThePageUnchanged(String text) {
    String there =
        ask("spec", "joinComparison(splitComparison(args[0]), new Set(['data','epochs']))", text)
            .asText();
    assertEquals(Comparison.parse(text), Comparison.parse(there));
  }
}
