/** Pairs, thresholds and causes of errors of a kept model. Imports {@code hub} and {@code web}. */
package facespace.play.decide;
