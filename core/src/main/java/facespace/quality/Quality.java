package facespace.quality;

import facespace.data.Images;
import facespace.data.Kept;
import facespace.data.paper.Conditions;
import facespace.data.paper.PaperFaces;
import java.util.stream.IntStream;

/**
 * How good a photograph is for recognising somebody, judged before anybody is compared with it: a
 * guess at how alike the shot will be to other shots of the same person. The small model behind it
 * is a ridge regression on measures of the picture, the feature itself, and how little the feature
 * changes when the picture is mirrored.
 *
 * <p>The target is that of FaceQnet (Hernandez-Ortega et al., ICB 2019): the similarity of a shot
 * to its own person's reference. That a feature which does not stand small changes tells a bad
 * picture is the thought of SER-FIQ (Terhörst et al., CVPR 2020). Immutable, safe for use by
 * several threads if the embedder is.
 */
public final class Quality {
  private static final double LAMBDA = 0.03;

  /**
   * Generated people who are neither trained on nor held out: what a good shot is, is learnt here.
   */
  private static final int FIRST_PERSON = 1_500_000;

  private static final int PEOPLE = 150;
  private static final int SHOTS = 10;

  /** Drawn once for all models that see colours, or see none. */
  private static final Kept<Images> DRAWN = new Kept<>();

  private final Embedder embedder;
  private final Ridge ridge;

  private Quality(Embedder embedder, Ridge ridge) {
    this.embedder = embedder;
    this.ridge = ridge;
  }

  /**
   * Learns from people of whom there are several shots, good and bad. They should not be those the
   * embedder was trained on: it knows them too well.
   *
   * @param people shots with their people as labels
   * @param embedder what the shots are for
   * @throws IllegalArgumentException if nobody has two shots
   */
  public static Quality fit(Images people, Embedder embedder) {
    float[] features = embedder.embed(people);
    double[] alike = likenessToOwn(features, people.labels(), people.classes());
    int[] known = IntStream.range(0, alike.length).filter(i -> !Double.isNaN(alike[i])).toArray();
    if (known.length == 0) {
      throw new IllegalArgumentException("nobody has two shots");
    }
    double[][] rows = rows(people, features, embedder.embed(mirrored(people)));
    return new Quality(
        embedder,
        Ridge.fit(
            IntStream.of(known).mapToObj(i -> rows[i]).toArray(double[][]::new),
            IntStream.of(known).mapToDouble(i -> alike[i]).toArray(),
            LAMBDA));
  }

  /**
   * Learns from generated people of its own, whom no face model was trained on or is tested with.
   *
   * @param colour whether the embedder sees colours
   * @param embedder what the shots are for
   */
  public static Quality fitOnPaper(boolean colour, Embedder embedder) {
    return fit(DRAWN.get(colour ? "colour" : "grey", () -> draw(colour)), embedder);
  }

  private static Images draw(boolean colour) {
    return PaperFaces.generate(
        FIRST_PERSON, PEOPLE, SHOTS, Conditions.VARIED, colour, PaperFaces.SEED, PaperFaces.SIDE);
  }

  /** The guess for every image: a cosine, 1 for perfect; about 0 for a shot of no use. */
  public float[] of(Images images) {
    return of(images, embedder.embed(images));
  }

  /**
   * The same if the features are known already.
   *
   * @param features of the images, N·dim, row-major, unit length
   */
  public float[] of(Images images, float[] features) {
    double[][] rows = rows(images, features, embedder.embed(mirrored(images)));
    float[] quality = new float[rows.length];
    for (int i = 0; i < quality.length; i++) {
      quality[i] = (float) Math.max(-1, Math.min(1, ridge.predict(rows[i])));
    }
    return quality;
  }

  /**
   * Cosine of every shot with the centre of its person's other shots.
   *
   * @param features unit rows, N·dim
   * @return N cosines; NaN for somebody's only shot
   */
  static double[] likenessToOwn(float[] features, int[] labels, int people) {
    int dim = features.length / labels.length;
    double[][] sums = new double[people][dim];
    int[] shots = new int[people];
    for (int i = 0; i < labels.length; i++) {
      shots[labels[i]]++;
      for (int d = 0; d < dim; d++) {
        sums[labels[i]][d] += features[i * dim + d];
      }
    }
    double[] alike = new double[labels.length];
    for (int i = 0; i < labels.length; i++) {
      double dot = 0;
      double length = 0;
      for (int d = 0; d < dim; d++) {
        double others = sums[labels[i]][d] - features[i * dim + d];
        dot += others * features[i * dim + d];
        length += others * others;
      }
      alike[i] = shots[labels[i]] > 1 && length > 0 ? dot / Math.sqrt(length) : Double.NaN;
    }
    return alike;
  }

  /** Per image: measures, their squares, the feature, and its likeness to its mirror image's. */
  private static double[][] rows(Images images, float[] features, float[] mirrored) {
    int n = images.count();
    int dim = n == 0 ? 0 : features.length / n;
    return IntStream.range(0, n)
        .parallel()
        .mapToObj(i -> row(ImageMeasures.of(images, i), features, mirrored, i * dim, dim))
        .toArray(double[][]::new);
  }

  private static double[] row(
      double[] measures, float[] features, float[] mirrored, int at, int dim) {
    int m = measures.length;
    double[] row = new double[2 * m + dim + 1];
    for (int k = 0; k < m; k++) {
      row[k] = measures[k];
      row[m + k] = measures[k] * measures[k];
    }
    double agreement = 0;
    for (int d = 0; d < dim; d++) {
      row[2 * m + d] = features[at + d];
      agreement += features[at + d] * mirrored[at + d];
    }
    row[2 * m + dim] = agreement;
    return row;
  }

  /** The same pictures, left and right exchanged. */
  static Images mirrored(Images images) {
    byte[] turned = new byte[images.pixels().length];
    int width = images.width();
    for (int line = 0; line < turned.length; line += width) {
      for (int x = 0; x < width; x++) {
        turned[line + x] = images.pixels()[line + width - 1 - x];
      }
    }
    return new Images(
        images.name(),
        images.channels(),
        images.height(),
        width,
        turned,
        images.labels(),
        images.classNames());
  }
}
