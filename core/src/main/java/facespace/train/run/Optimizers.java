package facespace.train.run;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.training.optimizer.Adam;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.optimizer.Sgd;
import ai.djl.training.tracker.ParameterTracker;
import facespace.train.spec.RunSpec;
import java.util.Map;
import java.util.function.Function;

/** The engine's optimisers, which keep what they remember where a run can see it. */
final class Optimizers {
  private Optimizers() {}

  /**
   * Creates the optimiser that a spec asks for.
   *
   * @param state what it remembers from step to step
   */
  static Optimizer create(RunSpec spec, ParameterTracker rate, OptimizerState state) {
    float decay = (float) spec.weightDecay();
    return switch (spec.optimizer()) {
      case ADAM ->
          new OwnedAdam(
              Optimizer.adam().optLearningRateTracker(rate).optWeightDecays(decay), state);
      case SGD ->
          new OwnedSgd(
              Optimizer.sgd()
                  .setLearningRateTracker(rate)
                  .optMomentum((float) spec.momentum())
                  .optWeightDecays(decay),
              state);
    };
  }

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
