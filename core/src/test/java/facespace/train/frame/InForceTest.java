package facespace.train.frame;

import static org.junit.jupiter.api.Assertions.assertEquals;

import facespace.data.DataSet;
import facespace.data.PenDigits;
import facespace.train.run.Run;
import facespace.train.spec.RunSpec;
import org.junit.jupiter.api.Test;

/** The target logit of a moment in the warm-up. */
class InForceTest {
  private static final DataSet PEN =
      new DataSet("pen", PenDigits.generate(256, 1), PenDigits.generate(50, 2));

  @Test
  void a_warm_up_shows_the_margin_that_is_in_force() {
    try (Run run = new Run(RunSpec.parse("batch=64&epochs=1&warmup=0.5&loss=arcface&m=0.4"), PEN)) {
      run.step();
      run.step();
      Frame half = run.look();
      assertEquals(0.5, half.learning().marginStrength(), 1e-12);
      assertEquals(181, half.inForce().psiInForce().length);
      double theta = Math.toRadians(60);
      assertEquals(Math.cos(theta + 0.2), half.inForce().psiInForce()[60], 1e-6);
      assertEquals(-Math.sin(theta + 0.2), half.inForce().slopeInForce()[60], 1e-6);
      run.step();
      assertEquals(0, run.look().inForce().psiInForce().length, "all of it is in force");
    }
  }
}
