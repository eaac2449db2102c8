package facespace.play;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The dialog for photographs in a real browser: bad files, a good one, and the camera. */
class PhotoIT extends BrowserTest {
  private Locator dialog;
  private Locator problem;

  @BeforeEach
  void open() {
    page = chromium.open(uri("/verify"));
    page.locator("#left-photo").click();
    dialog = page.locator("dialog.photo");
    problem = dialog.locator(".error");
  }

  @Test
  void badFilesAreRefusedByNameAndAGoodOneComesUprightAfterThem() {
    assertThat(dialog).containsText("this FaceSpace server");
    choose("half.jpg", PhotoFiles.truncated());
    assertThat(problem).hasText(Pattern.compile("half\\.jpg is truncated.*"));
    choose("huge.png", PhotoFiles.header(30_000));
    assertThat(problem).hasText(Pattern.compile("huge\\.png has 30,000 × 30,000 pixels.*"));
    choose("dance.gif", PhotoFiles.animated());
    assertThat(problem).hasText(Pattern.compile("dance\\.gif is animated.*"));
    assertThat(dialog.locator(".go")).isDisabled();

    choose("me.jpg", PhotoFiles.onItsSide(1600, 1200));
    assertThat(dialog.locator(".crop-box")).isFocused();
    assertThat(problem).hasText("");
    assertEquals(
        List.of(768, 1024),
        page.evaluate(
            "(({ width, height }) => [width, height])(document.querySelector('.crop canvas'))"));
    assertEquals(
        "255,0,0",
        page.evaluate(
            "[...document.querySelector('.crop canvas').getContext('2d')"
                + ".getImageData(380, 60, 1, 1).data].slice(0, 3)"
                + ".map((value) => 255 * Math.round(value / 255)).join()"),
        "the picture's left is up");
    dialog.locator(".go").click();
    assertThat(page.locator("#left")).hasClass(Pattern.compile(".*is-photo.*"));
    chromium.complaints.removeIf(complaint -> complaint.contains("status of 400"));
  }

  @Test
  void aFileTooLargeIsNotEvenSent(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("long.png"); // on disk: 26 MB are long under way to the browser
    Files.write(file, new byte[26 << 20]);
    page.locator("#photo-file").setInputFiles(file);
    assertThat(problem).hasText("long.png is too large a file: allowed are at most 25 MB.");
    assertTrue(chromium.complaints.isEmpty(), chromium.complaints.toString());
  }

  @Test
  void theCameraTakesAPicture() {
    dialog.locator("button", new Locator.LocatorOptions().setHasText("Use the camera")).click();
    Locator video = dialog.locator("video");
    assertThat(video).isVisible();
    assertThat(video).not().hasJSProperty("videoWidth", 0);
    dialog.locator("button", new Locator.LocatorOptions().setHasText("Take the picture")).click();
    assertThat(dialog.locator(".crop-box")).isFocused();
    assertThat(video).hasCount(0);
    dialog.locator(".go").last().click();
    assertThat(page.locator("#left .face img"))
        .hasAttribute("src", Pattern.compile("data:image/png.*"));
  }

  private void choose(String name, byte[] file) {
    page.locator("#photo-file").setInputFiles(new FilePayload(name, "image/*", file));
  }
}
