package facespace.demos.bench;

import facespace.data.DataSet;
import facespace.data.DataSets;
import facespace.project.AngleMap;
import facespace.project.PointSets;
import facespace.project.TsneMap;
import facespace.train.frame.Frame;
import facespace.train.run.Run;
import facespace.train.spec.FaceRuns;
import facespace.train.spec.RunSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** How fast t-SNE lays out points, and how far they move while what they show is being trained. */
record MapPart() implements Part {
  private static final int ROUNDS = 5;
  private static final int POINTS = 1000;
  private static final int ITERATIONS = 250;
  private static final int PERPLEXITY = 30;
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
    result.accept(drift());
  }

  /** The held-out faces of the preset in the middle of whose training a viewer watches. */
  private static Measurement drift() {
    RunSpec spec = FaceRuns.of(DataSets.PAPER).with(Map.of("epochs", "2"));
    DataSet data = spec.dataFrom(DataSets.fromSystem()::load);
    List<Double> limited = new ArrayList<>();
    List<Double> free = new ArrayList<>();
    try (Run run = new Run(spec, data)) {
      Frame first = run.frame();
      Watched calm = new Watched(first, MOST_DRIFT, limited);
      Watched wild = new Watched(first, Double.POSITIVE_INFINITY, free);
      while (run.ending().isEmpty()) {
        run.step();
        if (run.isFrameDue()) {
          Frame frame = run.frame();
          calm.follow(frame);
          wild.follow(frame);
        }
      }
    }
    return Measurement.of(
        "way of a face between two layouts, share of the map's size",
        mean(limited),
        "",
        Measurement.Aim.atMost(MOST_DRIFT),
        "%d faces, %d-D, %s from the first step, %d layouts a frame; held to %.2f at most, else %.3f"
            .formatted(
                Run.probe(data.test()).length,
                spec.dim(),
                spec.title(),
                LAYOUTS_PER_FRAME,
                MOST_DRIFT,
                mean(free)));
  }

  /** One map that follows a run as the live map does. */
  private static final class Watched {
    private final TsneMap map;
    private final double most;
    private final List<Double> drifts;

    Watched(Frame first, double most, List<Double> drifts) {
      map = new TsneMap(unit(first), first.points().dim(), PERPLEXITY, 1);
      this.most = most;
      this.drifts = drifts;
      for (int done = 0; done < FIRST_LAYOUT; done += ITERATIONS_PER_LAYOUT) {
        map.update(ITERATIONS_PER_LAYOUT, most);
      }
    }

    void follow(Frame frame) {
      map.feed(unit(frame), frame.points().dim());
      for (int layout = 0; layout < LAYOUTS_PER_FRAME; layout++) {
        drifts.add(map.update(ITERATIONS_PER_LAYOUT, most));
      }
    }
  }

  private static double mean(List<Double> values) {
    return values.stream().mapToDouble(value -> value).average().orElse(Double.NaN);
  }

  private static double iterationsPerSecond(float[] rows) {
    TsneMap map = new TsneMap(rows, PointSets.DIM, PERPLEXITY, 1);
    long start = System.nanoTime();
    for (int done = 0; done < ITERATIONS; done += ITERATIONS_ALONE) {
      map.update(ITERATIONS_ALONE);
    }
    return ITERATIONS / ((System.nanoTime() - start) / 1e9);
  }

  private static float[] unit(Frame frame) {
    return AngleMap.unit(frame.points().features(), frame.points().dim());
  }
}
