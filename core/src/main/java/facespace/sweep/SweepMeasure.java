package facespace.sweep;

import facespace.knob.BadValue;
import facespace.knob.Knobs;
import facespace.knob.Names;
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
  TEST_ACCURACY("testAccuracy", Measure.Unit.SHARE, Better.HIGH),
  /** Equal error rate on pairs of people never trained on; in the place of the accuracy. */
  EER("eer", Measure.Unit.SHARE, Better.LOW),
  /** {@link Measure#MEDIAN_OWN}. */
  MEDIAN_OWN(Measure.MEDIAN_OWN, Better.LOW),
  /** {@link Measure#P95_OWN}. */
  P95_OWN(Measure.P95_OWN, Better.LOW),
  /** {@link Measure#MIN_INTER}. */
  MIN_INTER(Measure.MIN_INTER, Better.HIGH),
  /** Seconds spent training. */
  SECONDS("seconds", Measure.Unit.NUMBER, Better.LOW),
  /** {@link Measure#WEIGHT_TO_MEAN}. */
  WEIGHT_TO_MEAN(Measure.WEIGHT_TO_MEAN, Better.LOW),
  /** {@link Measure#NORM_95}; long features are neither good nor bad. */
  NORM_95(Measure.NORM_95, Better.NEITHER);

  /** Which values are the better ones. */
  private enum Better {
    HIGH,
    LOW,
    NEITHER
  }

  private static final double PERCENT = 100;

  private final String key;
  private final Measure.Unit unit;
  private final Better better;
  private final Optional<Measure> measure;

  SweepMeasure(String key, Measure.Unit unit, Better better) {
    this.key = key;
    this.unit = unit;
    this.better = better;
    measure = Optional.empty();
  }

  SweepMeasure(Measure of, Better better) {
    key = of.key();
    unit = of.unit();
    this.better = better;
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
                    "error.choice", "measure", Knobs.quote(key), Names.nearestFirst(key, keys())));
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
    return better == Better.HIGH;
  }

  /** Whether one value can be better than another at all. */
  public boolean judges() {
    return better != Better.NEITHER;
  }

  /** Its name for people, with its unit. */
  public String label(Lang lang) {
    String name =
        measure
            .map(it -> it.label(lang))
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
