package facespace.loss;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import facespace.engine.TorchEngine;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HeadTest {
  /** A number among the operands makes a double of a scalar, whose bytes are no float's. */
  @Test
  void whatIsKeptHoldsTheNumberWhateverItsType() {
    try (NDManager manager = TorchEngine.newManager()) {
      NDArray kept = manager.create(2f);
      Head head = new Head(Map.of(), Map.of("one", kept));
      head.keep("one", manager.create(3.5));
      assertEquals(3.5f, kept.getFloat());
      head.follow("one", manager.create(7.5), 0.25);
      assertEquals(4.5f, kept.getFloat());
    }
  }
}
