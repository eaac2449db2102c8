package facespace.demos.bench;

import facespace.data.DataSet;
import facespace.data.PenDigits;
import facespace.project.AngleMap;
import facespace.project.PointSets;
import facespace.project.TsneMap;
import facespace.train.Run;
import facespace.train.RunSpec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;

/** How fast t-SNE lays out points, and how far they move while what they show is being trained. */
record MapPart() implements Part {
  private static final int ROUNDS = 5;
  private static final int POINTS = 1000;
  private static final int ITERATIONS = 250;
  private static final int TRAINED_ON = 8192;
  private static final int SHOWN = 600;
  private static final int ITERATIONS_PER_LAYOUT = 10;

  /** As the live map does while nothing trains. */
  private static final int ITERATIONS_ALONE = 25;

  private static final int LAYOUTS_PER_FRAME = 3;
  private static final int FIRST_LAYOUT = 300;

  /** What the live map allows; see there. */
  private static final double MOST_DRIFT = 0.06;

  @Override
  public void measure(Consumer<Measurement> result) {
    List<Double> speeds = new ArrayList<>();
    float[] rows = PointSets.NOISE.draw(POINTS, 1).rows();
    for (int round = 0; round <= ROUNDS; round++) {
      speeds.add(iterationsPerSecond(rows));
    }
    speeds.remove(0); // warms up
    result.accept(
        Measurement.of(
            "t-SNE of " + POINTS + " points",
            Median.of(speeds),
            "iterations/s",
            Measurement.Aim.atLeast(200),
            "median of " + ROUNDS + " rounds: " + Texts.list("%.0f", speeds)));
    List<Double> drifts = drifts();
    String how = "%d digits, 16-D, ArcFace from first to last step, %d layouts a frame";
    result.accept(
        Measurement.of(
            "way of a point between two layouts, share of the map's size",
            drifts.stream().mapToDouble(drift -> drift).average().orElse(Double.NaN),
            "",
            Measurement.Aim.atMost(MOST_DRIFT),
            how.formatted(SHOWN, LAYOUTS_PER_FRAME)
                + ", largest "
                + Texts.list("%.3f", List.of(Collections.max(drifts)))));
  }

  private static double iterationsPerSecond(float[] rows) {
    TsneMap map = new TsneMap(rows, PointSets.DIM, 30, 1);
    long start = System.nanoTime();
    for (int done = 0; done < ITERATIONS; done += ITERATIONS_ALONE) {
      map.update(ITERATIONS_ALONE);
    }
    return ITERATIONS / ((System.nanoTime() - start) / 1e9);
  }

  private static List<Double> drifts() {
    DataSet pen =
        new DataSet("pen", PenDigits.generate(TRAINED_ON, 1), PenDigits.generate(SHOWN, 2));
    RunSpec spec = RunSpec.parse("dim=16&epochs=4&batch=128&lr=0.005&loss=arcface");
    List<Double> drifts = new ArrayList<>();
    try (Run run = new Run(spec, pen)) {
      TsneMap map = new TsneMap(unit(run), spec.dim(), 30, 1);
      for (int done = 0; done < FIRST_LAYOUT; done += ITERATIONS_PER_LAYOUT) {
        map.update(ITERATIONS_PER_LAYOUT, MOST_DRIFT);
      }
      while (run.ending().isEmpty()) {
        run.step();
        if (run.isFrameDue()) {
          map.feed(unit(run), spec.dim());
          for (int layout = 0; layout < LAYOUTS_PER_FRAME; layout++) {
            drifts.add(map.update(ITERATIONS_PER_LAYOUT, MOST_DRIFT));
          }
        }
      }
    }
    return drifts;
  }

  private static float[] unit(Run run) {
    return AngleMap.unit(run.frame().features(), run.spec().dim());
  }
}
