package facespace.play.face;

import facespace.data.Images;
import facespace.data.paper.Conditions;
import facespace.data.paper.PaperFaces;
import facespace.model.FaceModel;
import facespace.play.hub.TensorThread;
import facespace.play.web.Once;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.stream.IntStream;

/**
 * Generated people at random, each photographed once in the studio: whom of them does a model find
 * most like a face? Every model looks at them once. Thread-safe.
 */
public final class LookAlikes {
  /** How many people are looked at. */
  public static final int PEOPLE = 500;

  /** Nobody whom the pages begin with, and nobody any model was trained on. */
  private static final int FIRST = 5_000_000;

  /** Closer than this is the very same picture. */
  private static final double SAME_COSINE = 0.99999;

  private final Map<FaceModel, Once<float[]>> seen = new WeakHashMap<>();

  /**
   * One of them.
   *
   * @param person the number of a generated person
   * @param cosine of the angle to the face asked about
   */
  public record LookAlike(int person, double cosine) {}

  /**
   * Everybody, the most alike first.
   *
   * @param embedding of unit length
   */
  public List<LookAlike> of(FaceModel model, float[] embedding) {
    float[] all = Once.of(seen, model, LookAlikes::look);
    return IntStream.range(0, PEOPLE)
        .mapToObj(i -> new LookAlike(FIRST + i, cosine(all, i * model.dim(), embedding)))
        .filter(found -> found.cosine() < SAME_COSINE)
        .sorted(Comparator.comparingDouble(LookAlike::cosine).reversed())
        .toList();
  }

  private static float[] look(FaceModel model) {
    Images people =
        PaperFaces.generate(
            FIRST,
            PEOPLE,
            1,
            Conditions.STUDIO,
            model.channels() > 1,
            PaperFaces.SEED,
            PaperFaces.SIDE);
    return TensorThread.calculate(() -> model.embed(people));
  }

  private static double cosine(float[] rows, int at, float[] embedding) {
    double dot = 0;
    for (int d = 0; d < embedding.length; d++) {
      dot += rows[at + d] * (double) embedding[d];
    }
    return dot;
  }
}
