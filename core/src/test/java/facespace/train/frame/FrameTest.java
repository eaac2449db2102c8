package facespace.train.frame;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import facespace.data.DataSet;
import facespace.data.PenDigits;
import facespace.train.run.Run;
import facespace.train.spec.RunSpec;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;

class FrameTest {
  private static final DataSet PEN =
      new DataSet("pen", PenDigits.generate(256, 1), PenDigits.generate(200, 2));

  private static final DataSet SOME = UnseenTest.some("01");

  @Test
  void every_declared_measure_is_measured() {
    try (Run weights = new Run(RunSpec.parse("batch=64&loss=arcface&s=16&m=0.3&warmup=0"), PEN);
        Run pairs = new Run(RunSpec.parse("batch=64&loss=contrastive"), PEN);
        Run some = new Run(RunSpec.parse("batch=32&classes=0,1"), SOME)) {
      pairs.step(); // before that none was compared
      EnumSet<Measure> measured = EnumSet.copyOf(weights.look().measures().keySet());
      measured.addAll(some.look().measures().keySet());
      measured.addAll(pairs.look().measures().keySet());
      assertEquals(EnumSet.allOf(Measure.class), measured);
    }
  }

  @Test
  void a_measure_without_a_meaning_is_absent() {
    try (Run run = new Run(RunSpec.parse("batch=64&loss=contrastive"), PEN)) {
      run.step();
      Frame frame = run.look();
      EnumSet<Measure> ofWeights =
          EnumSet.of(
              Measure.WEIGHT_TO_MEAN,
              Measure.UNSATISFIED,
              Measure.WEDGE,
              Measure.LOSS_FLOOR,
              Measure.UNSEEN_EER);
      assertEquals(EnumSet.complementOf(ofWeights), frame.measures().keySet());
      ofWeights.forEach(measure -> assertTrue(Double.isNaN(frame.measure(measure))));
    }
  }
}
