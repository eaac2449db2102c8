package facespace.train.run;

import static org.junit.jupiter.api.Assertions.assertTrue;

import facespace.data.DataSet;
import facespace.data.DataSets;
import facespace.data.PenDigits;
import facespace.train.frame.Frame;
import facespace.train.frame.Measure;
import facespace.train.spec.Comparison;
import facespace.train.spec.ReadyComparison;
import facespace.train.spec.RunSpec;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The ready comparisons of /play show what a margin does, also on little data. */
class ContrastTest {
  private static final int EPOCHS = 5;

  /** Less than that of ten classes is a collapse or on the way to one. */
  private static final double NO_COLLAPSE = 0.55;

  private static DataSet pen;
  private static Frame plain;

  @BeforeAll
  static void train_without_a_margin() {
    pen = new DataSet("pen", PenDigits.generate(8192, 1), PenDigits.generate(1000, 2));
    plain = trained(runs(ReadyComparison.MARGIN).get(0), pen, EPOCHS);
  }

  /**
   * So few digits show less than {@code bench --only contrast}, but nothing that is chance: 1.26
   * times was the least of three seeds on processors with AVX2 and with AVX-512, whose sums differ.
   */
  @ParameterizedTest
  @CsvSource({"MARGIN, 1", "CHARACTERS, 0", "CHARACTERS, 1"})
  void with_a_margin_digits_lie_much_nearer_to_their_class_mean(ReadyComparison ready, int run) {
    Frame margin = trained(runs(ready).get(run), pen, EPOCHS);
    assertContrast(plain, margin, 1.2, 1.2);
    assertTrue(margin.measure(Measure.WEDGE) < plain.measure(Measure.WEDGE));
    assertTrue(margin.measure(Measure.WEIGHT_TO_MEAN) < plain.measure(Measure.WEIGHT_TO_MEAN));
  }

  @Test
  void eight_people_too() {
    List<RunSpec> runs = runs(ReadyComparison.EIGHT_PEOPLE);
    DataSet people = DataSets.fromSystem().loadNamed(DataSets.PAPER, runs.get(0).crowd());
    assertContrast(trained(runs.get(0), people, 1), trained(runs.get(1), people, 1), 1.4, 1.25);
  }

  private static void assertContrast(Frame plain, Frame margin, double half, double most) {
    assertTimes(half, plain, margin, Measure.MEDIAN_OWN);
    assertTimes(most, plain, margin, Measure.P95_OWN);
    assertTrue(margin.measure(Measure.MIN_INTER) >= plain.measure(Measure.MIN_INTER));
    double accuracy = margin.learning().testAccuracy();
    assertTrue(accuracy >= plain.learning().testAccuracy() - 0.01, "reads " + accuracy);
    assertTrue(plain.learning().testAccuracy() > NO_COLLAPSE);
  }

  private static List<RunSpec> runs(ReadyComparison ready) {
    return Comparison.parse(ready.text("pen")).runs();
  }

  private static void assertTimes(double least, Frame plain, Frame margin, Measure measure) {
    double times = plain.measure(measure) / margin.measure(measure);
    assertTrue(
        times >= least,
        "%s: %.2f° is %.2f times %.2f°"
            .formatted(measure, plain.measure(measure), times, margin.measure(measure)));
  }

  private static Frame trained(RunSpec spec, DataSet data, int epochs) {
    try (Run run = new Run(spec.with(Map.of("epochs", String.valueOf(epochs))), data)) {
      while (run.ending().isEmpty()) {
        run.step();
      }
      return run.frame();
    }
  }
}
