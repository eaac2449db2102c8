package facespace.demos;

import facespace.text.Lang;
import facespace.train.frame.Frame;
import facespace.train.frame.Measure;
import facespace.train.run.Ending;
import facespace.train.run.Run;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Sentences for a person and, on a terminal, a bar that fills.
 *
 * @param terminal whether somebody watches the error stream
 */
record TextReport(PrintWriter out, PrintWriter err, boolean terminal) implements RunReport {
  private static final int BAR_WIDTH = 30;

  @Override
  public void frame(Run run, Frame frame) {
    if (!terminal) {
      return;
    }
    int filled = (int) ((long) BAR_WIDTH * frame.where().step() / run.totalSteps());
    err.print(
        format(
            "\r%s%s  epoch %.1f of %d  test %.1f %%  median angle to own class %s ",
            "█".repeat(filled),
            "░".repeat(BAR_WIDTH - filled),
            frame.where().epoch(),
            run.totalEpochs(),
            100 * frame.learning().testAccuracy(),
            degrees(frame.measure(Measure.MEDIAN_OWN), 1)));
    err.flush();
  }

  @Override
  public void done(Run run, Frame last, Ending ending, Optional<Baselines> baselines) {
    endBar();
    out.println(Harmless.text(run.spec().title() + " on " + run.spec().data()));
    out.println("  " + ending.note().in(Lang.EN));
    baselines.ifPresentOrElse(
        without -> {
          out.println(format("  equal error rate         %.2f %%", 100 * run.eer()));
          out.println(format("    of raw pixels          %.2f %%", 100 * without.pixels()));
          out.println(format("    of Eigenfaces          %.2f %%", 100 * without.eigenfaces()));
        },
        () -> out.println(format("  test accuracy            %.2f %%", 100 * run.testAccuracy())));
    Map<Measure, Double> spread = run.testSpread();
    out.println(
        format(
            "  angle to the class mean  %s median, %s for 95 %% of those read correctly",
            degrees(spread.getOrDefault(Measure.MEDIAN_OWN, Double.NaN), 2),
            degrees(spread.getOrDefault(Measure.P95_OWN, Double.NaN), 2)));
    out.println(
        "  nearest two class means  "
            + degrees(spread.getOrDefault(Measure.MIN_INTER, Double.NaN), 1));
    double seconds = run.trainingSeconds();
    out.println(
        format(
            "  training                 %.1f epochs%s, %.1f s, %.0f images/s",
            run.epoch(), passes(run.passesPerEpoch()), seconds, run.imagesSeen() / seconds));
    out.println("  spec                     " + run.spec().text());
  }

  /** An angle; there is none where nothing was read correctly. */
  private static String degrees(double angle, int digits) {
    return Double.isNaN(angle) ? "–" : format("%." + digits + "f°", angle);
  }

  /** What an epoch is where it is more than a look at every image. */
  private static String passes(int perEpoch) {
    return perEpoch == 1 ? "" : format(" of %d passes each", perEpoch);
  }

  @Override
  public void diverged(Run run, Ending ending) {
    endBar();
    err.println(ending.note().in(Lang.EN));
  }

  private void endBar() {
    if (terminal) {
      err.println();
    }
  }

  private static String format(String pattern, Object... args) {
    return String.format(Locale.ROOT, pattern, args);
  }
}
