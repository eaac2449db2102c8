/**
 * Sweeps being carried out: which run is next, what becomes of it, and the worker processes of this
 * machine that train them. Stands on {@code sweep} and {@code train}; knows neither commands nor
 * pages, and no cluster: that is another {@link facespace.sweep.workers.Workforce}.
 */
package facespace.sweep.workers;
