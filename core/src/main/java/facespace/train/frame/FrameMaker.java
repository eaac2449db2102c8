package facespace.train.frame;

import facespace.data.DataSet;
import facespace.data.Images;
import facespace.geometry.Geometry;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.IntStream;

/** Looks at what a run trains and writes down what a viewer draws. */
public final class FrameMaker {
  private static final float[] NONE = {};

  /** In more dimensions nobody sees which way a feature is pushed. */
  private static final int PLANE_OR_BALL = 3;

  private final DataSet data;
  private final Subject subject;
  private final Examination examined;
  private final int[] probe;

  /** One that pictures a subject by the probe of its data. */
  public FrameMaker(DataSet data, Subject subject, Examination examined) {
    this.data = data;
    this.subject = subject;
    this.examined = examined;
    probe = Probe.of(data.test());
  }

  /** What features are measured against. */
  private record Against(
      float[] directions,
      int[] own,
      float[] weights,
      float[] bias,
      int[] predicted,
      boolean learned,
      double eer) {}

  /**
   * The picture of a moment.
   *
   * @param drawnImages images drawn by hand
   */
  public Frame make(Standing now, Images drawnImages) {
    Images test = data.test();
    int dim = subject.dim();
    float[] features = subject.features(test, probe);
    int[] labels = Arrays.stream(probe).map(i -> test.labels()[i]).toArray();
    Against by = data.openSet() ? openSet(features, labels) : closedSet(features, labels);
    float[] directions = by.directions();
    double[] own = ownAnglesDeg(features, directions, dim, by.own());
    double[] ascending = own.clone();
    Arrays.sort(ascending);
    double[] nearest = Geometry.nearestOtherDeg(directions, dim);
    double[] lengths = Geometry.sortedLengths(features, dim);
    float[] drawn = features(drawnImages);
    Wish wish =
        data.openSet() ? Wish.NONE : subject.wish(now.loss(), now.strength(), features, labels);
    Asked asked = data.openSet() ? Asked.NOTHING : Asked.of(now, subject, lengths, test.classes());
    return new Frame(
        now.step(),
        now.epoch(),
        dim,
        test.classes(),
        features,
        by.predicted(),
        data.openSet() ? NONE : directions,
        by.weights(),
        by.bias(),
        now.trainLoss(),
        now.trainAccuracy(),
        now.over() ? examined.whole().accuracy() : accuracy(by, labels),
        now.over() ? Probe.whole(test).length : probe.length,
        Arrays.stream(own).average().orElse(Double.NaN),
        Geometry.quantile(ascending, 0.95),
        ascending[ascending.length - 1],
        Arrays.stream(nearest).min().orElse(Double.NaN),
        Arrays.stream(nearest).average().orElse(Double.NaN),
        Geometry.quantile(lengths, 0.05),
        Geometry.quantile(lengths, 0.95),
        now.learningRate(),
        now.marginStrength(),
        subject.scale(now.loss()),
        now.trainAngles(),
        histogram(own),
        drawn,
        data.openSet() ? new int[0] : Geometry.decide(drawn, by.weights(), by.bias(), dim),
        wish.certainty(),
        dim > PLANE_OR_BALL ? NONE : wish.push(),
        asked.pushCurve(),
        asked.wedgeLengths(),
        asked.wedgeDeg(),
        measures(now, features, by, wish, asked),
        now.over() && data.openSet() ? 1 - examined.whole().accuracy() : by.eer());
  }

  private Map<Measure, Double> measures(
      Standing now, float[] features, Against by, Wish wish, Asked asked) {
    int[] predicted = by.predicted();
    int[] own = by.own();
    Map<Measure, Double> measures = new EnumMap<>(Measure.class);
    measures.putAll(
        now.over()
            ? examined.whole().spread()
            : ClassSpread.of(
                features,
                subject.dim(),
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

  private Against closedSet(float[] features, int[] labels) {
    DecisionRows by = subject.decision();
    int[] predicted = Geometry.decide(features, by.weights(), by.bias(), subject.dim());
    return new Against(
        by.directions(), labels, by.weights(), by.bias(), predicted, by.learned(), Double.NaN);
  }

  private Against openSet(float[] features, int[] labels) {
    int dim = subject.dim();
    int[] rows = OpenSet.rows(labels);
    float[] centres = OpenSet.centres(features, dim, rows);
    double eer = OpenSet.eer(features, dim, labels);
    return new Against(centres, rows, NONE, NONE, new int[0], false, eer);
  }

  /** Where images drawn by hand lie now. */
  public Placement place(Images drawn) {
    int dim = subject.dim();
    float[] features = features(drawn);
    DecisionRows by = subject.decision();
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

  private float[] features(Images images) {
    return subject.features(images, IntStream.range(0, images.count()).toArray());
  }

  private static double[] ownAnglesDeg(float[] features, float[] directions, int dim, int[] own) {
    double[] angles = new double[own.length];
    for (int i = 0; i < own.length; i++) {
      angles[i] = Geometry.angleDeg(features, i, directions, own[i], dim);
    }
    return angles;
  }

  /** Counts angles into 1° bins; what is not a number is left out. */
  private static int[] histogram(double[] anglesDeg) {
    int[] bins = new int[Frame.BINS];
    for (double angle : anglesDeg) {
      if (!Double.isNaN(angle)) {
        bins[Math.min(Frame.BINS - 1, (int) angle)]++;
      }
    }
    return bins;
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
