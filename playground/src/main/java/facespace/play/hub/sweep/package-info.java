/**
 * Sweeps begun on the page: trained one after the other by worker processes, beside the experiments
 * people look at.
 */
package facespace.play.hub.sweep;
