package facespace.demos.bench;

import facespace.data.DataSet;
import facespace.train.run.Run;
import facespace.train.spec.RunSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Training speed of the default network against the machine's own matrix-multiply peak. */
record SpeedPart(RunSpec spec, DataSet data) implements Part {
  private static final int ROUNDS = 3;
  private static final int WARM_UP_STEPS = 60;
  private static final double SECONDS_PER_ROUND = 4;

  /** Forward, gradient by inputs, gradient by weights: each costs as much as the way forward. */
  private static final int PASSES = 3;

  @Override
  public void measure(Consumer<Measurement> result) {
    List<Double> imagesPerSecond = new ArrayList<>();
    double peak = 0;
    long multiplyAdds;
    try (Run run = new Run(spec, data)) {
      multiplyAdds = run.multiplyAdds();
      steps(run, WARM_UP_STEPS);
      for (int round = 0; round < ROUNDS; round++) {
        peak = Math.max(peak, MatrixPeak.multiplyAddsPerSecond());
        imagesPerSecond.add(train(run));
      }
    }
    double speed = Median.of(imagesPerSecond);
    result.accept(
        Measurement.of(
            "matrix-multiply peak", 2 * peak / 1e9, "GFLOP/s", "best of 1024² … 2048², float32"));
    result.accept(
        Measurement.of(
            "training, network " + spec.net().key() + ", " + spec.dim() + "-D",
            speed,
            "images/s",
            "batch " + spec.batch() + ", median of " + ROUNDS + " rounds"));
    result.accept(
        Measurement.of(
            "share of the peak",
            100 * speed * PASSES * multiplyAdds / peak,
            "%",
            Measurement.Aim.atLeast(60),
            PASSES + " × " + multiplyAdds + " multiply-adds per image, from the layers' shapes"));
  }

  private static double train(Run run) {
    long images = run.imagesSeen();
    double seconds = run.trainingSeconds();
    while (run.trainingSeconds() - seconds < SECONDS_PER_ROUND) {
      run.step();
    }
    return (run.imagesSeen() - images) / (run.trainingSeconds() - seconds);
  }

  private static void steps(Run run, int count) {
    for (int i = 0; i < count; i++) {
      run.step();
    }
  }
}
