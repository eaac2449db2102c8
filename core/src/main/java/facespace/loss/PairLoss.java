package facespace.loss;

import ai.djl.ndarray.NDArray;
import facespace.loss.mining.DistanceTable;
import facespace.loss.mining.PairVisitor;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.DoubleUnaryOperator;

/**
 * A loss on the distance of two samples, of the same class or not, over all pairs of a batch. Value
 * and slope are plain numbers, and one native operation takes what they add up to.
 */
public sealed interface PairLoss extends MetricLoss permits Contrastive {

  /**
   * Loss of a pair of the same class; 0 at distance 0.
   *
   * @param distance Euclidean, ≥ 0
   */
  double ofSame(double distance);

  /** Loss of a pair of different classes; 0 where they are far enough apart. */
  double ofDifferent(double distance);

  /** The derivative of {@link #ofSame}. */
  double slopeOfSame(double distance);

  /** The derivative of {@link #ofDifferent}. */
  double slopeOfDifferent(double distance);

  /** The distance at which the plot ends. */
  double reach();

  @Override
  default LossValue of(LossBatch batch, Head head) {
    NDArray x = compared(batch.features()); // (N, D)
    PairSum sum = new PairSum(this, Distances.table(x));
    eachPair(batch.labels().toLongArray(), sum);
    return value(sum.mean(x), batch, sum.choice());
  }

  /**
   * The mean loss of pairs, whoever chose them; 0 without any.
   *
   * @param x features (N, D)
   * @param distances of these features
   * @param chosen tells a visitor of them
   */
  default NDArray mean(NDArray x, DistanceTable distances, Consumer<PairVisitor> chosen) {
    PairSum sum = new PairSum(this, distances);
    chosen.accept(sum);
    return sum.mean(x);
  }

  private static void eachPair(long[] labels, PairVisitor visit) {
    for (int i = 0; i < labels.length; i++) {
      for (int j = 0; j < i; j++) {
        visit.pair(i, j, labels[i] == labels[j]);
      }
    }
  }

  @Override
  default Links links(LossBatch batch, Head head) {
    DistanceTable distances = Distances.table(compared(batch.features()));
    LinkSample sample = new LinkSample(2, batch.seed());
    eachPair(
        batch.labels().toLongArray(),
        (i, j, isSame) -> {
          double distance = distances.between(i, j);
          sample.pair(i, j, (isSame ? ofSame(distance) : ofDifferent(distance)) > 0);
        });
    return sample.links();
  }

  @Override
  default Plot plot(int points) {
    double[] x = Plot.even(0, reach(), points);
    return new Plot(
        Plot.Axis.DISTANCE,
        x,
        List.of(line("same", x, this::ofSame), line("different", x, this::ofDifferent)));
  }

  private static Plot.Line line(String key, double[] x, DoubleUnaryOperator loss) {
    return new Plot.Line(key, Arrays.stream(x).map(loss).toArray());
  }
}
