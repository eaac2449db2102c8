package facespace.demos.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;

/** How soon the page can be used in a real browser, and how fast it draws. */
record BrowserPart(Playground playground, Path program) implements Part {
  /** Milliseconds since navigation began, once the knobs are there. */
  private static final String USABLE =
      "document.querySelectorAll('main input, main select').length > 3"
          + " ? performance.now() : null";

  private static final String DRAWING =
      "parseFloat(document.documentElement.dataset.benchMedianMs) || null";

  @Override
  public void measure(Consumer<Measurement> result) throws IOException, InterruptedException {
    try (Chromium browser = new Chromium(program)) {
      // The first visit also starts the browser's own machinery.
      browser.number(playground.base().resolve("/losses"), "performance.now()");
      result.accept(
          Measurement.of(
              "page usable",
              browser.number(playground.base().resolve("/play"), USABLE) / 1000,
              "s",
              Measurement.Aim.atMost(1),
              "headless Chromium, empty cache, knobs on screen"));
      result.accept(
          Measurement.of(
              "drawing 10,000 points",
              browser.number(playground.base().resolve("/play?bench=1"), DRAWING),
              "ms",
              Measurement.Aim.atMost(16),
              "median of a frame, headless Chromium without a graphics card"));
      result.accept(
          Measurement.of(
              "threshold drag, 100,000 pairs",
              browser.number(playground.base().resolve("/verify?bench=1"), DRAWING),
              "ms",
              Measurement.Aim.atMost(16),
              "median of a frame until it is drawn, every panel on the page, headless Chromium"));
    }
  }
}
