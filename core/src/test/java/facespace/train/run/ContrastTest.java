package facespace.train.run;

import static org.junit.jupiter.api.Assertions.assertTrue;

import facespace.data.DataSet;
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

/** The comparison that a first visitor opens shows what a margin does, also on little data. */
class ContrastTest {
  private static final int EPOCHS = 8;
  private static DataSet pen;

  @BeforeAll
  static void write_some_digits() {
    pen = new DataSet("pen", PenDigits.generate(8192, 1), PenDigits.generate(2000, 2));
  }

  @Test
  void with_a_margin_digits_lie_much_nearer_to_their_class_mean() {
    List<RunSpec> runs = Comparison.parse(ReadyComparison.MARGIN.text("pen")).runs();
    Frame plain = trained(runs.get(0));
    Frame margin = trained(runs.get(1));
    assertTimes(2, plain, margin, Measure.MEDIAN_OWN);
    assertTimes(1.3, plain, margin, Measure.P95_OWN); // what is hard to read needs more digits
    assertTrue(margin.measure(Measure.MIN_INTER) >= plain.measure(Measure.MIN_INTER));
    assertTrue(margin.learning().testAccuracy() >= plain.learning().testAccuracy() - 0.01);
    assertTrue(margin.measure(Measure.WEDGE) < plain.measure(Measure.WEDGE));
    assertTrue(margin.measure(Measure.WEIGHT_TO_MEAN) < plain.measure(Measure.WEIGHT_TO_MEAN));
  }

  private static void assertTimes(double least, Frame plain, Frame margin, Measure measure) {
    double times = plain.measure(measure) / margin.measure(measure);
    assertTrue(
        times >= least,
        "%s: %.2f° is %.2f times %.2f°"
            .formatted(measure, plain.measure(measure), times, margin.measure(measure)));
  }

  private static Frame trained(RunSpec spec) {
    try (Run run = new Run(spec.with(Map.of("epochs", String.valueOf(EPOCHS))), pen)) {
      while (run.ending().isEmpty()) {
        run.step();
      }
      return run.frame();
    }
  }
}
