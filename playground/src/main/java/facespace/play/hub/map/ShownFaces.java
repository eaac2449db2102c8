package facespace.play.hub.map;

import facespace.data.Crowd;
import facespace.data.DataSet;
import facespace.data.DataSets;
import facespace.data.Images;
import facespace.data.PaperTruth;
import facespace.data.paper.PaperFaces;
import facespace.play.hub.RunData;
import facespace.train.spec.RunSpec;
import java.util.Optional;

/**
 * The images on the map of a run, with what is known of them.
 *
 * @param data what the run trains on and is tested with
 * @param points which of its test images
 * @param crowd which people were asked for
 */
public record ShownFaces(DataSet data, MapPoints points, Crowd crowd) {
  /** Width and height of a face in the sheet of all, in pixels. */
  public static final int TILE = 64;

  /** Those of a run; may take seconds to load. */
  public static ShownFaces of(DataSets sets, RunSpec spec) {
    DataSet data = RunData.load(sets, spec);
    return new ShownFaces(data, MapPoints.of(data.test()), spec.crowd());
  }

  /** The test images shown, in the order of the points. */
  public Images images() {
    return data.test().subset(points.image());
  }

  /** Whether the truth about the test images is known. */
  public boolean isPaper() {
    return data.test().name().equals(DataSets.PAPER);
  }

  /** The truth about a point, if there is one. */
  public Optional<PaperTruth> truth(int point) {
    return isPaper()
        ? Optional.of(PaperTruth.ofTest(crowd, data.test(), points.image()[point]))
        : Optional.empty();
  }

  /** A point's pixels for the eye: paper in colour even where the network is fed grey. */
  public Images picture(int point) {
    Images one = data.test().subset(new int[] {points.image()[point]});
    return truth(point)
        .map(
            truth ->
                new Images(
                    one.name(),
                    3,
                    TILE,
                    TILE,
                    PaperFaces.pixels(truth.person(), truth.shot(), TILE, true),
                    one.labels(),
                    one.classNames()))
        .orElse(one);
  }
}
