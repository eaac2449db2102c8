/**
 * Pairs, thresholds and causes of errors of a kept model. Imports {@code hub.model} and {@code
 * web}.
 */
package facespace.play.decide;
