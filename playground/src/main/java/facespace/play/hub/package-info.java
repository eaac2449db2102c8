/**
 * The ground on which runs, models and maps stand: which data a run is of, and the one thread for
 * what requests have to calculate. Imports none of the packages inside it.
 */
package facespace.play.hub;
