package facespace.play;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.options.FilePayload;
import facespace.data.paper.Conditions;
import facespace.data.paper.PaperFaces;
import facespace.data.paper.PaperPerson;
import facespace.data.paper.Shot;
import facespace.train.spec.FaceRuns;
import facespace.train.spec.RunSpec;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A model judges pictures like those it has learnt; if there is none, that is said. */
class FittingIT extends BrowserTest {
  private static String drawn;
  private static String photographs;

  /** The newest has learnt a folder: to the server these are photographs. */
  @BeforeAll
  static void train() throws IOException {
    drawn = Models.give(playground);
    for (int person = 0; person < 8; person++) {
      Path folder = Files.createDirectories(playground.data().resolve("crowd/person" + person));
      for (int shot = 0; shot < 4; shot++) {
        Shot how = Shot.random(1, person, shot, Conditions.STUDIO);
        BufferedImage face = PaperFaces.draw(PaperPerson.random(1, person), how, 64);
        ImageIO.write(face, "png", folder.resolve(shot + ".png").toFile());
      }
    }
    RunSpec spec = FaceRuns.of("crowd").with(Map.of("target-accuracy", "0.01", "warmup", "0"));
    photographs = Models.train(playground, spec.with(Map.of("holdout-people", "4")).text());
  }

  @Test
  void drawnFacesAreJudgedByTheNewestModelOfDrawnFaces() {
    page = chromium.open(uri("/verify#b.person=same"));
    assertThat(page.locator("#model-choice")).hasValue(drawn);
    assertThat(page.locator(".model-fit")).isHidden();
    page.locator("#model-choice").selectOption(photographs);
    assertThat(page.locator(".model-fit")).containsText("has learnt photographs only (crowd)");
    assertEquals(List.of(), violations());
    page.locator(".model-fit button").click();
    assertThat(page.locator("#model-choice")).hasValue(drawn);
    assertThat(page.locator(".model-fit")).isHidden();
  }

  @Test
  void aPhotographBesideADrawnFaceIsSaidToBeUnknownToTheModel() {
    page = chromium.open(uri("/verify#b.person=same"));
    assertThat(page.locator("#model-choice")).hasValue(drawn);
    photograph("#left-photo");
    assertThat(page.locator(".model-fit")).containsText("compare like with like");
    photograph("#right-photo");
    assertThat(page.locator("#model-choice")).hasValue(photographs);
    assertThat(page.locator(".model-fit")).isHidden();
  }

  @Test
  void whoIsEnrolledDecidesWhichModelKnowsThem() {
    page = chromium.open(uri("/identify"));
    assertThat(page.locator("#model-choice")).hasValue(drawn);
    page.locator("#enrol").click();
    page.locator("#enrol-sources [data-kind=folder]").click();
    page.locator("#enrol-choices button").first().click();
    page.locator("#enrol-name").fill("Photographed");
    page.locator("#enrol-save").click();
    assertThat(page.locator("#model-choice")).hasValue(photographs);
    page.locator("#model-choice").selectOption(drawn);
    assertThat(page.locator(".model-fit")).containsText("has learnt drawn faces only");
    assertThat(page.locator(".model-fit button")).hasCount(1);
    playground.forgetEverybody();
  }

  private void photograph(String button) {
    page.locator(button).click();
    byte[] png = playground.get("/api/paper/face.png?size=256&person=3").response().body();
    page.locator("#photo-file").setInputFiles(new FilePayload("me.png", "image/png", png));
    page.locator("dialog.photo .go").click();
  }
}
