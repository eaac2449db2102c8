/**
 * Which training images are seen when, how they are varied and brought to scale. Imports {@code
 * train.spec}.
 */
package facespace.train.batch;
