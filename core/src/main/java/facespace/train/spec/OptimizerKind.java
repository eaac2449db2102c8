package facespace.train.spec;

import facespace.knob.Label;
import facespace.knob.Labelled;

/** The optimisers one can choose from. */
public enum OptimizerKind implements Labelled {
  /** Adam (Kingma and Ba 2015) with its usual β. */
  @Label(en = "Adam", zh = "Adam")
  ADAM,
  /** Stochastic gradient descent with momentum. */
  @Label(en = "SGD with momentum", zh = "带动量的 SGD")
  SGD;
}
