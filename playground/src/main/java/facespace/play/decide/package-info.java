/**
 * Pairs, thresholds and causes of errors of a kept model. Imports {@code hub.model}, {@code
 * hub.wire} and {@code web}.
 */
package facespace.play.decide;
