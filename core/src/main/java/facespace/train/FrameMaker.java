package facespace.train;

import facespace.data.Images;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Looks at a model and writes down what a viewer draws. */
final class FrameMaker {
  private FrameMaker() {}

  static Frame make(
      Run run, Model model, Images test, int[] probe, Tally tally, Images drawnImages) {
    RunSpec spec = run.spec();
    int dim = spec.dim();
    float[] features = model.features(test, probe);
    float[] directions = unitRows(model.weights(), dim);
    float[] weights = decisionWeights(spec, model);
    float[] bias = model.bias();
    int[] predicted = Geometry.decide(features, weights, bias, dim);
    double[] own = ownAnglesDeg(features, directions, dim, test, probe);
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
        predicted,
        directions,
        weights,
        bias,
        tally.meanLoss(),
        tally.accuracy(),
        whole ? run.testAccuracy() : probeAccuracy(predicted, test, probe),
        whole ? test.count() : probe.length,
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
        Geometry.decide(drawn, weights, bias, dim));
  }

  static Placement place(RunSpec spec, Model model, Images drawn) {
    int dim = spec.dim();
    float[] features = features(model, drawn);
    float[] directions = unitRows(model.weights(), dim);
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
    return spec.loss().unitWeights() ? unitRows(raw, spec.dim()) : raw;
  }

  private static float[] unitRows(float[] rows, int dim) {
    float[] unit = new float[rows.length];
    for (int i = 0; i < rows.length / dim; i++) {
      double length = Geometry.length(rows, i, dim);
      for (int d = 0; d < dim; d++) {
        unit[i * dim + d] = (float) (rows[i * dim + d] / length);
      }
    }
    return unit;
  }

  private static double[] ownAnglesDeg(
      float[] features, float[] directions, int dim, Images test, int[] probe) {
    double[] angles = new double[probe.length];
    for (int i = 0; i < probe.length; i++) {
      angles[i] = Geometry.angleDeg(features, i, directions, test.labels()[probe[i]], dim);
    }
    return angles;
  }

  private static double probeAccuracy(int[] predicted, Images test, int[] probe) {
    long correct =
        IntStream.range(0, probe.length)
            .filter(i -> predicted[i] == test.labels()[probe[i]])
            .count();
    return correct / (double) probe.length;
  }
}
