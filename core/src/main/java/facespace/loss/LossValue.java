package facespace.loss;

import ai.djl.ndarray.NDArray;
import java.util.Optional;

/**
 * What a loss makes of a batch.
 *
 * @param mean the loss to be differentiated (scalar)
 * @param plain what decides when no label is known: the largest wins (N, C)
 * @param targetRad angle of each sample to its own class direction or class mean (N)
 * @param choice what it has compared; empty where every sample is looked at alone
 */
public record LossValue(NDArray mean, NDArray plain, NDArray targetRad, Optional<Choice> choice) {

  /** That of a loss which looks at every sample alone. */
  LossValue(NDArray mean, NDArray plain, NDArray targetRad) {
    this(mean, plain, targetRad, Optional.empty());
  }
}
