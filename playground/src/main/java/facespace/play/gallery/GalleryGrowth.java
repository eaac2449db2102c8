package facespace.play.gallery;

import facespace.data.DataException;
import facespace.data.Images;
import facespace.data.paper.Conditions;
import facespace.data.paper.PaperFaces;
import facespace.geometry.Geometry;
import facespace.match.GalleryIndex;
import facespace.model.FaceModel;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What a threshold that is fine at 1:1 does at 1:N: paper strangers ask to be recognised while the
 * gallery grows to 100,000 paper people, none of whom they are. Thread-safe; the work is done on
 * the thread that calls {@link #run}.
 */
public final class GalleryGrowth {
  /** Gallery sizes at which false identifications are counted. */
  public static final List<Integer> SIZES =
      List.of(3, 10, 30, 100, 300, 1_000, 3_000, 10_000, 30_000, 100_000);

  /** How many strangers ask. */
  public static final int PROBES = 300;

  /** Bins of {@link Measured#angles}: 0° … 180° by tenths of a degree. */
  public static final int BINS = 1800;

  private static final int FIRST_ENROLLED = 2_000_000;
  private static final int FIRST_STRANGER = 3_000_000;
  private static final int CHUNK = 500;
  private static final int SEARCHES = 21;

  private final FaceModel model;
  private final List<Integer> sizes;
  private volatile Measured progress = Measured.NONE;
  private volatile boolean stopped;

  /**
   * How far the gallery has grown.
   *
   * @param enrolled people in it now
   * @param best for each size of {@link #SIZES} reached, the largest cosine of every stranger to
   *     anybody in the gallery of that size
   * @param angles how many of all stranger–gallery pairs lie at each tenth of a degree
   * @param searchMillis median time of one search of the full gallery, NaN before it is full
   * @param ended why it will not grow any further, such as that its model was deleted
   */
  public record Measured(
      int enrolled,
      float[][] best,
      long[] angles,
      double searchMillis,
      Optional<DataException> ended) {
    static final Measured NONE = new Measured(0, new float[0][], new long[BINS]);

    private Measured(int enrolled, float[][] best, long[] angles) {
      this(enrolled, best, angles, Double.NaN, Optional.empty());
    }

    private Measured endedBy(DataException why) {
      return new Measured(enrolled, best, angles, searchMillis, Optional.of(why));
    }
  }

  /** Prepares a trial of a model; nothing is drawn yet. */
  public GalleryGrowth(FaceModel model) {
    this(model, SIZES);
  }

  /** A trial at other gallery sizes, ascending. */
  GalleryGrowth(FaceModel model, List<Integer> sizes) {
    this.model = model;
    this.sizes = sizes;
  }

  /** How far it is. */
  public Measured progress() {
    return progress;
  }

  /** Ends the work soon; what is measured so far stays. */
  public void stop() {
    stopped = true;
  }

  /**
   * Grows the gallery to its full size, which takes a minute or two, or until stopped, or until
   * somebody deletes the model: {@link #progress} says so then.
   */
  public void run() {
    try {
      grow();
    } catch (DataException modelGone) {
      progress = progress.endedBy(modelGone);
    }
  }

  private void grow() {
    float[] strangers = embed(FIRST_STRANGER, PROBES, Conditions.VARIED);
    int dim = model.dim();
    GalleryIndex index = new GalleryIndex(dim);
    float[] best = new float[PROBES];
    Arrays.fill(best, -1);
    float[][] reached = new float[0][];
    long[] angles = new long[BINS];
    int enrolled = 0;
    for (int size : sizes) {
      while (enrolled < size && !stopped) {
        int people = Math.min(CHUNK, size - enrolled);
        float[] chunk = embed(FIRST_ENROLLED + enrolled, people, Conditions.STUDIO);
        meet(strangers, chunk, dim, best, angles);
        for (int i = 0; i < people; i++) {
          index.add(enrolled + i, Arrays.copyOfRange(chunk, i * dim, (i + 1) * dim));
        }
        enrolled += people;
        progress = new Measured(enrolled, reached, angles.clone());
      }
      if (stopped) {
        return;
      }
      reached = Arrays.copyOf(reached, reached.length + 1);
      reached[reached.length - 1] = best.clone();
      progress = new Measured(enrolled, reached, angles.clone());
    }
    progress =
        new Measured(
            enrolled, reached, angles, searchMillis(index, strangers, dim), Optional.empty());
  }

  private float[] embed(int first, int people, Conditions conditions) {
    boolean colour = model.channels() == 3;
    Images faces =
        PaperFaces.generate(first, people, 1, conditions, colour, PaperFaces.SEED, model.side());
    return model.embed(faces);
  }

  /** Compares every stranger with a part of the gallery. */
  private static void meet(float[] strangers, float[] chunk, int dim, float[] best, long[] angles) {
    for (int probe = 0; probe < best.length; probe++) {
      for (int other = 0; other < chunk.length; other += dim) {
        float cosine = 0;
        for (int d = 0; d < dim; d++) {
          cosine += strangers[probe * dim + d] * chunk[other + d];
        }
        best[probe] = Math.max(best[probe], cosine);
        angles[bin(cosine)]++;
      }
    }
  }

  private static int bin(float cosine) {
    return (int) Math.min(BINS - 1, Geometry.angleDeg(cosine) * BINS / 180);
  }

  private static double searchMillis(GalleryIndex index, float[] strangers, int dim) {
    double[] millis = new double[SEARCHES];
    for (int i = 0; i < SEARCHES; i++) {
      float[] probe = Arrays.copyOfRange(strangers, i * dim, (i + 1) * dim);
      long start = System.nanoTime();
      index.search(probe, 5);
      millis[i] = (System.nanoTime() - start) / 1e6;
    }
    Arrays.sort(millis);
    return millis[SEARCHES / 2];
  }
}
