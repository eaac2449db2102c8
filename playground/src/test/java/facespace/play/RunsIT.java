package facespace.play;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import facespace.train.spec.Comparison;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Experiments of a server that is gone, in the browser: listed, opened, found by their links. */
class RunsIT extends BrowserTest {
  private static final String TEXT = Comparison.parse(Playground.SHORT).text();
  private static final Pattern STORED =
      Pattern.compile("Shown from the store, trained on .*\\d\\.");

  @TempDir static Path folder;
  private static int moments;

  /** Of what opened pages told the server to do. */
  private final List<String> told = new ArrayList<>();

  @BeforeAll
  static void trainAndRestart() {
    playground.close();
    playground = Playground.lasting(folder);
    moments = playground.await(playground.play(TEXT), "done").get("moments").asInt();
    playground.await(playground.play("data=tiny&epochs=1&batch=256&loss=cosface"), "done");
    playground.close();
    playground = Playground.lasting(folder);
  }

  private void open(String path) {
    open(path, 1440, 900);
  }

  private void open(String path, int width, int height) {
    page = chromium.open("about:blank", width, height);
    page.onRequest(
        request -> {
          if (request.method().equals("POST")) {
            told.add(request.url().replaceFirst(".*/api/([^?]*).*", "$1"));
          }
        });
    page.navigate(uri(path));
  }

  private Locator rowOf(String loss) {
    return page.locator("#runs-table tbody tr")
        .filter(new Locator.FilterOptions().setHasText(loss));
  }

  @Test
  void anExperimentOfTheServerBeforeIsOpenedWithItsWholeTimeLineAndNothingIsTrained() {
    open("/runs");
    assertThat(page.locator("#runs-table tbody tr")).hasCount(2);
    assertThat(rowOf("ArcFace").locator("td.state")).hasText("complete");
    assertEquals(List.of(), violations());
    rowOf("ArcFace").locator("a").click();
    assertThat(page.locator("#stored-text")).hasText(STORED);
    Locator scrubber = page.locator("#scrubber");
    assertThat(scrubber).hasAttribute("max", String.valueOf(moments - 1));
    Locator plane = page.locator("fs-plane canvas").first();
    String end = atRest(plane);
    scrubber.fill("0");
    awaitChange(plane, end);
    assertThat(page.locator("#clock")).containsText("0.0");
    assertThat(page.locator("#training .curve-line").first())
        .hasAttribute("d", Pattern.compile("M.*(L.*){3}"));
    assertEquals(List.of(), violations());
    assertEquals(List.of(), told);
  }

  @Test
  void theSameAgainIsShownFromTheStoreAndTrainedAnewIfWished() {
    open("/play#" + TEXT);
    assertThat(page.locator("#stored-text")).hasText(STORED);
    assertEquals(List.of("runs/find"), told);
    page.locator("#anew").click();
    assertThat(page.locator("#stored")).isHidden();
    assertThat(page.locator("#announce"))
        .containsText("Training finished", new ContainsTextOptions().setTimeout(120_000));
    assertTrue(told.containsAll(List.of("runs/find", "experiments")), told.toString());
    String newest = playground.get("/api/runs").json().at("/runs/0/id").asText();
    page.navigate(uri("/losses")); // nobody looks at it any more
    assertEquals(204, playground.delete("/api/runs/" + newest).status()); // as others expect it
  }

  @Test
  void aLinkShowsItsMomentAndComingBackFindsTheRun() {
    open("/play?at=4#" + TEXT);
    assertThat(page.locator("#stored-text")).hasText(STORED);
    assertThat(page.locator("#scrubber")).not().hasValue(String.valueOf(moments - 1));
    assertThat(page.locator("#live")).isVisible();
    page.locator("nav a[href='/losses']").click();
    assertThat(page).hasURL(Pattern.compile(".*/losses$"));
    page.goBack();
    assertThat(page.locator("#stored-text")).hasText(STORED);
    assertTrue(page.url().contains("at="), page.url());
    assertEquals(List.of("runs/find", "runs/find"), told);
  }

  @Test
  void theListIsFilteredSortedStarredComparedAndShortened() {
    open("/runs");
    Locator rows = page.locator("#runs-table tbody tr");
    page.locator("#runs-filter").fill("cosface");
    assertThat(rows).hasCount(1);
    page.locator("#runs-filter").fill("");
    assertThat(rows).hasCount(2);
    Locator head = page.locator("thead th").filter(new Locator.FilterOptions().setHasText("Loss"));
    head.locator("button").click();
    assertThat(head).hasAttribute("aria-sort", "ascending");
    String first = rows.first().getAttribute("data-run");
    head.locator("button").click();
    assertThat(head).hasAttribute("aria-sort", "descending");
    assertNotEquals(first, rows.first().getAttribute("data-run"));
    Locator star = rowOf("CosFace").locator("td.star button");
    star.click();
    assertThat(star).hasAttribute("aria-pressed", "true");
    for (String loss : List.of("ArcFace", "CosFace")) {
      rowOf(loss).locator("input").check();
    }
    assertThat(page.locator("#runs-foretold")).containsText("trains them together");
    page.onceDialog(dialog -> dialog.dismiss());
    rowOf("CosFace").locator("td.remove button").click();
    assertThat(rows).hasCount(2);
    page.locator("#runs-compare").click();
    assertThat(page).hasURL(Pattern.compile(".*/play.*loss=cosface.*"));
    assertThat(page.locator("#run-tabs [role=tab]")).hasCount(3);
  }

  @Test
  void onAPhoneInTheDarkInChineseNothingIsCutOff() {
    open("/runs?lang=zh&theme=dark", 390, 844);
    assertThat(page.locator("#runs-table tbody tr")).hasCount(2);
    assertThat(page.locator("h1")).hasText("这里训练过的全部实验");
    assertEquals(390, page.evaluate("document.documentElement.scrollWidth"));
    assertEquals(List.of(), violations());
  }

  @Test
  void whereNothingIsStoredItIsSaidWhatWillCome() {
    try (Playground fresh = new Playground()) {
      page = chromium.open(fresh.uri("/runs").toString());
      assertThat(page.locator("#runs-empty")).containsText("Nothing is stored yet.");
      assertThat(page.locator("#runs-table")).isHidden();
      assertEquals(List.of(), violations());
    }
  }
}
