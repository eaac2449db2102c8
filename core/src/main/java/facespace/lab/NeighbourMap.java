package facespace.lab;

import facespace.chart.MapFigure;
import facespace.project.AngleMap;
import facespace.project.TsneMap;
import facespace.train.frame.Frame;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;

/** A t-SNE map of a frame's points, by their angles. */
final class NeighbourMap {
  /** Everybody is compared with everybody: more would take long. */
  private static final int MOST = 500;

  private static final int ITERATIONS = 500;
  private static final int AT_A_TIME = 20;

  private NeighbourMap() {}

  /**
   * Lays out points spread evenly over all.
   *
   * @param labels class of each point
   * @throws CancellationException if the thread is interrupted, which it stays
   */
  static MapFigure.Points of(Frame.Points points, int[] labels, long seed) {
    int dim = points.dim();
    int count = Math.min(MOST, labels.length);
    int[] chosen =
        IntStream.range(0, count).map(i -> (int) ((long) i * labels.length / count)).toArray();
    float[] rows = new float[count * dim];
    for (int i = 0; i < count; i++) {
      System.arraycopy(points.features(), chosen[i] * dim, rows, i * dim, dim);
    }
    TsneMap map = new TsneMap(AngleMap.unit(rows, dim), dim, TsneMap.usualPerplexity(count), seed);
    while (map.iteration() < ITERATIONS) {
      Lab.goOn();
      map.update(AT_A_TIME);
    }
    return new MapFigure.Points(
        map.coordinates(), IntStream.of(chosen).map(i -> labels[i]).toArray());
  }
}
