package facespace.train.frame;

import facespace.data.DataSet;
import facespace.data.Images;
import facespace.geometry.Geometry;
import facespace.loss.Links;
import facespace.loss.MetricLoss;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Looks at what a run trains and writes down what a viewer draws. */
public final class FrameMaker {
  /** In more dimensions nobody sees which way a feature is pushed. */
  private static final int PLANE_OR_BALL = 3;

  /** Features spread less than this share of what their loss wants them apart are one point. */
  private static final double ONE_POINT = 0.1;

  private final DataSet data;
  private final Subject subject;
  private final Examination examined;
  private final int[] probe;
  private final int[] unseenProbe;

  /** One that pictures a subject by the probe of its data. */
  public FrameMaker(DataSet data, Subject subject, Examination examined) {
    this.data = data;
    this.subject = subject;
    this.examined = examined;
    probe = Probe.of(data.test());
    unseenProbe = Probe.unseen(data.unseen());
  }

  /**
   * What features are measured against.
   *
   * @param directions of the classes, or the centres of people who were never trained on
   * @param own which direction each feature should lie at
   */
  private record Against(
      DecisionRows rows,
      float[] directions,
      int[] own,
      int[] predicted,
      float[] learnedWeights,
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
    int[] labels = test.labelsOf(probe);
    Against by = data.openSet() ? openSet(features, labels) : closedSet(features, labels);
    double[] own = ownAnglesDeg(features, by);
    float[] drawn = features(drawnImages);
    Wish wish = data.openSet() ? Wish.NONE : wish(now, features, labels);
    Unseen unseen = Unseen.of(subject, data.unseen(), unseenProbe);
    Links links = data.openSet() ? Links.NONE : links(now, features, labels);
    double[] lengths = Geometry.sortedLengths(features, dim);
    Optional<Demand> demand =
        data.openSet() ? Optional.empty() : Demand.of(now, subject, lengths, test.classes());
    return new Frame(
        now.where(),
        new Frame.Points(
            dim,
            test.classes(),
            features,
            by.predicted(),
            drawn,
            data.openSet() ? new int[0] : decide(drawn, by.rows())),
        by.rows(),
        learning(now, by, labels),
        new Frame.Histograms(now.trainAngles(), histogram(own)),
        dim > PLANE_OR_BALL ? wish.withoutPush() : wish,
        demand.map(Demand::asked).orElse(Asked.NOTHING),
        InForce.of(now),
        compared(now, links, features, labels),
        unseen,
        measures(
            List.of(
                unseen.measures(dim, data.unseen().labelsOf(unseenProbe)),
                spread(now, features, by),
                angles(own, by),
                wish.measures(),
                Map.of(Measure.PULLING, now.pulling()),
                demand.map(Demand::measures).orElse(Map.of()))));
  }

  /** Of a loss that compares samples only where it is seen, and of those that are compared. */
  private Wish wish(Standing now, float[] features, int[] labels) {
    if (!(now.loss() instanceof MetricLoss loss)) {
      return subject.wish(now.loss(), now.strength(), features, labels);
    }
    return subject.dim() > PLANE_OR_BALL
        ? Wish.NONE
        : subject.pull(loss, now, batch(now, features), batch(now, labels));
  }

  private Links links(Standing now, float[] features, int[] labels) {
    return subject.links(now, batch(now, features), batch(now, labels));
  }

  /** The first images of the probe, as many as a batch has. */
  private int[] batch(Standing now, int[] labels) {
    return Arrays.copyOf(labels, Math.min(now.batch(), labels.length));
  }

  private float[] batch(Standing now, float[] features) {
    int dim = subject.dim();
    return Arrays.copyOf(features, Math.min(now.batch() * dim, features.length));
  }

  private Compared compared(Standing now, Links links, float[] features, int[] labels) {
    if (links.corners() == 0) {
      return Compared.NONE;
    }
    int[] batch = batch(now, labels);
    boolean isOnePoint = isOnePoint(now, features);
    return Compared.of(links, batch, subject.trainLabels(), subject.classMeans(), isOnePoint);
  }

  /** Whether features differ by next to nothing of what a loss wants them apart. */
  private boolean isOnePoint(Standing now, float[] features) {
    if (!(now.loss() instanceof MetricLoss loss)) {
      return false;
    }
    int dim = subject.dim();
    float[] compared = loss.unitFeatures() ? Geometry.unitRows(features, dim) : features;
    return Geometry.spread(compared, dim) < ONE_POINT * loss.apart();
  }

  private Frame.Learning learning(Standing now, Against by, int[] labels) {
    double testAccuracy = now.over() ? examined.whole().accuracy() : accuracy(by, labels);
    return new Frame.Learning(
        now.trainLoss(),
        now.trainAccuracy(),
        testAccuracy,
        now.over() ? Probe.whole(data.test()).length : probe.length,
        now.over() && data.openSet() ? 1 - testAccuracy : by.eer(),
        now.learningRate(),
        now.marginStrength(),
        subject.scale(now.loss()));
  }

  private Map<Measure, Double> spread(Standing now, float[] features, Against by) {
    int[] predicted = by.predicted();
    return now.over()
        ? examined.whole().spread()
        : ClassSpread.of(
            features,
            subject.dim(),
            by.own(),
            i -> predicted.length == 0 || predicted[i] == by.own()[i],
            by.learnedWeights());
  }

  private Map<Measure, Double> angles(double[] own, Against by) {
    double[] nearest = Geometry.nearestOtherDeg(by.directions(), subject.dim());
    return Map.of(
        Measure.MEAN_OWN,
        Arrays.stream(own).average().orElse(Double.NaN),
        Measure.NEAREST_DIRECTIONS,
        Arrays.stream(nearest).min().orElse(Double.NaN),
        Measure.MEAN_NEAREST_DIRECTION,
        Arrays.stream(nearest).average().orElse(Double.NaN));
  }

  /** Those that have a meaning. */
  private static Map<Measure, Double> measures(List<Map<Measure, Double>> some) {
    Map<Measure, Double> all = new EnumMap<>(Measure.class);
    some.forEach(all::putAll);
    all.values().removeIf(value -> !Double.isFinite(value));
    return all;
  }

  private Against closedSet(float[] features, int[] labels) {
    DecisionRows by = subject.decision();
    return new Against(
        by, by.directions(), labels, decide(features, by), subject.learnedWeights(), Double.NaN);
  }

  private Against openSet(float[] features, int[] labels) {
    int dim = subject.dim();
    int[] people = OpenSet.rows(labels);
    return new Against(
        DecisionRows.NONE,
        OpenSet.centres(features, dim, people),
        people,
        new int[0],
        new float[0],
        OpenSet.eer(features, dim, labels));
  }

  private int[] decide(float[] features, DecisionRows by) {
    return Geometry.decide(features, by.weights(), by.bias(), subject.dim());
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
    return new Placement(features, decide(features, by), anglesDeg);
  }

  private float[] features(Images images) {
    return subject.features(images, IntStream.range(0, images.count()).toArray());
  }

  private double[] ownAnglesDeg(float[] features, Against by) {
    double[] angles = new double[by.own().length];
    for (int i = 0; i < angles.length; i++) {
      angles[i] = Geometry.angleDeg(features, i, by.directions(), by.own()[i], subject.dim());
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
