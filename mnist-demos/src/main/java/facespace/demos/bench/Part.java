package facespace.demos.bench;

import java.io.IOException;
import java.util.function.Consumer;

/** One part of the bench. */
interface Part {
  /**
   * Measures and hands out every figure as soon as it is known.
   *
   * @throws NotMeasured if something it needs is not there
   */
  void measure(Consumer<Measurement> result) throws IOException, InterruptedException;
}
