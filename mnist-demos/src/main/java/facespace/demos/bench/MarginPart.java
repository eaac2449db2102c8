package facespace.demos.bench;

import facespace.data.DataSet;
import facespace.data.DataSets;
import facespace.match.PairedTest;
import facespace.train.spec.FaceRuns;
import facespace.train.spec.RunSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Whether margins tell unseen people apart better than softmax does: the same seeds, paired. */
record MarginPart(DataSets sets) implements Part {
  private static final int SEEDS = 5;
  private static final double PERCENT = 100;
  private static final double LEVEL = 0.05;

  private static final List<String> MARGINS = List.of("cosface", "arcface", "sphereface");

  @Override
  public void measure(Consumer<Measurement> result) {
    DataSet data = FaceRuns.of(DataSets.PAPER).dataFrom(sets::load);
    double[] softmax = errors("softmax", data);
    result.accept(error("softmax", softmax));
    for (String margin : MARGINS) {
      double[] errors = errors(margin, data);
      result.accept(error(margin, errors));
      PairedTest test = PairedTest.of(softmax, errors);
      result.accept(
          Measurement.of(
              margin + " against softmax, p",
              test.p(),
              "",
              Measurement.Aim.atMost(LEVEL),
              "paired t-test, %d seeds: error %+.2f points, t = %.1f"
                  .formatted(SEEDS, test.meanDifference(), test.t())));
    }
  }

  private static double[] errors(String loss, DataSet data) {
    double[] errors = new double[SEEDS];
    for (int i = 0; i < SEEDS; i++) {
      RunSpec spec = Training.seeded(FaceRuns.of(DataSets.PAPER, loss), i + 1);
      errors[i] = PERCENT * (1 - Training.of(spec, data).testAccuracy());
    }
    return errors;
  }

  private static Measurement error(String loss, double[] errors) {
    List<Double> list = new ArrayList<>();
    for (double error : errors) {
      list.add(error);
    }
    return Measurement.of(
        "unseen paper people, equal error rate, " + loss,
        Median.of(list),
        "%",
        "median of " + SEEDS + " seeds: " + Texts.list("%.1f", list));
  }
}
