package facespace.play.hub.map;

import facespace.data.Images;
import facespace.train.run.Run;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The images on the map, on the heat map and in the exports: some of those every frame carries,
 * person after person.
 *
 * @param probe their places among the probe images of a frame (N)
 * @param image their places among the test images (N)
 */
public record MapPoints(int[] probe, int[] image) {
  /** More points would make a map too slow to follow a run that trains. */
  public static final int MOST = 600;

  /** Those of a test part: spread evenly over the probe, ordered by class. */
  public static MapPoints of(Images test) {
    int[] all = Run.probe(test);
    int count = Math.min(MOST, all.length);
    int[] probe =
        IntStream.range(0, count)
            .map(i -> (int) ((long) i * all.length / count))
            .boxed()
            .sorted(Comparator.comparingInt(i -> test.labels()[all[i]]))
            .mapToInt(Integer::intValue)
            .toArray();
    return new MapPoints(probe, IntStream.of(probe).map(i -> all[i]).toArray());
  }

  /** How many. */
  public int count() {
    return probe.length;
  }

  /** Their rows of the features of a probe (N × dim). */
  public float[] rowsOf(float[] features, int dim) {
    float[] rows = new float[probe.length * dim];
    for (int i = 0; i < probe.length; i++) {
      System.arraycopy(features, probe[i] * dim, rows, i * dim, dim);
    }
    return rows;
  }
}
