package facespace.loss;

/**
 * How far a run is, for losses whose hyper-parameters move while it trains.
 *
 * @param iteration mini-batches seen, counted from 1
 * @param total mini-batches over which they move, at least 1: of the run, its stage or a cycle of
 *     it
 * @param strength share of the margin applied, 0 at the start of the warm-up, 1 after it
 */
public record Progress(int iteration, int total, double strength) {}
