package facespace.play;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import facespace.text.Lang;
import facespace.train.frame.Measure;
import facespace.train.spec.Recipe;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the pictures of /play say, read in a real browser beside what the server measured. */
class PlayPicturesIT extends BrowserTest {
  private static final String SPEC =
      "#data=tiny&epochs=20&batch=64;loss=normface&s=64;loss=arcface&s=64&m=0.3";
  private static final String ONE_RUN = "#data=tiny&epochs=1&batch=256&loss=arcface&s=16&m=0.5";

  /** The experiment last trained. */
  private String experiment;

  @Test
  void theWedgeCountsWhoIsOutsideAndTheForceViewShowsTheirPush() {
    train(SPEC);
    Decoded last = lastMoment();
    for (int run = 0; run < 2; run++) {
      int outside = 0;
      for (float p : last.floats(run, "certainty")) {
        outside += p < 0.9 ? 1 : 0;
      }
      assertThat(page.locator(".pane-remark").nth(run))
          .hasText("still unsatisfied: %d of 256".formatted(outside));
    }
    String withMargin = picture();
    page.locator("#margin").uncheck();
    assertThat(page.locator(".pane-remark").first()).hasText("");
    assertThat(page).hasURL(Pattern.compile(".*margin=0.*"));
    assertNotEquals(withMargin, picture());
    page.locator("#margin").check();
    assertEquals(withMargin, picture());

    page.locator("#force").check();
    assertNotEquals(withMargin, picture(), "arrows are there");
    assertThat(page).hasURL(Pattern.compile(".*force=1.*"));
    assertThat(page.locator("#curve-caption")).containsText("per radian");
    String words = page.locator("#curve svg").getAttribute("aria-label");
    for (int run = 0; run < 2; run++) {
      float[] push = last.floats(run, "pushCurve");
      String said =
          String.format(
              Locale.ROOT, "%.2f at 0°, %.2f at 10°, %.2f at 30°", push[0], push[5], push[15]);
      assertTrue(words.contains(said), words + " says " + said);
    }

    List<?> arrows = arrowsInside();
    double dying = ((Number) arrows.get(0)).doubleValue();
    double goingOn = ((Number) arrows.get(1)).doubleValue();
    assertTrue(goingOn > 2 * dying && goingOn > 1, "inside the wedge ArcFace's go on: " + arrows);

    page.locator("#scrubber").focus();
    page.keyboard().press("Home");
    assertThat(page.locator("#story")).containsText("first weights");
    for (int run = 0; run < 2; run++) {
      Locator figures = page.locator(".pane").nth(run).locator(".figures dd");
      assertThat(figures.nth(0)).hasText(Pattern.compile("[1-4]?\\d\\.\\d\\s%"));
      assertThat(figures.nth(1)).hasText("–");
      assertThat(figures.nth(2)).hasText("–");
      assertThat(row(Measure.MEDIAN_OWN).nth(run)).hasText("–");
      assertThat(row(Measure.P95_OWN).nth(run)).hasText("–");
      assertThat(row(Measure.FISHER).nth(run)).not().hasText("–");
      assertThat(page.locator("fs-plane canvas").nth(run))
          .hasAttribute("aria-label", Pattern.compile("^(?!.*95\\s%).*test accuracy .*"));
    }
  }

  @Test
  void figuresAndTableShowWhatTheServerMeasured() {
    train(SPEC);
    JsonNode measures = lastMoment().run(1).get("measures");
    String half = degrees(measures.get("medianOwnAngleDeg"));
    assertThat(page.locator(".pane").nth(1).locator(".figures dd").nth(1)).hasText(half);
    for (Measure measure : Measure.values()) {
      assertThat(page.locator("#numbers tbody")).containsText(measure.en());
    }
    Locator row =
        page.locator("#numbers tr", new Page.LocatorOptions().setHasText(Measure.P95_OWN.en()));
    assertThat(row.locator("td").nth(1)).hasText(degrees(measures.get("p95OwnAngleDeg")));
    String floor = page.locator("#training svg").getAttribute("aria-label");
    assertTrue(floor.contains("floor "), floor);

    List<?> places =
        (List<?>)
            page.evaluate(
                """
            async () => {
              const { TrainingCurves } = await import('/static/js/view/training.js');
              const host = Object.assign(document.createElement('div'), { className: 'chart' });
              document.body.append(host);
              const chart = new TrainingCurves(host);
              const run = { step: 1, trainLoss: 0.0142, testAccuracy: 1, eer: NaN, corners: 2, measures: { pulling: 1 } };
              chart.set([{ runs: [run] }], [{ place: 0, title: 'A', origin: 0 }], 1);
              const left = Math.min(...[...host.querySelectorAll('text')].map((one) => one.getBBox().x));
              const withFloor = (lossFloor) => ({ ...run, trainLoss: 2, measures: { pulling: 1, lossFloor } });
              const both = [0, 1].map((place) => ({ place, title: 'A', origin: place }));
              chart.set([{ runs: [withFloor(0.48), withFloor(0.51)] }], both, 1);
              const [one, other] = [...host.querySelectorAll('.direct')].map((label) => label.getBBox());
              host.remove();
              return [left, Math.abs(one.y - other.y) - one.height];
            }
            """);
    assertTrue(((Number) places.get(0)).doubleValue() >= 0, "axis numbers begin at " + places);
    assertTrue(((Number) places.get(1)).doubleValue() >= 0, "floors are told apart: " + places);

    page.locator("#beside").selectOption(Measure.MEDIAN_OWN.key());
    assertThat(page).hasURL(Pattern.compile(".*beside=medianOwnAngleDeg.*"));
    String said = page.locator("#training svg").getAttribute("aria-label");
    assertTrue(said.contains(Measure.MEDIAN_OWN.en() + " " + half), said + " says " + half);
    assertThat(page.locator("#beside option[value=pulling]"))
        .hasCount(0); // nothing is compared here
  }

  @Test
  void theCaptionAgreesWithWhatTheServerMeasured() {
    train("#data=tiny&batch=64;loss=softmax&epochs=4;loss=arcface&s=16&m=0.3&epochs=40");
    Decoded last = lastMoment();
    double byHalf = ratio(last, "medianOwnAngleDeg");
    double byMost = ratio(last, "p95OwnAngleDeg");
    assertTrue(
        byHalf > 1.5 && byMost > 1.5, "another loss, ten times longer: " + byHalf + ", " + byMost);
    assertThat(page.locator("#story"))
        .containsText(
            String.format(Locale.ROOT, "ArcFace s=16 m=0.3 is %.1f times tighter", byHalf));
    assertThat(page.locator("#story"))
        .containsText(Pattern.compile("accuracy", Pattern.CASE_INSENSITIVE));
    assertThat(page.locator("#announce")).containsText("ArcFace s=16 m=0.3: half within");
  }

  @Test
  void inAWarmUpNobodyIsComparedAndTheStrengthIsSaidThreeTimes() {
    page = open("#data=tiny&epochs=20&batch=64;loss=softmax;loss=arcface&s=64&m=0.3");
    page.locator("#step").click();
    assertThat(page.locator("#scrubber")).hasAttribute("max", "1");
    assertThat(page.locator("#story"))
        .hasText(
            Pattern.compile(
                "Warm-up: margin and scale are at \\d+\\s% of their strength \\(ArcFace s=64 m=0.3\\).*compared.*"));
    assertThat(page.locator("#curve-caption")).containsText("Warm-up: margin and scale are at");
    assertThat(page.locator(".pane-remark").nth(1)).containsText("warm-up at");
    assertThat(page.locator(".pane-remark").first()).not().containsText("warm-up at");
    assertThat(page.locator("#curve .full")).hasCount(1);
    assertThat(page.locator("#curve .axis").getByText("dotted: in full force")).hasCount(1);
    String curve = page.locator("#curve svg").getAttribute("aria-label");
    Object strength = page.evaluate("document.querySelectorAll('fs-plane')[1].run.marginStrength");
    double margin = 0.3 * ((Number) strength).doubleValue();
    String psi = String.format(Locale.ROOT, "%.2f", Math.cos(Math.PI / 3 + margin));
    assertTrue(curve.contains("ψ(60°) = " + psi.replace('-', '−')), curve + " says " + psi);
  }

  @Test
  void aCollapseIsNotPraised() {
    train(
        "#data=tiny&net=conv&batch=32&epochs=8&optimizer=sgd&lr=2&warmup=0;loss=softmax;loss=arcface&s=64&m=0.5");
    assertThat(page.locator("#story"))
        .containsText("ArcFace s=64 m=0.5 has collapsed: one ray for all 10");
    assertThat(page.locator("#story")).not().containsText("tighter");
    assertThat(page.locator("#announce")).containsText("collapsed");
  }

  @Test
  void aDivergenceIsNotPraised() {
    train(
        "#data=tiny&batch=32&epochs=2&optimizer=sgd&lr=10&warmup=0&batch-norm=off&net=plain;loss=softmax;loss=arcface");
    assertThat(page.locator("#story")).containsText("has diverged");
    assertThat(page.locator("#story")).not().containsText("–°");
    assertThat(page.locator("#story")).not().containsText("tighter");
  }

  @Test
  void twoEqualRunsAreATie() {
    train("#data=tiny&epochs=10&batch=64;loss=softmax;loss=softmax");
    assertThat(page.locator("#story")).containsText("No difference to be seen");
  }

  /** Without class directions each sample of a batch is pushed all the same. */
  @Test
  void theForceIsShownWhereThereIsOne() {
    train("#data=tiny&epochs=1&batch=64&loss=contrastive");
    String without = atRest(page.locator(".plane"));
    page.locator("#force").check();
    assertNotEquals(without, atRest(page.locator(".plane")), "arrows are there");
    assertThat(page.locator("#curve-caption")).containsText("per radian");
    assertEquals(-1, page.locator("#curve svg").getAttribute("aria-label").indexOf(".."));
    train("#data=tiny&epochs=1&batch=64&loss=contrastive&dim=8");
    assertThat(page.locator("#force")).isHidden();
  }

  @Test
  void whatCannotBeReachedIsSaidInsteadOfACount() {
    train(ONE_RUN);
    assertThat(page.locator(".pane-remark")).containsText("unreachable even at the centre");
  }

  @Test
  void aRecipeWritesItsSettingsIntoAllRunsAndIsRecognised() {
    page = open(SPEC);
    Locator recipe = page.locator("#recipe");
    assertThat(recipe).hasValue("");
    assertThat(page.locator("#recipe-hint")).containsText("belong to no recipe");
    recipe.selectOption("classic");
    assertThat(page.locator("#recipe-hint")).containsText("SGD");
    assertThat(page).hasURL(Pattern.compile(".*optimizer=sgd.*loss=normface.*loss=arcface.*"));
    for (Map.Entry<String, String> setting : Recipe.CLASSIC.settings().entrySet()) {
      assertTrue(
          page.url().contains(setting.getKey() + "=" + setting.getValue()),
          setting + " in " + page.url());
    }
    assertThat(recipe).hasValue("classic");
  }

  @Test
  void aLinkThatContradictsItsRecipeSaysSo() {
    page = open("#data=tiny&recipe=classic&lr=0.02&loss=arcface");
    assertThat(page.locator("#notes")).containsText("lr = 0.02 is used, not the 0.01");
    assertThat(page.locator("#recipe")).hasValue("");
    page = open("#data=tiny&recipe=clasic&loss=arcface");
    assertThat(page.locator("#spec-error")).containsText("clasic");
    assertThat(page.locator("#spec-error")).containsText("classic, center-loss");
    chromium.complaints.removeIf(text -> text.contains("400")); // the browser notes every 400
  }

  @Test
  void aReadyComparisonOpensWithItsSettings() {
    page = chromium.open(uri("/play"));
    assertThat(page.locator(".pane-title")).hasText(beginning("NormFace", "ArcFace"));
    page.locator("#ready > summary").click();
    page.locator("[data-ready=characters]").click();
    assertThat(page.locator(".pane-title")).hasText(beginning("SphereFace", "CosFace", "ArcFace"));
    assertThat(page.locator("#ready-list")).isHidden();
  }

  private static Pattern[] beginning(String... names) {
    return Arrays.stream(names).map(name -> Pattern.compile(name + ".*")).toArray(Pattern[]::new);
  }

  private Page open(String spec) {
    Page opened = chromium.open(uri("/play") + spec);
    assertThat(opened.locator(".pane").first()).isVisible();
    return opened;
  }

  /** Opens a comparison and trains it to the end. */
  private void train(String spec) {
    page = open(spec);
    Response created =
        page.waitForResponse(
            response -> response.url().contains("/api/experiments?"),
            () -> page.locator("#train").click());
    experiment = "/api/experiments/" + json(created.text()).get("id").asText();
    assertThat(page.locator("#announce")).containsText("Training finished");
  }

  private Decoded lastMoment() {
    int moments = playground.get(experiment).json().get("moments").asInt();
    return Decoded.of(playground.get(experiment + "/moments/" + (moments - 1)).response().body());
  }

  static JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The mean length of the arrows at samples that satisfy the loss, in pixels, per plane; NaN
   * without any.
   */
  private List<?> arrowsInside() {
    return (List<?>)
        page.evaluate(
            """
            async () => {
              const { arrowLength } = await import('/static/js/lib/arrows.js');
              return [...document.querySelectorAll('fs-plane')].map(({ run, view: { full, radius } }) => {
                const inside = Array.from(run.certainty, (p, i) => i).filter((i) => run.certainty[i] >= 0.9);
                const px = inside.map((i) => radius * arrowLength(Math.hypot(run.push[2 * i], run.push[2 * i + 1]), full));
                return px.reduce((sum, length) => sum + length, 0) / px.length;
              });
            }
            """);
  }

  private static double ratio(Decoded moment, String measure) {
    return moment.run(0).at("/measures/" + measure).asDouble()
        / moment.run(1).at("/measures/" + measure).asDouble();
  }

  private static String degrees(JsonNode value) {
    return String.format(Locale.ROOT, "%.1f°", value.asDouble());
  }

  /** The second plane's pixels once nothing moves any more. */
  private String picture() {
    return atRest(page.locator(".plane").nth(1));
  }

  @Test
  void theFiguresOfThreeRunsKeepToTheirPlanes() {
    page =
        lookingAt(
            uri("/play#data=tiny&epochs=4&batch=64;loss=sphereface;loss=cosface;loss=softmax"));
    assertThat(page.locator(".pane .figures dd")).hasCount(12);
    assertThat(page.locator(".pane .figures").last()).containsText("°");
    assertEquals(
        List.of(),
        page.evaluate(
            """
            () => [...document.querySelectorAll('.pane .figures dd')]
              .filter((dd) => {
                const words = document.createRange();
                words.selectNodeContents(dd);
                const { right } = dd.closest('.figures').getBoundingClientRect();
                return words.getBoundingClientRect().right > right + 1;
              })
              .map((dd) => dd.textContent)\
            """));
  }

  private Locator row(Measure measure) {
    return page.locator("#numbers tr")
        .filter(new Locator.FilterOptions().setHasText(measure.label(Lang.EN)))
        .locator("td");
  }
}
