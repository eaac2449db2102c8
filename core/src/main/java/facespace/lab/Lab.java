package facespace.lab;

import facespace.chart.CurveFigure;
import facespace.chart.Figure;
import facespace.chart.HistogramFigure;
import facespace.chart.Look;
import facespace.chart.NamedCurve;
import facespace.chart.RocFigure;
import facespace.data.DataSet;
import facespace.data.DataSets;
import facespace.data.Images;
import facespace.knob.BadValue;
import facespace.knob.KnobInfo;
import facespace.loss.Curve;
import facespace.loss.LossCatalog;
import facespace.loss.SoftmaxLoss;
import facespace.sweep.SweepResult;
import facespace.text.Lang;
import facespace.text.Messages;
import facespace.train.frame.Frame;
import facespace.train.run.Ending;
import facespace.train.run.Run;
import facespace.train.spec.DigitRuns;
import facespace.train.spec.FaceRuns;
import facespace.train.spec.RunSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * What a lesson says: {@code train(digits(), loss("arcface").set("m", 0.3))}. Import its methods
 * statically. Every method refuses bad input by a {@link BadValue}, one sentence that names the
 * value and what is allowed.
 */
public final class Lab {
  static final DataSets DATA = DataSets.fromSystem();

  private static final int CURVE_POINTS = 361;

  private static volatile Lang lang = Lang.of(Locale.getDefault().getLanguage());
  private static volatile Supplier<Consumer<Trained>> watchers = () -> seen -> {};

  private Lab() {}

  /** The best handwritten digits there are: real ones where MNIST is there, else generated ones. */
  public static DataChoice digits() {
    return new DataChoice(DATA.defaultName());
  }

  /** Real handwritten digits, 60,000 to train on and 10,000 to test with. */
  public static DataChoice mnist() {
    return new DataChoice(DataSets.MNIST);
  }

  /** Generated handwriting, always there. */
  public static DataChoice pen() {
    return new DataChoice(DataSets.PEN);
  }

  /** Generated faces, always there. */
  public static DataChoice paper() {
    return new DataChoice(DataSets.PAPER);
  }

  /** A folder of digits, or of people with a sub-folder each, by its name or path. */
  public static DataChoice data(String nameOrPath) {
    return new DataChoice(nameOrPath);
  }

  /**
   * A loss, with the settings that suit the data it is trained on.
   *
   * @param key its name in a run's text form, such as {@code arcface}; see {@link #losses()}
   */
  public static LossChoice loss(String key) {
    return new LossChoice(key, Map.of());
  }

  /** Every loss there is: its name in text form, and what it asks. */
  public static Table losses() {
    List<List<String>> rows =
        LossCatalog.all().stream()
            .map(
                info ->
                    List.of(
                        info.key(),
                        info.name(lang),
                        info.knobs().stream().map(KnobInfo::key).collect(Collectors.joining(", ")),
                        info.summary(lang)))
            .toList();
    List<String> head =
        List.of(
            text("losses.key"), text("losses.name"), text("losses.settings"), text("losses.asks"));
    return new Table("", head, rows);
  }

  /** A run of a loss on data, with the settings that suit both. */
  public static Setup run(DataChoice data, LossChoice loss) {
    RunSpec usual =
        DATA.areFaces(data.name())
            ? FaceRuns.of(data.name(), loss.key())
            : DigitRuns.of(data.name(), loss.key());
    return new Setup(usual.with(loss.knobs()));
  }

  /** A run by its text form, as it stands in the playground's links and on the command line. */
  public static Setup run(String text) {
    return new Setup(RunSpec.parse(text));
  }

  /** Trains a loss on data, with the settings that suit both. */
  public static Trained train(DataChoice data, LossChoice loss) {
    return train(run(data, loss));
  }

  /**
   * Trains a run to its end. The same run on the same machine gives the same numbers.
   *
   * @throws facespace.data.DataException if its data are missing or damaged
   * @throws CancellationException if the thread is interrupted, which it stays
   */
  public static Trained train(Setup setup) {
    RunSpec spec = setup.spec();
    DataSet data = spec.dataFrom(DATA::load);
    Images probe = data.test().subset(Run.probe(data.test()));
    Images unseen = data.unseen().subset(Run.unseenProbe(data.unseen()));
    Consumer<Trained> watcher = watchers.get();
    List<Frame> frames = new ArrayList<>();
    try (Run run = new Run(spec, data)) {
      Journey.train(
          run,
          it -> false,
          (now, frame) -> {
            frames.add(frame);
            watcher.accept(
                new Trained(spec, probe, unseen, frames, run.totalSteps(), Optional.empty()));
          });
      if (run.ending().isEmpty()) {
        throw new CancellationException(Ending.stopped(run.steps()).note().in(lang));
      }
      Optional<SweepResult> result = Optional.of(SweepResult.of(run));
      Trained trained = new Trained(spec, probe, unseen, frames, run.totalSteps(), result);
      watcher.accept(trained);
      return trained;
    }
  }

  /**
   * Trains a run once for each value of a setting, such as {@code sweep(run(…), "m", 0, 0.2, 0.4)};
   * with {@code "seed"} the same run by several throws of the dice.
   *
   * @param key the setting's name in the text form
   */
  public static Results sweep(Setup setup, String key, Object... values) {
    List<Setup> all = Arrays.stream(values).map(value -> setup.set(key, value)).toList();
    return new Results(all.stream().map(Lab::train).toList());
  }

  /** Trained runs side by side. */
  public static Results compare(Trained... runs) {
    return new Results(List.of(runs));
  }

  /**
   * What losses make of the angle to the own class: ψ(θ) and its slope.
   *
   * @throws BadValue if one of them compares distances, not angles to class directions
   */
  public static Figure curve(LossChoice... losses) {
    return CurveFigure.of(Arrays.stream(losses).map(Lab::named).toList(), look());
  }

  private static NamedCurve named(LossChoice choice) {
    if (choice.loss() instanceof SoftmaxLoss loss) {
      return new NamedCurve(choice.toString(), Curve.of(loss, CURVE_POINTS));
    }
    throw new BadValue("lab.noCurve", choice.info().name());
  }

  /** The angles to the own class of several runs, laid over one another. */
  public static Figure angles(Trained... runs) {
    return HistogramFigure.of(Arrays.stream(runs).map(Trained::namedAngles).toList(), look());
  }

  /** ROC curves of several runs: all pairs of their probe images, decided by the cosine. */
  public static Figure roc(Trained... runs) {
    return RocFigure.of(Arrays.stream(runs).map(Trained::namedRoc).toList(), look());
  }

  /** Figures, tables and sentences speak this language from now on. */
  public static void speak(Lang language) {
    lang = language;
  }

  /**
   * Shows somebody every run that is trained from now on: of each run a watcher of its own is shown
   * all it has come to, again and again, on the thread that trains.
   */
  public static void watch(Supplier<Consumer<Trained>> audience) {
    watchers = audience;
  }

  /** The language of figures, tables and sentences. */
  public static Lang lang() {
    return lang;
  }

  /** What stands in tables and figures, in that language. */
  static String text(String key) {
    return Messages.CORE.text(lang, "lab." + key);
  }

  static Look look() {
    return Look.light(lang);
  }

  /** Ends what takes long if nobody wants it any more. */
  static void goOn() {
    if (Thread.currentThread().isInterrupted()) {
      throw new CancellationException(text("stopped"));
    }
  }
}
