/**
 * Sweeps begun on the page: trained one after the other by worker processes, beside the experiments
 * people look at. Imports the ground of the hub and {@code web}.
 */
package facespace.play.hub.sweep;
