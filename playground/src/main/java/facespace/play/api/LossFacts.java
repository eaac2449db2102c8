package facespace.play.api;

import facespace.data.Kept;
import facespace.knob.CurvePoints;
import facespace.loss.Curve;
import facespace.loss.Feasibility;
import facespace.loss.Loss;
import facespace.loss.Note;
import facespace.loss.OwnPsi;
import facespace.loss.Plot;
import facespace.loss.SoftmaxLoss;
import facespace.play.hub.TensorThread;
import facespace.train.spec.DigitRuns;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Curves of losses and what geometry says about them, computed once for each. Thread-safe. */
final class LossFacts {
  private static final int CURVE_POINTS = 181;
  private static final int MOST_KEPT = 256;

  private final Map<Case, Facts> kept =
      Collections.synchronizedMap(
          new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Case, Facts> eldest) {
              return size() > MOST_KEPT;
            }
          });

  private final Kept<Map<String, String>> suiting = new Kept<>();

  /** A loss with its knobs, for features of a dimension and a number of classes. */
  private record Case(Loss loss, int dim, int classes) {}

  /**
   * @param curve ψ and slope at every full degree; null without class directions
   * @param plot the loss over the axis of its own kind
   * @param points on ψ, from which a curve of one's own can start; null without class directions
   * @param notes what is worth knowing before it is run
   */
  record Facts(Curve curve, Plot plot, CurvePoints points, List<Note> notes) {}

  /** What suits a loss on digits better than the defaults, in text form by key. */
  Map<String, String> settings(String loss) {
    return suiting.get(
        loss, () -> TensorThread.calculate(() -> DigitRuns.settings(loss, Set.of())));
  }

  /** Whether it is warned of: it cannot do what it promises. */
  boolean isWarned(Loss loss, int dim, int classes) {
    return of(loss, dim, classes).notes().stream()
        .anyMatch(note -> note.level() == Note.Level.WARNING);
  }

  Facts of(Loss loss, int dim, int classes) {
    Case wanted = new Case(loss, dim, classes);
    Facts known = kept.get(wanted);
    if (known == null) {
      known = TensorThread.calculate(() -> compute(wanted));
      kept.put(wanted, known);
    }
    return known;
  }

  private static Facts compute(Case wanted) {
    SoftmaxLoss softmax = wanted.loss() instanceof SoftmaxLoss loss ? loss : null;
    return new Facts(
        softmax == null ? null : Curve.of(softmax, CURVE_POINTS),
        wanted.loss().plot(CURVE_POINTS),
        softmax == null ? null : OwnPsi.pointsOf(softmax),
        Feasibility.notes(wanted.loss(), wanted.dim(), wanted.classes()));
  }
}
