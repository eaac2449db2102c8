package facespace.train;

import facespace.data.DataSet;
import facespace.data.Images;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Looks at a model and writes down what a viewer draws. */
final class FrameMaker {
  private FrameMaker() {}

  private static final float[] NONE = {};

  /** What features are measured against. */
  private record Measure(
      float[] directions, int[] own, float[] weights, float[] bias, int[] predicted, double eer) {}

  static Frame make(
      Run run, Model model, DataSet data, int[] probe, Tally tally, Images drawnImages) {
    RunSpec spec = run.spec();
    Images test = data.test();
    int dim = spec.dim();
    float[] features = model.features(test, probe);
    int[] labels = Arrays.stream(probe).map(i -> test.labels()[i]).toArray();
    Measure by =
        data.openSet() ? openSet(features, dim, labels) : closedSet(spec, model, features, labels);
    float[] directions = by.directions();
    double[] own = ownAnglesDeg(features, directions, dim, by.own());
    double[] ascending = own.clone();
    Arrays.sort(ascending);
    double[] nearest = Geometry.nearestOtherDeg(directions, dim);
    double[] lengths = Geometry.sortedLengths(features, dim);
    boolean whole = run.ending().isPresent();
    float[] drawn = features(model, drawnImages);
    int iteration = Math.max(1, run.steps());
    return new Frame(
        run.steps(),
        run.epoch(),
        dim,
        test.classes(),
        features,
        by.predicted(),
        data.openSet() ? NONE : directions,
        by.weights(),
        by.bias(),
        tally.meanLoss(),
        tally.accuracy(),
        whole ? run.testAccuracy() : accuracy(by, labels),
        whole ? run.testCount() : probe.length,
        Arrays.stream(own).average().orElse(Double.NaN),
        Geometry.quantile(ascending, 0.95),
        ascending[ascending.length - 1],
        Arrays.stream(nearest).min().orElse(Double.NaN),
        Arrays.stream(nearest).average().orElse(Double.NaN),
        Geometry.quantile(lengths, 0.05),
        Geometry.quantile(lengths, 0.95),
        run.learningRate(),
        run.marginStrength(iteration),
        model.scale(spec.loss()),
        tally.angles(),
        Geometry.histogram(own),
        drawn,
        data.openSet() ? new int[0] : Geometry.decide(drawn, by.weights(), by.bias(), dim),
        whole && data.openSet() ? 1 - run.testAccuracy() : by.eer());
  }

  private static Measure closedSet(RunSpec spec, Model model, float[] features, int[] labels) {
    float[] directions = Geometry.unitRows(model.weights(), spec.dim());
    float[] weights = decisionWeights(spec, model);
    float[] bias = model.bias();
    int[] predicted = Geometry.decide(features, weights, bias, spec.dim());
    return new Measure(directions, labels, weights, bias, predicted, Double.NaN);
  }

  private static Measure openSet(float[] features, int dim, int[] labels) {
    int[] rows = OpenSet.rows(labels);
    float[] centres = OpenSet.centres(features, dim, rows);
    double eer = OpenSet.eer(features, dim, labels);
    return new Measure(centres, rows, NONE, NONE, new int[0], eer);
  }

  static Placement place(RunSpec spec, Model model, Images drawn) {
    int dim = spec.dim();
    float[] features = features(model, drawn);
    float[] directions = Geometry.unitRows(model.weights(), dim);
    double[][] anglesDeg = new double[drawn.count()][directions.length / dim];
    for (int i = 0; i < anglesDeg.length; i++) {
      for (int c = 0; c < anglesDeg[i].length; c++) {
        anglesDeg[i][c] = Geometry.angleDeg(features, i, directions, c, dim);
      }
    }
    int[] predicted = Geometry.decide(features, decisionWeights(spec, model), model.bias(), dim);
    return new Placement(features, predicted, anglesDeg);
  }

  private static float[] features(Model model, Images images) {
    return model.features(images, IntStream.range(0, images.count()).toArray());
  }

  /** The rows whose inner product with a feature decides: unit rows where the loss has them. */
  static float[] decisionWeights(RunSpec spec, Model model) {
    float[] raw = model.weights();
    return spec.loss().unitWeights() ? Geometry.unitRows(raw, spec.dim()) : raw;
  }

  private static double[] ownAnglesDeg(float[] features, float[] directions, int dim, int[] own) {
    double[] angles = new double[own.length];
    for (int i = 0; i < own.length; i++) {
      angles[i] = Geometry.angleDeg(features, i, directions, own[i], dim);
    }
    return angles;
  }

  private static double accuracy(Measure by, int[] labels) {
    if (!Double.isNaN(by.eer())) {
      return 1 - by.eer();
    }
    long correct =
        IntStream.range(0, labels.length).filter(i -> by.predicted()[i] == labels[i]).count();
    return correct / (double) labels.length;
  }
}
