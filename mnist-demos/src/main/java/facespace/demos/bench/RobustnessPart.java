package facespace.demos.bench;

import facespace.data.DataSet;
import facespace.loss.LossCatalog;
import facespace.loss.LossInfo;
import facespace.loss.MarginLoss;
import facespace.train.spec.RunSpec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Every margin loss at its default knobs with several seeds: does any run collapse? */
record RobustnessPart(String dataName, DataSet data) implements Part {
  private static final int SEEDS = 5;
  private static final double WANTED = 95;

  /** A collapsed run puts most digits into one class; chance is 10 %. */
  private static final double COLLAPSED = 50;

  @Override
  public void measure(Consumer<Measurement> result) {
    List<Double> all = new ArrayList<>();
    for (LossInfo info : LossCatalog.all()) {
      RunSpec spec = RunSpec.of(Map.of(RunSpec.LOSS, info.key(), "data", dataName));
      if (spec.loss() instanceof MarginLoss) {
        List<Double> accuracies = accuracies(spec);
        all.addAll(accuracies);
        result.accept(
            Measurement.of(
                "lowest test accuracy, " + spec.title(),
                Collections.min(accuracies),
                "%",
                Measurement.Aim.atLeast(WANTED),
                String.format("%d seeds, median %.2f %%", SEEDS, Median.of(accuracies))));
      }
    }
    result.accept(
        Measurement.of(
            "collapsed runs",
            all.stream().filter(accuracy -> !(accuracy >= COLLAPSED)).count(),
            "",
            Measurement.Aim.atMost(0),
            "of " + all.size()));
  }

  private List<Double> accuracies(RunSpec spec) {
    List<Double> accuracies = new ArrayList<>();
    for (int seed = 1; seed <= SEEDS; seed++) {
      accuracies.add(100 * Training.of(Training.seeded(spec, seed), data).testAccuracy());
    }
    return accuracies;
  }
}
