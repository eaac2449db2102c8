package facespace.train.frame;

import facespace.data.Images;
import facespace.geometry.Geometry;
import java.util.Arrays;
import java.util.Map;

/**
 * Where digits lie that were never trained on, and what they are taken for all the same; empty
 * where all were trained on.
 *
 * @param unseen their features, row-major (U × D)
 * @param unseenPredicted the class decided for each (U)
 */
public record Unseen(float[] unseen, int[] unseenPredicted) {
  /** All were trained on. */
  public static final Unseen NONE = new Unseen(new float[0], new int[0]);

  /**
   * Of chosen images.
   *
   * @param images the digits not trained on
   */
  static Unseen of(Subject subject, Images images, int[] chosen) {
    if (chosen.length == 0) {
      return NONE;
    }
    float[] features = subject.features(images, chosen);
    DecisionRows by = subject.decision();
    return new Unseen(features, Geometry.decide(features, by.weights(), by.bias(), subject.dim()));
  }

  /**
   * How well two of the same digit can be told from two different ones; of one digit alone there is
   * nothing to tell.
   *
   * @param labels their classes (U)
   */
  Map<Measure, Double> measures(int dim, int[] labels) {
    long classes = Arrays.stream(labels).distinct().count();
    boolean areBothKinds = classes > 1 && classes < labels.length;
    return areBothKinds ? Map.of(Measure.UNSEEN_EER, OpenSet.eer(unseen, dim, labels)) : Map.of();
  }
}
