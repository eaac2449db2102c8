package facespace.play.hub.map;

import facespace.data.DataSet;
import facespace.data.Images;
import facespace.project.AngleMap;
import facespace.project.Eigenfaces;
import facespace.train.frame.Frame;
import java.util.stream.IntStream;

/**
 * What the points of a map are compared by, as rows of length 1.
 *
 * @param rows row-major (N × dim)
 * @param dim numbers per row
 */
public record MapRows(float[] rows, int dim) {
  private static final int COMPONENTS = 64;
  private static final int FITTED_IMAGES = 400;

  /** Directions of a frame's features. */
  public static MapRows embedding(MapPoints points, Frame frame) {
    Frame.Points shown = frame.points();
    return unit(points.rowsOf(shown.features(), shown.dim()), shown.dim());
  }

  /** Pixels minus the mean training image, or their Eigenfaces; both know the training images. */
  public static MapRows baseline(MapSource source, MapPoints points, DataSet data) {
    Images train = some(data.train());
    byte[] shown = data.test().subset(points.image()).pixels();
    int size = train.size();
    if (source == MapSource.EIGENFACES) {
      Eigenfaces faces = Eigenfaces.fit(train.pixels(), size, COMPONENTS);
      return unit(faces.project(shown), faces.dim());
    }
    return unit(Eigenfaces.centred(shown, size, Eigenfaces.mean(train.pixels(), size)), size);
  }

  private static Images some(Images train) {
    int count = Math.min(FITTED_IMAGES, train.count());
    return train.subset(
        IntStream.range(0, count).map(i -> (int) ((long) i * train.count() / count)).toArray());
  }

  private static MapRows unit(float[] rows, int dim) {
    return new MapRows(AngleMap.unit(rows, dim), dim);
  }
}
