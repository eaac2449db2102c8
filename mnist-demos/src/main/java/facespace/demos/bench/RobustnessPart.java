package facespace.demos.bench;

import facespace.data.DataSet;
import facespace.loss.LossCatalog;
import facespace.loss.LossInfo;
import facespace.train.spec.DigitRuns;
import facespace.train.spec.RunSpec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;

/**
 * Every loss as a newcomer finds it, with several seeds: how far does it come, does it collapse?
 */
record RobustnessPart(String dataName, DataSet data) implements Part {
  private static final int SEEDS = 5;
  private static final double WANTED = 95;

  /** A collapsed run puts most digits into one class; chance is 10 %. */
  private static final double COLLAPSED = 50;

  @Override
  public void measure(Consumer<Measurement> result) {
    List<Double> all = new ArrayList<>();
    for (LossInfo info : LossCatalog.all()) {
      RunSpec spec = DigitRuns.of(dataName, info.key());
      List<Training> runs = runs(spec);
      List<Double> accuracies = runs.stream().map(run -> 100 * run.testAccuracy()).toList();
      List<Double> seconds = runs.stream().map(Training::seconds).toList();
      all.addAll(accuracies);
      result.accept(
          Measurement.of(
              "lowest test accuracy, %s in %d-D".formatted(spec.title(), spec.dim()),
              Collections.min(accuracies),
              "%",
              Measurement.Aim.atLeast(WANTED),
              "%d seeds, median %.2f %% in %.1f s"
                  .formatted(SEEDS, Median.of(accuracies), Median.of(seconds))));
    }
    result.accept(
        Measurement.of(
            "collapsed runs",
            all.stream().filter(accuracy -> !(accuracy >= COLLAPSED)).count(),
            "",
            Measurement.Aim.atMost(0),
            "of " + all.size()));
  }

  private List<Training> runs(RunSpec spec) {
    List<Training> runs = new ArrayList<>();
    for (int seed = 1; seed <= SEEDS; seed++) {
      runs.add(Training.of(Training.seeded(spec, seed), data));
    }
    return runs;
  }
}
