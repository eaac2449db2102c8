package facespace.train.frame;

import facespace.loss.Links;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * What a loss that compares samples with each other can choose from and what it looks at: on the
 * first images of the probe, as if they were a batch.
 *
 * @param corners how many samples it compares at a time: 2 or 3; 0 where each is looked at alone
 * @param batchImages how many images these are: as in a batch, if the probe has so many
 * @param batchChoices how many pairs or triplets these make
 * @param chosen how many of them it looks at
 * @param trainImages images to train on
 * @param trainChoices how many pairs or triplets all of them make
 * @param ends a few of those looked at, as pairs of probe images; a triplet is two, from its anchor
 *     to its own class and to another (2 per pair)
 * @param pulls for each of these pairs 1 if it still gives a gradient, else 0
 * @param classMeans by which is decided, row-major (C × D); empty with class weights
 * @param inOnePoint 1 if all features lie in one point, measured by what the loss asks for; else 0
 */
public record Compared(
    int corners,
    int batchImages,
    double batchChoices,
    double chosen,
    int trainImages,
    double trainChoices,
    int[] ends,
    byte[] pulls,
    float[] classMeans,
    int inOnePoint) {

  /** Of a loss that looks at each sample alone. */
  public static final Compared NONE =
      new Compared(0, 0, 0, 0, 0, 0, new int[0], new byte[0], new float[0], 0);

  /**
   * @param links what the loss looks at
   * @param batch own classes of the images compared
   * @param train own classes of all images to train on
   */
  static Compared of(
      Links links, int[] batch, int[] train, float[] classMeans, boolean isOnePoint) {
    return new Compared(
        links.corners(),
        batch.length,
        choices(links.corners(), batch),
        links.chosen(),
        train.length,
        choices(links.corners(), train),
        links.ends(),
        links.pulls(),
        classMeans,
        isOnePoint ? 1 : 0);
  }

  /** How many pairs or triplets there are among samples: about N² or N³. */
  static double choices(int corners, int[] labels) {
    double count = labels.length;
    if (corners == 2) {
      return count * (count - 1) / 2;
    }
    int classes = IntStream.of(labels).max().orElse(-1) + 1;
    long[] members = new long[classes];
    IntStream.of(labels).forEach(label -> members[label]++);
    return LongStream.of(members).mapToDouble(own -> own * (own - 1.0) * (count - own)).sum();
  }
}
