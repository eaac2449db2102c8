package facespace.train;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.training.optimizer.Adam;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.optimizer.Sgd;
import ai.djl.training.tracker.ParameterTracker;
import facespace.knob.Label;
import facespace.knob.Labelled;
import java.util.Map;
import java.util.function.Function;

/** The optimisers one can choose from. */
public enum OptimizerKind implements Labelled {
  /** Adam (Kingma and Ba 2015) with its usual β. */
  @Label(en = "Adam", zh = "Adam")
  ADAM {
    @Override
    Optimizer create(RunSpec spec, ParameterTracker rate, OptimizerState state) {
      return new OwnedAdam(
          Optimizer.adam().optLearningRateTracker(rate).optWeightDecays((float) spec.weightDecay()),
          state);
    }
  },
  /** Stochastic gradient descent with momentum. */
  @Label(en = "SGD with momentum", zh = "带动量的 SGD")
  SGD {
    @Override
    Optimizer create(RunSpec spec, ParameterTracker rate, OptimizerState state) {
      return new OwnedSgd(
          Optimizer.sgd()
              .setLearningRateTracker(rate)
              .optMomentum((float) spec.momentum())
              .optWeightDecays((float) spec.weightDecay()),
          state);
    }
  };

  /**
   * Creates the optimiser of one run.
   *
   * @param state what it remembers from step to step
   */
  abstract Optimizer create(RunSpec spec, ParameterTracker rate, OptimizerState state);

  private static final class OwnedAdam extends Adam {
    private final OptimizerState state;

    OwnedAdam(Builder builder, OptimizerState state) {
      super(builder);
      this.state = state;
    }

    @Override
    protected int updateCount(String parameterId) {
      return state.update(parameterId);
    }

    @Override
    protected NDArray withDefaultState(
        Map<String, Map<Device, NDArray>> states,
        String key,
        Device device,
        Function<String, NDArray> initial) {
      return state.array(states, key, initial);
    }
  }

  private static final class OwnedSgd extends Sgd {
    private final OptimizerState state;

    OwnedSgd(Builder builder, OptimizerState state) {
      super(builder);
      this.state = state;
    }

    @Override
    protected int updateCount(String parameterId) {
      return state.update(parameterId);
    }

    @Override
    protected NDArray withDefaultState(
        Map<String, Map<Device, NDArray>> states,
        String key,
        Device device,
        Function<String, NDArray> initial) {
      return state.array(states, key, initial);
    }
  }
}
