/**
 * The loop: a run, its course, its model and optimiser, and checkpoints to go on from. Imports
 * {@code train.spec}, {@code train.batch} and {@code train.frame}.
 */
package facespace.train.run;
