package facespace.quality;

import facespace.data.Images;
import facespace.data.folder.FaceFolder;
import facespace.geometry.Geometry;
import facespace.knob.BadValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Real photographs by their {@link PhotoLabel}s, each against the same person's normal one. The
 * threshold is set on normal photographs alone, of different people. Immutable by agreement.
 *
 * @param people with a normal photograph
 * @param strangers pairs of different people's normal photographs
 * @param letIn how many of those the threshold takes for one person
 * @param limitDeg the widest angle that lets in no more than {@link #FAR} of them
 * @param twins photographs left out, being the normal one again to the last pixel
 * @param results one per label, most turned away first; the angles are to normal photographs
 * @param examples of each result the normal photograph and the one farthest from it
 */
public record PhotoTrial(
    int people,
    int strangers,
    int letIn,
    float limitDeg,
    int twins,
    List<CauseTrial.Result> results,
    Images examples) {
  /** A threshold lets in at most so many of the strangers: a hundredth of few would be none. */
  public static final double FAR = 0.05;

  /** Images of each result among the examples. */
  public static final int EXAMPLES = 2;

  private static final double ROUNDING = 1e-9;

  /** What came of a label, and where its worst photograph stands. */
  private record Found(CauseTrial.Result result, int worst) {}

  /**
   * Tries all labels.
   *
   * @param seen names of people the model was trained on, who are left out
   * @throws BadValue if fewer than two people with a normal photograph are left
   */
  public static PhotoTrial of(FaceFolder faces, Set<String> seen, Embedder embedder) {
    Images all = faces.images();
    List<Optional<PhotoLabel>> labels = faces.files().stream().map(PhotoLabel::of).toList();
    int[] normals = normals(all, labels, seen);
    int[] tried = IntStream.of(normals).filter(i -> i >= 0).toArray();
    if (tried.length < 2) {
      throw new BadValue("quality.photographs", all.name());
    }
    return new Comparing(all, labels, normals, tried, embedder.embed(all)).trial();
  }

  /** Where each person's normal photograph stands; −1 for whoever has none, or was trained on. */
  private static int[] normals(Images all, List<Optional<PhotoLabel>> labels, Set<String> seen) {
    int[] normals = new int[all.classes()];
    Arrays.fill(normals, -1);
    for (int i = all.count() - 1; i >= 0; i--) { // the first, if there are several
      int person = all.labels()[i];
      if (labels.get(i).equals(Optional.of(PhotoLabel.NORMAL))
          && !seen.contains(all.classNames().get(person))) {
        normals[person] = i;
      }
    }
    return normals;
  }

  /**
   * All that is compared.
   *
   * @param normals by person, −1 for whoever is left out
   * @param tried the same without those
   * @param features N·dim
   */
  private record Comparing(
      Images all, List<Optional<PhotoLabel>> labels, int[] normals, int[] tried, float[] features) {

    PhotoTrial trial() {
      float[] strangers = strangers();
      int allowed = (int) (FAR * strangers.length + ROUNDING);
      float limitDeg = Math.nextDown(strangers[allowed]); // as many are nearer, or fewer if alike
      List<Found> found = new ArrayList<>();
      for (PhotoLabel label : PhotoLabel.values()) {
        int[] shots = shots(label);
        if (label != PhotoLabel.NORMAL && shots.length > 0) {
          found.add(compare(label, shots));
        }
      }
      found.sort(
          Comparator.comparingDouble(one -> -one.result().turnedAway(limitDeg) / shots(one)));
      return new PhotoTrial(
          tried.length,
          strangers.length,
          (int) IntStream.range(0, strangers.length).filter(k -> strangers[k] <= limitDeg).count(),
          limitDeg,
          (int) IntStream.range(0, all.count()).filter(this::isTwin).count(),
          found.stream().map(Found::result).toList(),
          all.subset(
              found.stream()
                  .flatMapToInt(one -> IntStream.of(normalOf(one.worst()), one.worst()))
                  .toArray()));
    }

    private static double shots(Found one) {
      return one.result().same().length;
    }

    /** Normal photographs of two people each, ascending. */
    private float[] strangers() {
      float[] angles = new float[tried.length * (tried.length - 1) / 2];
      int k = 0;
      for (int a = 0; a < tried.length; a++) {
        for (int b = 0; b < a; b++) {
          angles[k++] = angleDeg(tried[a], tried[b]);
        }
      }
      Arrays.sort(angles);
      return angles;
    }

    /** Photographs of a label that show something else than their person's normal one. */
    private int[] shots(PhotoLabel label) {
      return IntStream.range(0, all.count())
          .filter(i -> labels.get(i).equals(Optional.of(label)))
          .filter(i -> normalOf(i) >= 0 && !isTwin(i))
          .toArray();
    }

    private Found compare(PhotoLabel label, int[] shots) {
      float[] same = new float[shots.length];
      float[] different = new float[shots.length * (tried.length - 1)];
      int worst = shots[0];
      int d = 0;
      for (int s = 0; s < shots.length; s++) {
        int own = normalOf(shots[s]);
        for (int normal : tried) {
          if (normal != own) {
            different[d++] = angleDeg(shots[s], normal);
          }
        }
        same[s] = angleDeg(shots[s], own);
        worst = same[s] > angleDeg(worst, normalOf(worst)) ? shots[s] : worst;
      }
      Arrays.sort(same);
      Arrays.sort(different);
      return new Found(new CauseTrial.Result(label, same, different), worst);
    }

    private boolean isTwin(int i) {
      int normal = normalOf(i);
      return normal >= 0 && normal != i && Arrays.equals(all.pixelsOf(i), all.pixelsOf(normal));
    }

    private int normalOf(int i) {
      return normals[all.labels()[i]];
    }

    private float angleDeg(int i, int j) {
      int dim = features.length / all.count();
      return (float) Geometry.angleDeg(features, i, features, j, dim);
    }
  }
}
