package facespace.demos;

import facespace.data.DataSet;
import facespace.data.Images;
import facespace.match.Pairs;
import facespace.project.Eigenfaces;
import facespace.train.run.Run;

/**
 * Equal error rates without any network, on the pairs that a run is tested with: what a network has
 * to beat. Scores are cosines, as a network's are.
 *
 * @param pixels of raw pixels less the mean of the training images, in [0, 1]
 * @param eigenfaces of the first {@value #COMPONENTS} principal components of the training images
 */
public record Baselines(double pixels, double eigenfaces) {
  private static final int COMPONENTS = 64;

  /** More training images tell no more about 64 components, and take long. */
  private static final int MOST_IMAGES = 600;

  /** Both, for data whose test people are others than those trained on. */
  public static Baselines of(DataSet data) {
    Images test = data.test().subset(Run.tested(data.test()));
    Images train = some(data.train());
    double[] mean = Eigenfaces.mean(train.pixels(), train.size());
    float[] centred = Eigenfaces.centred(test.pixels(), test.size(), mean);
    Eigenfaces eigenfaces = Eigenfaces.fit(train.pixels(), train.size(), COMPONENTS);
    float[] projected = eigenfaces.project(test.pixels());
    return new Baselines(eer(centred, test.size(), test), eer(projected, eigenfaces.dim(), test));
  }

  /** Spread evenly over all people. */
  private static Images some(Images all) {
    int kept = Math.min(MOST_IMAGES, all.count());
    int[] chosen = new int[kept];
    for (int i = 0; i < kept; i++) {
      chosen[i] = (int) ((long) i * all.count() / kept);
    }
    return all.subset(chosen);
  }

  private static double eer(float[] rows, int dim, Images images) {
    return Pairs.of(rows, dim, images.labels()).verification().eer();
  }
}
