package facespace.demos.bench;

import facespace.data.DataSet;
import facespace.train.spec.RunSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Seconds of training until 97 % of all test images are right. */
record TargetPart(String dataName, DataSet data) implements Part {
  private static final int SEEDS = 5;
  private static final double TARGET = 0.97;

  /** Loss with its knobs, and the seconds wanted. */
  private static final Map<String, Double> RUNS = new LinkedHashMap<>();

  static {
    RUNS.put("loss=arcface&m=0.3&s=16", 5.0);
    RUNS.put("loss=arcface", 5.0);
    RUNS.put("loss=softmax", 3.5);
  }

  @Override
  public void measure(Consumer<Measurement> result) {
    RUNS.forEach((loss, wanted) -> result.accept(measure(loss, wanted)));
  }

  private Measurement measure(String loss, double wanted) {
    RunSpec spec =
        RunSpec.parse(loss + "&epochs=20&target-accuracy=" + TARGET).with(Map.of("data", dataName));
    List<Double> seconds = new ArrayList<>();
    for (int seed = 1; seed <= SEEDS; seed++) {
      seconds.add(Training.of(Training.seeded(spec, seed), data).secondsToTarget());
    }
    return Measurement.of(
        "time to 97 % on " + dataName + ", " + spec.title(),
        Median.of(seconds),
        "s",
        Measurement.Aim.atMost(wanted),
        "median of " + SEEDS + " seeds: " + Texts.list("%.1f", seconds));
  }
}
