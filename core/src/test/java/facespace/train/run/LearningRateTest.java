package facespace.train.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import facespace.train.spec.RunSpec;
import facespace.train.spec.Schedule;
import org.junit.jupiter.api.Test;

class LearningRateTest {
  @Test
  void the_second_cycle_is_like_the_first() {
    LearningRate rate = new LearningRate(Schedule.ONE_CYCLE, 0.02, 500);
    assertEquals(rate.at(130), rate.at(630));
    assertTrue(rate.at(499) < 0.001 * rate.at(50) + 1e-4);
  }

  /** The published solver: × 0.8 after 5,000 and 8,000 of 10,000 batches. */
  @Test
  void the_published_recipe_falls_where_the_solver_file_says() {
    RunSpec spec = RunSpec.parse("recipe=center-loss");
    LearningRate rate = new LearningRate(spec.schedule(), spec.lr(), 10_000);
    assertEquals(0.01, rate.at(4_999), 1e-12);
    assertEquals(0.008, rate.at(5_010), 1e-12);
    assertEquals(0.0064, rate.at(8_010), 1e-12);
  }
}
