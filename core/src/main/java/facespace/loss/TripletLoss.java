package facespace.loss;

import ai.djl.ndarray.NDArray;
import facespace.loss.mining.DistanceTable;
import facespace.loss.mining.Mines;
import facespace.loss.mining.TripletVisitor;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * A loss on an anchor's distances to a sample of its own class and to one of another, over triplets
 * of a batch. There can be as many as N³: value and slope are plain numbers, and one native
 * operation takes what they add up to.
 */
public sealed interface TripletLoss extends MetricLoss, Mines permits FaceNet, Triplet {
  /** A soft margin never lets go altogether: a triplet counts as pulling from this slope on. */
  double PULLS = 0.01;

  /**
   * Loss of a triplet.
   *
   * @param gap d(anchor, own) − d(anchor, other) in the loss's own measure of distance
   */
  double ofGap(double gap);

  /** Its derivative. */
  double slope(double gap);

  /** The margin α. */
  double alpha();

  /** Whether distances are squared. */
  boolean squared();

  /** Whether the mean is over triplets whose loss is above 0, not over all that were chosen. */
  default boolean positiveOnly() {
    return false;
  }

  /** How far the plot goes on either side of 0. */
  double reach();

  /** A distance in the loss's own measure. */
  default double measure(double distance) {
    return squared() ? distance * distance : distance;
  }

  /** The difference of two distances of a triplet in the loss's own measure. */
  default double gap(DistanceTable distances, int anchor, int own, int other) {
    return measure(distances.between(anchor, own)) - measure(distances.between(anchor, other));
  }

  @Override
  default double apart() {
    return squared() ? Math.sqrt(alpha()) : alpha();
  }

  @Override
  default LossValue of(LossBatch batch, Head head) {
    NDArray x = compared(batch.features()); // (N, D)
    DistanceTable distances = Distances.table(x);
    TripletSum sum = new TripletSum(this, distances);
    mine(batch, distances, sum);
    return value(sum.mean(x), batch, sum.choice());
  }

  /**
   * The mean loss of triplets, whoever chose them; 0 without any.
   *
   * @param x features (N, D)
   * @param distances of these features
   * @param chosen tells a visitor of them
   */
  default NDArray mean(NDArray x, DistanceTable distances, Consumer<TripletVisitor> chosen) {
    TripletSum sum = new TripletSum(this, distances);
    chosen.accept(sum);
    return sum.mean(x);
  }

  private void mine(LossBatch batch, DistanceTable distances, TripletVisitor visit) {
    long[] labels = batch.labels().toLongArray();
    mining().miner(alpha(), squared()).mine(distances, labels, batch.seed(), visit);
  }

  @Override
  default Links links(LossBatch batch, Head head) {
    DistanceTable distances = Distances.table(compared(batch.features()));
    LinkSample sample = new LinkSample(3, batch.seed());
    mine(
        batch,
        distances,
        (anchor, own, other) ->
            sample.triplet(anchor, own, other, slope(gap(distances, anchor, own, other)) >= PULLS));
    return sample.links();
  }

  @Override
  default Plot plot(int points) {
    double[] x = Plot.even(-reach(), reach(), points);
    return new Plot(
        Plot.Axis.GAP,
        x,
        List.of(new Plot.Line("triplet", Arrays.stream(x).map(this::ofGap).toArray())));
  }
}
