package facespace.train.frame;

import facespace.data.DataSet;
import facespace.geometry.Geometry;
import facespace.train.spec.RunSpec;
import facespace.train.spec.TestStatistics;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.IntStream;

/** What a run's test images say about its network as it is now. Not thread-safe. */
public final class Examination {
  private final RunSpec spec;
  private final DataSet data;
  private final Subject subject;

  /** What the whole test part says, or null before anybody asked. */
  private Outcome whole;

  /** An examination of what a run trains. */
  public Examination(RunSpec spec, DataSet data, Subject subject) {
    this.spec = spec;
    this.data = data;
    this.subject = subject;
  }

  /**
   * What came of some images.
   *
   * @param accuracy share read correctly, decided without margins; of people that were never
   *     trained on 1 − the equal error rate on all pairs
   * @param spread of the same images' features; of the whole with what unseen digits say
   */
  public record Outcome(double accuracy, Map<Measure, Double> spread) {}

  /** The weights have changed. */
  public void forget() {
    whole = null;
  }

  /** Of the whole test part. */
  public Outcome whole() {
    if (whole == null) {
      Outcome ofTest = of(Probe.whole(data.test()));
      Map<Measure, Double> all = new EnumMap<>(Measure.class);
      all.putAll(ofTest.spread());
      all.putAll(unseen());
      whole = new Outcome(ofTest.accuracy(), all);
    }
    return whole;
  }

  /** What the digits that were never trained on say. */
  private Map<Measure, Double> unseen() {
    int[] chosen = Probe.wholeUnseen(data.unseen());
    return Unseen.of(subject, data.unseen(), chosen)
        .measures(spec.dim(), data.unseen().labelsOf(chosen));
  }

  /** Of chosen test images. */
  public Outcome of(int[] chosen) {
    float[] features = subject.features(data.test(), chosen);
    int[] labels = data.test().labelsOf(chosen);
    int dim = spec.dim();
    if (data.openSet()) {
      return new Outcome(
          1 - OpenSet.eer(features, dim, labels),
          ClassSpread.of(features, dim, OpenSet.rows(labels), i -> true, new float[0]));
    }
    DecisionRows by = subject.decision();
    int[] decided = Geometry.decide(features, by.weights(), by.bias(), dim);
    long correct = IntStream.range(0, labels.length).filter(i -> decided[i] == labels[i]).count();
    return new Outcome(
        correct / (double) labels.length,
        ClassSpread.of(
            features, dim, labels, i -> decided[i] == labels[i], subject.learnedWeights()));
  }

  /**
   * The equal error rate of the network as it is frozen: batch norm uses its running statistics,
   * whatever the run is looked at with, because somebody at a door comes alone.
   */
  public double frozenEer() {
    if (!data.openSet() || spec.testStatistics() != TestStatistics.BATCH) {
      return data.openSet() ? 1 - whole().accuracy() : Double.NaN;
    }
    int[] chosen = Probe.whole(data.test());
    float[] features = subject.frozenFeatures(data.test(), chosen);
    return OpenSet.eer(features, spec.dim(), data.test().labelsOf(chosen));
  }
}
