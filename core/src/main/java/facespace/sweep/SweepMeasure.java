package facespace.sweep;

import facespace.knob.BadValue;
import facespace.knob.Knobs;
import facespace.text.Lang;
import facespace.text.Messages;
import facespace.train.frame.Measure;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What is kept of each run of a sweep, measured at its end on the whole test part. */
public enum SweepMeasure {
  /** Share of the test images read correctly. */
  TEST_ACCURACY("testAccuracy", Measure.Unit.SHARE, true),
  /** Equal error rate on pairs of people never trained on; in the place of the accuracy. */
  EER("eer", Measure.Unit.SHARE, false),
  /** {@link Measure#MEDIAN_OWN}. */
  MEDIAN_OWN(Measure.MEDIAN_OWN, false),
  /** {@link Measure#P95_OWN}. */
  P95_OWN(Measure.P95_OWN, false),
  /** {@link Measure#MIN_INTER}. */
  MIN_INTER(Measure.MIN_INTER, true),
  /** Seconds spent training. */
  SECONDS("seconds", Measure.Unit.NUMBER, false),
  /** {@link Measure#WEIGHT_TO_MEAN}. */
  WEIGHT_TO_MEAN(Measure.WEIGHT_TO_MEAN, false),
  /** {@link Measure#NORM_95}; long features are neither good nor bad, but cost. */
  NORM_95(Measure.NORM_95, false);

  private static final double PERCENT = 100;

  private final String key;
  private final Measure.Unit unit;
  private final boolean highIsGood;
  private final Optional<Measure> measure;

  SweepMeasure(String key, Measure.Unit unit, boolean highIsGood) {
    this.key = key;
    this.unit = unit;
    this.highIsGood = highIsGood;
    measure = Optional.empty();
  }

  SweepMeasure(Measure of, boolean highIsGood) {
    key = of.key();
    unit = of.unit();
    this.highIsGood = highIsGood;
    measure = Optional.of(of);
  }

  /**
   * The measure of a key.
   *
   * @throws BadValue naming all of them if there is none
   */
  public static SweepMeasure of(String key) {
    return Arrays.stream(values())
        .filter(it -> it.key.equals(key))
        .findFirst()
        .orElseThrow(
            () ->
                new BadValue(
                    "error.choice", "measure", Knobs.quote(key), String.join(", ", keys())));
  }

  /** The keys of all of them, in order. */
  public static List<String> keys() {
    return Arrays.stream(values()).map(SweepMeasure::key).toList();
  }

  /** Its name in the table and in JSON. */
  public String key() {
    return key;
  }

  /** What the number is of a run's frames, if it is one. */
  Optional<Measure> measure() {
    return measure;
  }

  /** Whether more is better. */
  public boolean highIsGood() {
    return highIsGood;
  }

  /** Its name for people, with its unit. */
  public String label(Lang lang) {
    String name =
        measure
            .map(it -> lang == Lang.ZH ? it.zh() : it.en())
            .orElseGet(() -> Messages.CORE.text(lang, "sweep.measure." + key));
    return switch (unit) {
      case SHARE -> name + " (%)";
      case DEGREES -> name + " (°)";
      default -> name;
    };
  }

  /** A value in the unit of its label: a share in percent. */
  public double shown(double value) {
    return unit == Measure.Unit.SHARE ? PERCENT * value : value;
  }

  /** A value as it is written in a table; empty if it is not a number. */
  public String text(double value) {
    return Double.isFinite(value) ? String.format(Locale.ROOT, "%.2f", shown(value)) : "";
  }

  /** How far two values are apart, in words. */
  public String difference(double value, Lang lang) {
    String signed = String.format(Locale.ROOT, "%+.2f", shown(value)).replace('-', '−');
    return Messages.CORE.text(lang, "sweep.difference." + unit.name(), signed);
  }
}
