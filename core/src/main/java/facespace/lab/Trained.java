package facespace.lab;

import facespace.chart.Figure;
import facespace.chart.HistogramFigure;
import facespace.chart.MapFigure;
import facespace.chart.NamedAngles;
import facespace.chart.NamedRoc;
import facespace.chart.PlaneFigure;
import facespace.chart.RocFigure;
import facespace.chart.TrainingFigure;
import facespace.data.Images;
import facespace.match.Pairs;
import facespace.match.Verification;
import facespace.sweep.SweepMeasure;
import facespace.sweep.SweepResult;
import facespace.train.frame.Frame;
import facespace.train.frame.Measure;
import facespace.train.spec.RunSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A run as far as it has come: what was seen of it, and once it is over what came of it. Holds
 * plain arrays only and can be kept.
 *
 * @param spec the run
 * @param probe the test images that every frame shows
 * @param unseen the digits never trained on that every frame shows, if there are any
 * @param frames what was seen, oldest first, at least one
 * @param totalSteps mini-batches of the whole budget
 * @param result what came of it; empty while it trains
 */
public record Trained(
    RunSpec spec,
    Images probe,
    Images unseen,
    List<Frame> frames,
    int totalSteps,
    Optional<SweepResult> result) {

  public Trained {
    frames = List.copyOf(frames);
  }

  /** The newest frame. */
  public Frame last() {
    return frames.get(frames.size() - 1);
  }

  /** A measure of the newest frame; NaN where it has no meaning. */
  public double measure(Measure measure) {
    return last().measure(measure);
  }

  /**
   * Accuracy on the whole test part, in [0, 1]; of people never trained on 1 − the equal error
   * rate. NaN while the run trains, and if it diverged.
   */
  public double testAccuracy() {
    return result
        .map(end -> isOpen() ? 1 - end.value(SweepMeasure.EER) : accuracy(end))
        .orElse(Double.NaN);
  }

  private static double accuracy(SweepResult end) {
    return end.value(SweepMeasure.TEST_ACCURACY);
  }

  /** Whether it is tested with people never trained on. */
  public boolean isOpen() {
    return last().rows().directions().length == 0;
  }

  /** What shows it best: the plane of two dimensions, else how training went. */
  public Figure picture() {
    return spec.dim() == 2 && !isOpen() ? plane() : history();
  }

  /**
   * The feature plane: a mark for each probe image, a ray for each class. Of more dimensions the
   * first two.
   */
  public Figure plane() {
    return plane(frames.size() - 1, false);
  }

  /** The same with every feature brought to length one. */
  public Figure circle() {
    return plane(frames.size() - 1, true);
  }

  /**
   * The feature plane as it was earlier.
   *
   * @param frame 0 … frames().size() − 1
   * @param onCircle whether every feature is brought to length one
   */
  public Figure plane(int frame, boolean onCircle) {
    return PlaneFigure.of(toString(), frames.get(frame), probe, unseen, onCircle, Lab.look());
  }

  /** Accuracy and loss over the epochs. */
  public Figure history() {
    return TrainingFigure.of(frames, Lab.look());
  }

  /** The angles of the probe images to their own class. */
  public Figure angles() {
    return HistogramFigure.of(List.of(namedAngles()), Lab.look());
  }

  NamedAngles namedAngles() {
    return new NamedAngles(toString(), last().histograms().testAngles());
  }

  /** All pairs of probe images, decided by their cosine: the same class or not? */
  public Verification pairs() {
    Frame.Points points = last().points();
    return Pairs.of(points.features(), points.dim(), probe.labels()).verification();
  }

  /** The angles of all pairs of probe images: those of one class, and those of two. */
  public Figure hills() {
    return Threshold.hills(pairs());
  }

  /**
   * What becomes of all pairs of probe images if those whose angle is at most a threshold are taken
   * for one class: how many of one class are turned away, and how many of two are let in.
   *
   * @param anglesDeg thresholds, 0 … 180 degrees, a row each
   * @throws facespace.knob.BadValue if one of them is not
   */
  public Table threshold(double... anglesDeg) {
    return Threshold.table(pairs(), anglesDeg);
  }

  /** Right accepts over false accepts of all pairs of probe images. */
  public Figure roc() {
    return RocFigure.of(List.of(namedRoc()), Lab.look());
  }

  NamedRoc namedRoc() {
    return new NamedRoc(toString(), pairs());
  }

  /** The class of every probe image by its place among all there are, which gives it its colour. */
  private int[] slots() {
    return IntStream.of(probe.labels()).map(probe::slot).toArray();
  }

  /** A t-SNE map of some probe images; takes seconds. */
  public Figure map() {
    return MapFigure.of(
        toString(), NeighbourMap.of(last().points(), slots(), spec.seed()), Lab.look());
  }

  /**
   * How often images of a class (rows) are taken for another (columns), among the probe.
   *
   * @throws facespace.knob.BadValue if the classes are people never trained on
   */
  public Table confusion() {
    return Confusion.table(last().points().predicted(), probe.labels(), probe.classNames());
  }

  /** Every measure of the newest frame, with its unit. */
  public Table measures() {
    List<List<String>> rows = new ArrayList<>();
    for (Measure measure : Measure.values()) {
      if (Double.isFinite(measure(measure))) {
        String name = measure.label(Lab.lang());
        rows.add(List.of(name, text(measure)));
      }
    }
    return new Table(toString(), List.of(Lab.text("measure"), Lab.text("value")), rows);
  }

  private String text(Measure measure) {
    double value = measure(measure);
    return switch (measure.unit()) {
      case DEGREES -> String.format(Locale.ROOT, "%.2f°", value);
      case SHARE -> String.format(Locale.ROOT, "%.2f %%", 100 * value);
      default -> String.format(Locale.ROOT, "%.4g", value);
    };
  }

  /** The loss and its settings. */
  @Override
  public String toString() {
    return spec.title(Lab.lang());
  }
}
