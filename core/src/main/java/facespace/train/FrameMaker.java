package facespace.train;

import facespace.data.DataSet;
import facespace.data.Images;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.IntStream;

/** Looks at a model and writes down what a viewer draws. */
final class FrameMaker {
  private FrameMaker() {}

  private static final float[] NONE = {};

  /** In more dimensions nobody sees which way a feature is pushed. */
  private static final int PLANE_OR_BALL = 3;

  /** What features are measured against. */
  private record Against(
      float[] directions,
      int[] own,
      float[] weights,
      float[] bias,
      int[] predicted,
      boolean learned,
      double eer) {}

  static Frame make(
      Run run, Model model, DataSet data, int[] probe, Tally tally, Images drawnImages) {
    RunSpec spec = run.spec();
    Images test = data.test();
    int dim = spec.dim();
    float[] features = model.features(test, probe);
    int[] labels = Arrays.stream(probe).map(i -> test.labels()[i]).toArray();
    Against by =
        data.openSet() ? openSet(features, dim, labels) : closedSet(dim, model, features, labels);
    float[] directions = by.directions();
    double[] own = ownAnglesDeg(features, directions, dim, by.own());
    double[] ascending = own.clone();
    Arrays.sort(ascending);
    double[] nearest = Geometry.nearestOtherDeg(directions, dim);
    double[] lengths = Geometry.sortedLengths(features, dim);
    boolean whole = run.ending().isPresent();
    float[] drawn = features(model, drawnImages);
    int iteration = Math.max(1, run.steps());
    Wish wish =
        data.openSet()
            ? Wish.NONE
            : model.wish(run.lossAt(iteration), run.marginStrength(iteration), features, labels);
    Asked asked = data.openSet() ? Asked.NOTHING : Asked.of(run, model, lengths, test.classes());
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
        run.marginInForce(iteration),
        model.scale(run.lossAt(iteration)),
        tally.angles(),
        Geometry.histogram(own),
        drawn,
        data.openSet() ? new int[0] : Geometry.decide(drawn, by.weights(), by.bias(), dim),
        wish.certainty(),
        dim > PLANE_OR_BALL ? NONE : wish.push(),
        asked.pushCurve(),
        asked.wedgeLengths(),
        asked.wedgeDeg(),
        measures(run, features, by, wish, asked),
        whole && data.openSet() ? 1 - run.testAccuracy() : by.eer());
  }

  private static Map<Measure, Double> measures(
      Run run, float[] features, Against by, Wish wish, Asked asked) {
    int[] predicted = by.predicted();
    int[] own = by.own();
    Map<Measure, Double> measures = new EnumMap<>(Measure.class);
    measures.putAll(
        run.ending().isPresent()
            ? run.testSpread()
            : ClassSpread.of(
                features,
                run.spec().dim(),
                own,
                i -> predicted.length == 0 || predicted[i] == own[i],
                by.learned() ? by.weights() : NONE));
    if (wish.certainty().length > 0) {
      measures.put(Measure.UNSATISFIED, wish.unsatisfied());
      measures.putAll(asked.measures());
    }
    measures.values().removeIf(value -> !Double.isFinite(value));
    return measures;
  }

  private static Against closedSet(int dim, Model model, float[] features, int[] labels) {
    DecisionRows by = model.decision();
    int[] predicted = Geometry.decide(features, by.weights(), by.bias(), dim);
    return new Against(
        by.directions(), labels, by.weights(), by.bias(), predicted, by.learned(), Double.NaN);
  }

  private static Against openSet(float[] features, int dim, int[] labels) {
    int[] rows = OpenSet.rows(labels);
    float[] centres = OpenSet.centres(features, dim, rows);
    double eer = OpenSet.eer(features, dim, labels);
    return new Against(centres, rows, NONE, NONE, new int[0], false, eer);
  }

  static Placement place(int dim, Model model, Images drawn) {
    float[] features = features(model, drawn);
    DecisionRows by = model.decision();
    float[] directions = by.directions();
    double[][] anglesDeg = new double[drawn.count()][directions.length / dim];
    for (int i = 0; i < anglesDeg.length; i++) {
      for (int c = 0; c < anglesDeg[i].length; c++) {
        anglesDeg[i][c] = Geometry.angleDeg(features, i, directions, c, dim);
      }
    }
    return new Placement(
        features, Geometry.decide(features, by.weights(), by.bias(), dim), anglesDeg);
  }

  private static float[] features(Model model, Images images) {
    return model.features(images, IntStream.range(0, images.count()).toArray());
  }

  private static double[] ownAnglesDeg(float[] features, float[] directions, int dim, int[] own) {
    double[] angles = new double[own.length];
    for (int i = 0; i < own.length; i++) {
      angles[i] = Geometry.angleDeg(features, i, directions, own[i], dim);
    }
    return angles;
  }

  private static double accuracy(Against by, int[] labels) {
    if (!Double.isNaN(by.eer())) {
      return 1 - by.eer();
    }
    long correct =
        IntStream.range(0, labels.length).filter(i -> by.predicted()[i] == labels[i]).count();
    return correct / (double) labels.length;
  }
}
