package facespace.demos.bench;

import facespace.data.DataSet;
import facespace.data.DataSets;
import facespace.demos.Baselines;
import facespace.train.spec.FaceRuns;
import facespace.train.spec.RunSpec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** How well people never seen are told apart after a minute: generated ones, and real ones. */
record FacePart(DataSets sets) implements Part {
  private static final String ORL = "orl";
  private static final double SECONDS = 60;
  private static final double PAPER_ERROR = 5;
  private static final double PERCENT = 100;
  private static final int SEEDS = 3;

  @Override
  public void measure(Consumer<Measurement> result) {
    paper(result);
    if (!sets.areFaces(ORL)) {
      throw new NotMeasured("real faces need a folder orl in FACESPACE_DATA");
    }
    orl(result);
  }

  private void paper(Consumer<Measurement> result) {
    RunSpec spec = FaceRuns.of(DataSets.PAPER);
    DataSet data = spec.dataFrom(sets::load);
    List<Measurement> gate = new ArrayList<>();
    Training trained = Training.of(spec, data, run -> gate.add(GateRow.of(run)));
    result.accept(
        Measurement.of(
            "paper faces, " + spec.dim() + "-D, training",
            trained.seconds(),
            "s",
            Measurement.Aim.atMost(SECONDS),
            images(trained) + ", " + how(data)));
    result.accept(
        Measurement.of(
            "paper faces, unseen people, equal error rate",
            PERCENT * (1 - trained.testAccuracy()),
            "%",
            Measurement.Aim.atMost(PAPER_ERROR),
            spec.title()));
    gate.forEach(result);
  }

  private void orl(Consumer<Measurement> result) {
    RunSpec spec = FaceRuns.of(ORL).with(Map.of("holdout-people", "20"));
    DataSet data = spec.dataFrom(sets::load);
    List<Double> errors = new ArrayList<>();
    double seconds = 0;
    for (int seed = 1; seed <= SEEDS; seed++) {
      Training trained = Training.of(Training.seeded(spec, seed), data);
      errors.add(PERCENT * (1 - trained.testAccuracy()));
      seconds += trained.seconds() / SEEDS;
    }
    Baselines without = Baselines.of(data);
    result.accept(
        Measurement.of(
            "ORL, unseen people, equal error rate",
            Median.of(errors),
            "%",
            Measurement.Aim.atMost(PERCENT * without.pixels() / 2),
            "half of raw pixels' %.1f %%; median of %d seeds: %s; %s"
                .formatted(
                    PERCENT * without.pixels(), SEEDS, Texts.list("%.1f", errors), how(data))));
    result.accept(
        Measurement.of(
            "ORL, the same beside Eigenfaces",
            Collections.max(errors),
            "%",
            Measurement.Aim.atMost(PERCENT * without.eigenfaces()),
            "the worst of the seeds; %.0f s of training each".formatted(seconds)));
  }

  private static String images(Training trained) {
    return "%.0f images/s".formatted(trained.imagesPerSecond());
  }

  private static String how(DataSet data) {
    return data.train().classes() + " people trained on, " + data.test().classes() + " others";
  }
}
