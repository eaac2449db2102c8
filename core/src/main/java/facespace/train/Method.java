package facespace.train;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.optimizer.Adam;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.optimizer.Sgd;
import ai.djl.training.tracker.ParameterTracker;
import facespace.knob.Label;
import facespace.knob.Labelled;
import java.util.Map;
import java.util.function.Function;

/** The optimisers one can choose from. */
public enum Method implements Labelled {
  /** Adam (Kingma and Ba 2015) with its usual β. */
  @Label(en = "Adam", zh = "Adam")
  ADAM {
    @Override
    Optimizer create(RunSpec spec, ParameterTracker rate, NDManager owner) {
      return new OwnedAdam(
          Optimizer.adam().optLearningRateTracker(rate).optWeightDecays((float) spec.weightDecay()),
          owner);
    }
  },
  /** Stochastic gradient descent with momentum. */
  @Label(en = "SGD with momentum", zh = "带动量的 SGD")
  SGD {
    @Override
    Optimizer create(RunSpec spec, ParameterTracker rate, NDManager owner) {
      return new OwnedSgd(
          Optimizer.sgd()
              .setLearningRateTracker(rate)
              .optMomentum((float) spec.momentum())
              .optWeightDecays((float) spec.weightDecay()),
          owner);
    }
  };

  /**
   * Creates the optimiser of one run.
   *
   * @param owner frees the optimiser's arrays when it is closed; left alone, the engine detaches
   *     them from every manager and they are never freed
   */
  abstract Optimizer create(RunSpec spec, ParameterTracker rate, NDManager owner);

  private static NDArray owned(NDArray state, NDManager owner) {
    if (state.getManager() != owner) {
      state.attach(owner);
    }
    return state;
  }

  private static final class OwnedAdam extends Adam {
    private final NDManager owner;

    OwnedAdam(Builder builder, NDManager owner) {
      super(builder);
      this.owner = owner;
    }

    @Override
    protected NDArray withDefaultState(
        Map<String, Map<Device, NDArray>> states,
        String key,
        Device device,
        Function<String, NDArray> initial) {
      return owned(super.withDefaultState(states, key, device, initial), owner);
    }
  }

  private static final class OwnedSgd extends Sgd {
    private final NDManager owner;

    OwnedSgd(Builder builder, NDManager owner) {
      super(builder);
      this.owner = owner;
    }

    @Override
    protected NDArray withDefaultState(
        Map<String, Map<Device, NDArray>> states,
        String key,
        Device device,
        Function<String, NDArray> initial) {
      return owned(super.withDefaultState(states, key, device, initial), owner);
    }
  }
}
