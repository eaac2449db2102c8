package facespace.loss;

/** By what a sample without a label is decided. */
public enum Decision {
  /** The class whose logit, without margin, is largest. */
  CLASS_WEIGHTS,
  /** The class whose mean feature is nearest. */
  NEAREST_MEAN;
}
