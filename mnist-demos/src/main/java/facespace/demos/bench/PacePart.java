package facespace.demos.bench;

import facespace.data.DataSet;
import facespace.loss.LossCatalog;
import facespace.loss.LossInfo;
import facespace.loss.MetricLoss;
import facespace.loss.mining.Mines;
import facespace.loss.mining.Mining;
import facespace.train.run.Run;
import facespace.train.spec.DigitRuns;
import facespace.train.spec.RunSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Images per second of losses on pairs and triplets, of which a batch has very many, as a share of
 * softmax's: both train for an epoch in turns of a few mini-batches. Each as a newcomer finds it,
 * and with all triplets.
 */
record PacePart(String dataName, DataSet data) implements Part {
  private static final double FAST = 60;
  private static final int TURN = 10;
  private static final String SOFTMAX = "softmax";
  private static final String MINING = "mining";

  @Override
  public void measure(Consumer<Measurement> result) {
    for (RunSpec spec : specs()) {
      try (Run usual = run(DigitRuns.of(dataName, SOFTMAX));
          Run run = run(spec)) {
        double usualSeconds = 0;
        double seconds = 0;
        while (usual.ending().isEmpty() && run.ending().isEmpty()) {
          usualSeconds += ProcessorTime.of(() -> turn(usual));
          seconds += ProcessorTime.of(() -> turn(run));
        }
        double usualSpeed = usual.imagesSeen() / usualSeconds;
        double speed = run.imagesSeen() / seconds;
        result.accept(
            Measurement.of(
                "speed, " + name(spec),
                100 * speed / usualSpeed,
                "% of softmax's",
                Measurement.Aim.atLeast(FAST),
                String.format(
                    Locale.ROOT, "%,.0f and %,.0f images/s of processor time", speed, usualSpeed)));
      }
    }
  }

  private Run run(RunSpec spec) {
    return new Run(spec.with(Map.of("epochs", "1")), data);
  }

  private static void turn(Run run) {
    for (int i = 0; i < TURN && run.ending().isEmpty(); i++) {
      run.step();
    }
  }

  private List<RunSpec> specs() {
    List<RunSpec> specs = new ArrayList<>();
    for (LossInfo info : LossCatalog.all()) {
      RunSpec spec = DigitRuns.of(dataName, info.key());
      if (spec.loss() instanceof MetricLoss) {
        specs.add(spec);
      }
      if (spec.loss() instanceof Mines) {
        specs.add(spec.with(Map.of(MINING, Mining.ALL.key())));
      }
    }
    return specs;
  }

  private static String name(RunSpec spec) {
    String name = "%s in %d-D".formatted(spec.title(), spec.dim());
    return spec.loss() instanceof Mines mines ? name + ", " + mines.mining().key() : name;
  }
}
