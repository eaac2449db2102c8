/**
 * What is seen of a network at one moment: frames, measures and the probe they are taken from.
 * Imports {@code train.spec} and {@code train.batch}; it is shown what to look at and knows no run.
 */
package facespace.train.frame;
