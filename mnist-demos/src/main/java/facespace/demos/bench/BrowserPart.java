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

  /** Milliseconds for points on planes, on a ball that turns, and with the force at them. */
  private static final String DRAWING =
      "(({ benchMedianMs, benchBallMs, benchForceMs }) => benchForceMs"
          + " && [benchMedianMs, benchBallMs, benchForceMs].map(Number))"
          + "(document.documentElement.dataset)";

  /** Milliseconds, milliseconds, share. */
  private static final String DRAGGING =
      "(({ benchMedianMs, benchP95Ms, benchLate }) => benchMedianMs"
          + " && [benchMedianMs, benchP95Ms, benchLate].map(Number))"
          + "(document.documentElement.dataset)";

  private static final double MILLIS_OF_60_HZ = 16.7;

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
      draw(browser, result);
      drag(browser, result);
    }
  }

  private void draw(Chromium browser, Consumer<Measurement> result)
      throws IOException, InterruptedException {
    double[] drawing = browser.numbers(playground.base().resolve("/play?bench=1"), DRAWING);
    result.accept(drawing("drawing 10,000 points", drawing[0], 16));
    result.accept(drawing("turning a ball of 2,000 points", drawing[1], MILLIS_OF_60_HZ));
    result.accept(drawing("drawing 2,000 points with the force", drawing[2], MILLIS_OF_60_HZ));
  }

  private static Measurement drawing(String name, double millis, double most) {
    return Measurement.of(
        name,
        millis,
        "ms",
        Measurement.Aim.atMost(most),
        "median of a frame, headless Chromium without a graphics card");
  }

  private void drag(Chromium browser, Consumer<Measurement> result)
      throws IOException, InterruptedException {
    double[] drag = browser.numbers(playground.base().resolve("/verify?bench=1"), DRAGGING);
    result.accept(
        Measurement.of(
            "threshold drag, 100,000 pairs: median frame",
            drag[0],
            "ms",
            Measurement.Aim.atMost(MILLIS_OF_60_HZ),
            "240 frames until drawn; panels, verdict and map follow; no graphics card"));
    result.accept(
        Measurement.of(
            "threshold drag: 95th percentile",
            drag[1],
            "ms",
            Measurement.Aim.atMost(MILLIS_OF_60_HZ),
            "of the same frames"));
    result.accept(
        Measurement.of(
            "threshold drag: late frames",
            100 * drag[2],
            "%",
            Measurement.Aim.atMost(5),
            "share of the same frames that took longer than 16.7 ms"));
  }
}
