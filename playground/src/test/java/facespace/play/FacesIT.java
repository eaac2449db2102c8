package facespace.play;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import facespace.data.paper.Conditions;
import facespace.data.paper.PaperFaces;
import facespace.data.paper.PaperPerson;
import facespace.data.paper.Shot;
import facespace.train.spec.FaceRuns;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people do with faces and their map, done in a real browser. */
class FacesIT extends FacesBrowserTest {

  /** Its weights are no numbers any more after a few batches. */
  private static final String DIVERGES =
      "#data=paper&people=8&shots=6&holdout-people=0&dim=2&net=face&epochs=1&batch=32"
          + "&optimizer=sgd&lr=10;loss=softmax";

  private static final String FIRST_WEIGHTS =
      "These are the first weights: nothing is trained yet.";

  /** Remembers the picture with which the first map comes. */
  private static final String PICTURE_OF_THE_FIRST_MAP =
      """
      () => {
        window.first = new Promise((resolve) => {
          new MutationObserver((_, watching) => {
            if (!document.getElementById('map-state').textContent.includes('KL')) return;
            watching.disconnect();
            requestAnimationFrame(() => resolve(document.getElementById('cloud').toDataURL()));
          }).observe(document.getElementById('map-state'), { childList: true });
        });
      }\
      """;

  @Test
  void theMapMovesWhileTheRunTrainsAndComesToRest() {
    page = open("/faces" + MAP);
    page.evaluate(PICTURE_OF_THE_FIRST_MAP);
    train(page);
    awaitChange(cloud(), (String) page.evaluate("first"));
    assertThat(page.locator("#kept")).isVisible();
    assertThat(page.locator("#clock")).hasText("epoch 1.0 of 1"); // one pass
    assertThat(page.locator("#heat"))
        .hasAttribute("aria-label", Pattern.compile(".*of one person.*"));
    assertThat(page.locator("#pairs svg"))
        .hasAttribute("aria-label", Pattern.compile(".*Equal error.*"));
    assertThat(page.locator("#lengths tbody tr").first()).containsText("all photos");
  }

  @Test
  void goingBackInTimeShowsTheMapAsItWas() {
    Set<Integer> mapped = new HashSet<>();
    AtomicInteger trained = new AtomicInteger();
    page = chromium.open("about:blank");
    page.onWebSocket(
        socket -> socket.onFrameReceived(frame -> noteStep(frame.binary(), mapped, trained)));
    page.navigate(uri("/faces" + MAP));
    assertThat(page.locator("#train")).isEnabled();
    page.locator("#step").click();
    assertThat(page.locator("#map-state")).containsText("KL");
    page.locator("#play").click();
    assertThat(page.locator("#kept")).isVisible();
    page.waitForCondition(() -> mapped.contains(trained.get()));
    goToTheFirstMoment();
    String asItWas = atRest(cloud());
    page.locator("#live").click();
    awaitChange(cloud(), asItWas);
    goToTheFirstMoment();
    assertEquals(asItWas, atRest(cloud()));
  }

  /** Up to which step the run, or its map, has come to the page. */
  private static void noteStep(byte[] message, Set<Integer> mapped, AtomicInteger trained) {
    if (message == null) {
      return;
    }
    if (message[2] == 'M') {
      mapped.add(MapSocket.Layout.of(message).head().get("step").asInt());
    } else {
      trained.set(Decoded.of(message).run(0).get("step").asInt());
    }
  }

  @Test
  void aPerplexityThatCannotBeIsAnsweredByASentence() {
    page = seen("/faces" + MAP);
    assertThat(page.locator("#map-state")).containsText("KL");
    page.locator("#perplexity").fill("5000");
    page.locator("#perplexity").press("Enter");
    assertThat(page.locator("#map-error")).containsText("5000");
    page.locator("#perplexity").fill("8");
    page.locator("#perplexity").press("Enter");
    assertThat(page.locator("#map-error")).isEmpty();
    assertTrue(page.url().contains("perplexity=8"), page.url());
  }

  @Test
  void rawPixelsAndEigenfacesAreOnTheSameMap() {
    page = seen("/faces" + MAP);
    assertThat(page.locator("#map-state")).containsText("KL");
    String learned = atRest(cloud());
    page.locator("[data-source=pixels]").click(); // from now on the map is waited for
    assertThat(page.locator("#story")).containsText("Raw pixels");
    assertThat(page.locator("#map-state")).containsText("KL");
    awaitChange(cloud(), learned);
    page.locator("[data-source=eigenfaces]").click();
    assertThat(page.locator("#story")).containsText("Eigenfaces");
    assertTrue(page.url().contains("source=eigenfaces"), page.url());
  }

  @Test
  void thePickedFaceIsListedWithItsNeighbours() {
    page = seen("/faces" + MAP);
    assertThat(page.locator("#map-state")).containsText("KL");
    page.locator("#cloud").focus();
    page.keyboard().press("ArrowRight");
    assertThat(page.locator("#face-card")).isVisible();
    page.keyboard().press("ArrowRight");
    page.keyboard().press("Enter");
    Locator neighbours = page.locator("#picked .neighbour");
    assertThat(neighbours).hasCount(8);
    String name = page.locator(".picked-face figcaption").textContent();
    assertTrue(page.url().contains("face="), page.url());
    neighbours.last().click();
    assertThat(page.locator("#picked .neighbour")).hasCount(8);
    assertTrue(!name.isBlank());
  }

  @Test
  void aLineDrawnRoundFacesSelectsThem() {
    page = seen("/faces" + MAP);
    assertThat(page.locator("#map-state")).containsText("KL");
    page.locator("#tool-lasso").click();
    BoundingBox box = page.locator("#cloud").boundingBox();
    page.mouse().move(box.x + 4, box.y + 4);
    page.mouse().down();
    Mouse.MoveOptions slowly = new Mouse.MoveOptions().setSteps(8);
    page.mouse().move(box.x + box.width - 50, box.y + 4, slowly);
    page.mouse().move(box.x + box.width - 50, box.y + box.height - 4, slowly);
    page.mouse().move(box.x + 4, box.y + box.height - 4, slowly);
    page.mouse().up();
    assertThat(page.locator("#selection")).containsText("8 people");
    assertThat(page.locator("#circled li[title]")).hasCount(8);
    assertThat(page.locator("#circled li[title]").first()).hasText("10 / 10");
  }

  @Test
  void aMapWhoseExperimentIsGoneIsNotAskedForAgainAndAgain() {
    page = trained("/faces" + MAP);
    assertThat(page.locator("#map-state")).containsText("KL");
    page.locator("#export summary").click();
    String path = page.locator("#export-list a[download='embeddings.csv']").getAttribute("href");
    AtomicInteger asked = new AtomicInteger();
    page.onWebSocket(socket -> asked.incrementAndGet());
    AtomicInteger refused = new AtomicInteger();
    page.onResponse(response -> refused.addAndGet(response.status() == 404 ? 1 : 0));
    page.clock().install(); // the page's time goes by only when it is told to
    String experiment = path.substring(0, path.indexOf("/embeddings"));
    page.request().delete(uri(experiment)); // in the name of the browser that began it
    assertThat(page.locator("#alert")).isVisible();
    page.waitForCondition(() -> refused.get() >= 2); // the run's and the map's connection
    page.clock().runFor(20_000);
    assertEquals(0, asked.get());
    chromium.complaints.removeIf(complaint -> complaint.contains("404"));
  }

  @Test
  void ofARunThatHasDivergedThereIsOneSentenceAndNoPicture() {
    page = open("/faces?face=3" + DIVERGES);
    page.locator("#train").click();
    assertThat(page.locator("#story")).containsText("has diverged");
    assertThat(page.locator("#heat")).hasAttribute("aria-label", Pattern.compile(".*diverged.*"));
    assertThat(page.locator("#pairs svg")).not().containsText("Fills while");
    assertThat(page.locator("#lengths-card")).isHidden();
    assertThat(page.locator("#picked")).containsText("Click a face");
    assertThat(page.locator("#toast")).isEmpty();
    goToTheFirstMoment();
    assertThat(page.locator("#heat"))
        .hasAttribute("aria-label", Pattern.compile(".*80 faces.*of one person.*"));
    assertThat(page.locator("#lengths-card")).isVisible();
    assertThat(page.locator("#picked .neighbour")).hasCount(8);
    assertThat(page.locator("#story")).hasText(FIRST_WEIGHTS);
    assertThat(page.locator("#announce")).containsText("has diverged"); // that is how it ended
    page.locator("#live").click();
    assertThat(page.locator("#lengths-card")).isHidden();
    assertThat(page.locator("#picked .neighbour")).hasCount(0);
    assertThat(page.locator("#figures")).not().containsText("°");
  }

  @Test
  void theFirstWeightsAreNotJudgedByTheEndNorTheEndByThem() {
    page = seen("/faces" + PLANE);
    assertThat(page.locator("#announce")).containsText("Training finished.");
    String outcome = page.locator("#announce").textContent();
    String story = page.locator("#story").textContent();
    goToTheFirstMoment();
    assertThat(page.locator("#story")).hasText(FIRST_WEIGHTS);
    assertThat(page.locator("#announce")).hasText(outcome);
    page.locator("#live").click();
    assertThat(page.locator("#story")).hasText(story);
  }

  @Test
  void twoNumbersAFaceAreAPlaneOfFaces() {
    page = seen("/faces" + PLANE);
    assertThat(page.locator("#cloud"))
        .hasAttribute("aria-label", Pattern.compile("Plane with.*12 people"));
    assertThat(page.locator("#map-bar")).isHidden();
    assertThat(page.locator("#not-kept")).isVisible();
    String raw = atRest(cloud());
    page.locator("[data-view=circle]").click();
    assertNotEquals(raw, atRest(cloud()));
  }

  @Test
  void threeNumbersAFaceAreABallThatIsTurnedByHand() {
    page = trained("/faces" + BALL);
    assertThat(page.locator("#cloud"))
        .hasAttribute("aria-label", Pattern.compile("Ball with.*12 people"));
    String before = atRest(cloud());
    BoundingBox box = page.locator("#cloud").boundingBox();
    page.mouse().move(box.x + box.width / 2, box.y + box.height / 2);
    page.mouse().down();
    page.mouse().move(box.x + box.width / 2 + 90, box.y + box.height / 2 + 30);
    page.mouse().up();
    assertNotEquals(before, atRest(cloud()));
  }

  @Test
  void whatTheMachineLearnedIsToldPerTrait() {
    page = seen("/faces" + MAP);
    assertThat(page.locator(".traits dt").first()).isVisible();
    assertTrue(page.locator(".traits dt").count() >= 10);
    assertThat(page.locator("#learned > .traits dt")).hasCount(5);
    assertThat(page.locator("#learned > p").first()).containsText("words");
  }

  @Test
  void everyWarningHasItsDemonstration() {
    page = seen("/faces" + MAP);
    page.locator("#warnings-open").click();
    for (String warning : List.of("sizes", "distances", "perplexity")) {
      page.locator("[data-warning=" + warning + "]").click();
      assertThat(page.locator("#demo-map"))
          .hasAttribute("aria-label", Pattern.compile("Map of.*KL.*"));
      assertThat(page.locator("[data-warning=" + warning + "]"))
          .hasAttribute("aria-pressed", "true");
    }
  }

  @Test
  void aSharedAddressOpensTheSameExperimentAndFace() {
    page = seen("/faces?face=3" + PLANE);
    String name = page.locator(".picked-face figcaption").textContent();
    assertTrue(page.url().contains("people=12"), page.url());
    Page other = lookingAt(page.url());
    assertThat(other.locator(".picked-face figcaption")).hasText(name);
  }

  @Test
  void aStartingPointSetsDataDimensionAndPeople() {
    page = open("/faces" + MAP);
    page.locator("[data-start=ball]").click();
    assertThat(page.locator("[data-start=ball]")).hasAttribute("aria-pressed", "true");
    assertTrue(page.url().contains("dim=3"), page.url());
  }

  @Test
  void otherDataBringWhatIsUsualForThemButForWhatWasTouched() throws IOException {
    for (int person = 0; person < 6; person++) {
      Path folder = playground.data().resolve("crowd/person" + person);
      Files.createDirectories(folder);
      for (int shot = 0; shot < 3; shot++) {
        Shot how = Shot.random(1, person, shot, Conditions.STUDIO);
        BufferedImage face = PaperFaces.draw(PaperPerson.random(1, person), how, 64);
        ImageIO.write(face, "png", folder.resolve(shot + ".png").toFile());
      }
    }
    page = open("/faces#" + FaceRuns.of("paper").with(Map.of("m", "0.45")).text());
    page.locator("[data-part=data] select").selectOption("crowd");
    assertThat(page).hasURL(Pattern.compile(".*data=crowd.*mirror=on.*[&;]s=8&m=0\\.45.*"));
  }

  @Test
  void onAPhoneNothingSticksOutAndThePictureComesFirst() {
    page =
        chromium.open(
            uri("/faces") + PLANE,
            new Browser.NewContextOptions().setViewportSize(390, 844).setHasTouch(true));
    assertThat(page.locator("#train")).not().isVisible();
    page.locator("#play").click();
    assertThat(page.locator("#cloud")).hasAttribute("aria-label", Pattern.compile("Plane with.*"));
    assertTrue(page.locator("#cloud").boundingBox().y < 400);
    int width = (int) page.evaluate("document.documentElement.scrollWidth");
    assertTrue(width <= 390, "page is " + width + " wide");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/faces?theme=light", "/faces?theme=dark", "/faces?lang=zh", "/"})
  void axeFindsNothingToComplainAbout(String path) {
    page = path.startsWith("/faces") ? seen(path + MAP) : chromium.open(uri(path));
    assertEquals(List.of(), violations());
  }
}
