package facespace.train.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import facespace.engine.TorchEngine;
import org.junit.jupiter.api.Test;

class MovingAverageTest {
  @Test
  void the_average_is_the_weighted_sum_of_all_values_so_far() {
    try (NDManager manager = TorchEngine.newManager()) {
      NDArray source = manager.create(new float[] {1, -2});
      NDArray average = manager.create(new float[] {50, 50});
      MovingAverage moving = new MovingAverage();
      moving.follow("x", source, average);
      assertEquals(1, average.getFloat(0));
      double expected = 1;
      for (int step = 1; step <= 300; step++) {
        source.set(new float[] {step, -2});
        moving.update(step);
        double decay = Math.min(0.99, (1.0 + step) / (10 + step));
        expected = decay * expected + (1 - decay) * step;
      }
      assertEquals(expected, average.getFloat(0), 1e-2);
      assertEquals(-2, average.getFloat(1), 1e-4);
    }
  }
}
