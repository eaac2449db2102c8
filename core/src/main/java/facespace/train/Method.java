package facespace.train;

import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.ParameterTracker;
import facespace.knob.Labelled;

/** The optimisers one can choose from. */
public enum Method implements Labelled {
  /** Adam (Kingma and Ba 2015) with its usual β. */
  ADAM("Adam", "Adam") {
    @Override
    Optimizer create(RunSpec spec, ParameterTracker rate) {
      return Optimizer.adam()
          .optLearningRateTracker(rate)
          .optWeightDecays((float) spec.weightDecay())
          .build();
    }
  },
  /** Stochastic gradient descent with momentum. */
  SGD("SGD with momentum", "带动量的 SGD") {
    @Override
    Optimizer create(RunSpec spec, ParameterTracker rate) {
      return Optimizer.sgd()
          .setLearningRateTracker(rate)
          .optMomentum((float) spec.momentum())
          .optWeightDecays((float) spec.weightDecay())
          .build();
    }
  };

  private final String en;
  private final String zh;

  Method(String en, String zh) {
    this.en = en;
    this.zh = zh;
  }

  abstract Optimizer create(RunSpec spec, ParameterTracker rate);

  @Override
  public String en() {
    return en;
  }

  @Override
  public String zh() {
    return zh;
  }
}
