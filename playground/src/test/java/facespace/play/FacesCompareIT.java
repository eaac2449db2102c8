package facespace.play;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import facespace.match.Pairs;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two losses side by side on the page of faces, in a real browser. */
class FacesCompareIT extends FacesBrowserTest {
  private static final String TWO = ";loss=softmax;loss=cosface&m=0.1&s=16";
  private static final String MAPS = PEOPLE + "&dim=16&holdout-people=8" + TWO;
  private static final String PLANES = PEOPLE + "&dim=2&holdout-people=0" + TWO;

  @Test
  void twoMapsAndWhatIsMeasuredIsWhatTheEmbeddingsSay() {
    page = compared("/faces" + MAPS);
    for (String map : List.of("#cloud", "#cloud-2")) {
      assertThat(page.locator(map)).hasAttribute("aria-label", Pattern.compile("Map.*8 people"));
    }
    for (Locator state : page.locator(".pane-state").all()) {
      assertThat(state).containsText("KL");
    }
    assertThat(page.locator(".det-curve")).hasCount(2);
    assertThat(page.locator("#overlap .overlap-row")).hasCount(2);
    assertThat(page.locator("#compare-degrees")).containsText("not comparable");
    assertThat(page.locator("#figures div")).hasCount(0);
    Locator rows = page.locator("#compare-table tbody tr");
    assertThat(rows).hasCount(2);
    for (int run = 0; run < 2; run++) {
      page.locator(".pane-title").nth(run).click();
      assertThat(page.locator("#learned-title")).containsText(run == 0 ? "Softmax" : "CosFace");
      Pairs pairs = pairsOf(embeddings(run));
      assertEquals(dPrime(pairs), number(rows.nth(run).locator(".dPrime")), 0.0051);
      double eer = 100 * pairs.verification().eer();
      assertEquals(eer, number(rows.nth(run).locator(".eer")), eer > 10 ? 0.6 : 0.1);
      double frr = 100 * (1 - pairs.verification().tarAtFar(0.01).linear());
      assertEquals(frr, number(rows.nth(run).locator(".frr")), 1.01);
    }
  }

  @Test
  void aFacePointedAtOnOnePlaneIsMarkedOnTheOther() {
    page = compared("/faces" + PLANES);
    for (String plane : List.of("#cloud", "#cloud-2")) {
      assertThat(page.locator(plane))
          .hasAttribute("aria-label", Pattern.compile("Plane.*12 people"));
    }
    assertThat(page.locator("#compare-who")).containsText("trained on");
    String before = atRest(page.locator("#cloud-2"));
    page.locator("#cloud").focus();
    page.keyboard().press("ArrowRight");
    assertThat(page.locator("#face-card")).isVisible();
    assertNotEquals(before, atRest(page.locator("#cloud-2")));
    page.keyboard().press("Escape");
    assertEquals(before, atRest(page.locator("#cloud-2")));
    page.locator("#tool-lasso").click();
    encircleAll(page.locator("#cloud-2"));
    assertThat(page.locator("#selection")).containsText("of 12 people");
  }

  @Test
  void whatIsSaidOfTheEndIsNotTakenFromAnotherMoment() {
    page = compared("/faces" + MAPS);
    Locator verdict = page.locator("#compare-verdict");
    String outcome = "Training finished. " + verdict.textContent();
    assertThat(page.locator("#announce")).hasText(outcome);
    goToTheFirstMoment();
    assertThat(verdict).containsText("So far");
    assertThat(page.locator("#announce")).hasText("Training finished.");
    page.locator("#live").click();
    assertThat(page.locator("#announce")).hasText(outcome);
  }

  @Test
  void aSecondLossIsAddedAndTakenAway() {
    page = open("/faces" + PEOPLE + "&loss=cosface&dim=16&holdout-people=8");
    assertThat(page.locator("#cloud-2")).isHidden();
    assertThat(page.locator("#compare-card")).isHidden();
    page.locator("#add-run").click();
    assertThat(page.locator("#cloud-2")).isVisible();
    assertThat(page.locator("#train-label")).hasText("Train both");
    assertThat(page.locator("#add-run")).isHidden();
    assertThat(page.locator("#compare-verdict")).containsText("Train both");
    page.locator("[data-start=plane]").click();
    assertThat(page).hasURL(Pattern.compile(".*dim=2.*;.*;.*"));
    page.locator(".pane-remove").first().click();
    assertThat(page.locator("#cloud-2")).isHidden();
    assertThat(page.locator("#pairs")).isVisible();
    page.locator("#duplicate-run").click();
    assertThat(page.locator(".pane-title").nth(1)).hasText("Softmax");
  }

  @Test
  void aReadyComparisonIsOneChoiceAway() {
    page = open("/faces" + PEOPLE);
    page.locator("#ready > summary").click();
    page.locator("[data-ready=eight-people]").click();
    assertThat(page).hasURL(Pattern.compile(".*people=8.*loss=normface.*;.*loss=arcface.*"));
    assertThat(page.locator("[data-ready=eight-people]")).hasAttribute("aria-current", "true");
    assertThat(page.locator("[data-ready=unseen-people]")).hasAttribute("aria-current", "false");
    assertThat(page.locator("#cloud-2")).isVisible();
  }

  /** Eight people in eight directions, their six shots near them: twice as near on the right. */
  @Test
  void whereNobodyIsMixedUpItIsToldHowNearTheyLie() {
    page = open("/faces" + PLANES);
    page.evaluate(
        """
        async () => {
          const { FaceCompare } = await import('/static/js/pages/faces/facecompare.js');
          const persons = Array.from({ length: 48 }, (_, i) => Math.floor(i / 6));
          const crowd = { names: Array.from({ length: 8 }, String), persons, rowsOf: (run) => run.features };
          const run = (far) => ({
            step: 9, epoch: 1, dim: 2, classes: 8, eer: NaN, marginStrength: 1, testAccuracy: 1, testCount: 48,
            predicted: Int32Array.from(persons), measures: { medianOwnAngleDeg: far, p95OwnAngleDeg: 2 * far, minInterMeanDeg: 45 },
            features: Float32Array.from({ length: 96 }, (_, i) => {
              const at = (45 * persons[i >> 1] + far * (((i >> 1) % 6) - 2.5)) * Math.PI / 180;
              return i % 2 ? Math.sin(at) : Math.cos(at);
            }),
          });
          const compare = new FaceCompare(() => {});
          compare.setCount(2);
          compare.show({
            shown: [4, 2].map((far, place) => ({ place, title: 'AB'[place], run: run(far) })), crowd, isRunning: false, isEnd: true,
          });
        }
        """);
    Locator verdict = page.locator("#compare-verdict");
    assertThat(verdict).containsText("Neither mixes anybody up");
    assertThat(verdict).containsText("B is 2.0 times tighter than A");
    assertThat(verdict).not().containsText("Not distinguishable");
    assertThat(page.locator("#compare-degrees")).isHidden(); // here they are compared
    assertThat(page.locator("#det .direct"))
        .hasText(new String[] {"A: no mistakes, no curve", "B: no mistakes, no curve"});
  }

  @Test
  void moreThanTwoRunsAreRefusedInASentence() {
    page = open("/faces" + PEOPLE + ";loss=softmax;loss=cosface;loss=arcface");
    assertThat(page.locator("#spec-error")).containsText("3 runs");
    assertThat(page.locator("#spec-error")).containsText("at most 2");
    assertThat(page.locator("#cloud")).isVisible();
  }

  @Test
  void onAPhoneTheMapsLieOneUnderTheOther() {
    page =
        chromium.open(
            uri("/faces") + MAPS,
            new Browser.NewContextOptions().setViewportSize(390, 844).setHasTouch(true));
    assertThat(page.locator("#cloud-2")).isVisible();
    BoundingBox first = page.locator("#cloud").boundingBox();
    assertTrue(page.locator("#cloud-2").boundingBox().y >= first.y + first.height);
    int width = (int) page.evaluate("document.documentElement.scrollWidth");
    assertTrue(width <= 390, "page is " + width + " wide");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/faces?theme=light", "/faces?theme=dark&lang=zh"})
  void axeFindsNothingToComplainAbout(String path) {
    page = compared(path + PLANES);
    assertEquals(List.of(), violations());
  }

  /** Opens a comparison that is trained to its end. */
  private static Page compared(String path) {
    Page page = lookingAt(uri(path));
    assertThat(page.locator("#kept:not([hidden]), #not-kept:not([hidden])")).hasCount(1);
    assertThat(page.locator("#compare-table tbody tr")).hasCount(2);
    assertThat(page.locator("#compare-verdict"))
        .not()
        .containsText(Pattern.compile("So far|到目前为止|Train both"));
    return page;
  }

  /** The table that the export menu gives for the run selected. */
  private List<String> embeddings(int run) {
    page.locator("#export summary").click();
    Locator link = page.locator("#export-list a[download='embeddings.csv']");
    assertThat(link).hasAttribute("href", Pattern.compile(".*/embeddings/" + run + "\\.csv.*"));
    String path = link.getAttribute("href");
    String code = page.locator("#export-list a[download='Faces.java']").getAttribute("href");
    page.locator("#export summary").click();
    for (String offered : List.of(path, code)) { // of two runs no two files have one name
      String name = playground.get(offered).header("Content-Disposition");
      assertTrue(name.contains("facespace-" + (run + 1) + "-"), name);
    }
    return playground.get(path).text().lines().skip(1).toList();
  }

  private static Pairs pairsOf(List<String> lines) {
    Map<String, Integer> people = new HashMap<>();
    List<Float> numbers = new ArrayList<>();
    int[] labels = new int[lines.size()];
    for (int i = 0; i < labels.length; i++) {
      String[] cells = lines.get(i).split(",");
      labels[i] = people.computeIfAbsent(cells[1], name -> people.size());
      IntStream.range(2, cells.length).forEach(c -> numbers.add(Float.valueOf(cells[c])));
    }
    float[] rows = new float[numbers.size()];
    IntStream.range(0, rows.length).forEach(i -> rows[i] = numbers.get(i));
    assertFalse(people.size() < 2);
    return Pairs.of(rows, rows.length / labels.length, labels);
  }

  private static double dPrime(Pairs pairs) {
    double[] same = anglesDeg(pairs, true);
    double[] different = anglesDeg(pairs, false);
    double gap = Math.abs(mean(same) - mean(different));
    return gap / Math.sqrt((variance(same) + variance(different)) / 2);
  }

  private static double[] anglesDeg(Pairs pairs, boolean same) {
    return IntStream.range(0, pairs.count())
        .filter(pair -> pairs.same()[pair] == same)
        .mapToDouble(pairs::angleDeg)
        .toArray();
  }

  private static double mean(double[] values) {
    return IntStream.range(0, values.length).mapToDouble(i -> values[i]).average().orElseThrow();
  }

  private static double variance(double[] values) {
    double mean = mean(values);
    return IntStream.range(0, values.length)
        .mapToDouble(i -> (values[i] - mean) * (values[i] - mean))
        .average()
        .orElseThrow();
  }

  /** The first number of a cell. */
  private static double number(Locator cell) {
    return Double.parseDouble(cell.textContent().split("[ \u00a0%]")[0]);
  }

  private void encircleAll(Locator canvas) {
    canvas.scrollIntoViewIfNeeded();
    BoundingBox box = canvas.boundingBox();
    double[][] corners = {{4, 4}, {box.width - 50, 4}, {box.width - 50, box.height - 4}};
    page.mouse().move(box.x + 4, box.y + box.height - 4);
    page.mouse().down();
    for (double[] corner : corners) {
      page.mouse()
          .move(
              box.x + corner[0],
              box.y + corner[1],
              new com.microsoft.playwright.Mouse.MoveOptions().setSteps(6));
    }
    page.mouse().up();
  }
}
