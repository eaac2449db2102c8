package facespace.loss;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The loss of the catalogue whose ψ comes nearest to a drawn one, over all margin losses and those
 * of their knobs that shape the curve.
 *
 * @param name of the loss
 * @param knobs those that shape its ψ, by the papers' letter or by key, in text form
 * @param gap largest distance of the two curves
 */
record NearestLoss(String name, Map<String, String> knobs, double gap) {
  private static final double[] THETA_RAD = Plot.even(0, Math.PI, 91);

  /** A loss with more knobs must come nearer by so much: any curve can be bent a little. */
  private static final double WORTH_A_KNOB = 0.01;

  /** So many of the coarse grid's nearest are looked at closely. */
  private static final int MOST_STARTS = 6;

  /** A setting of the coarse grid, from which a search can begin. */
  private record Start(PsiFamily family, PsiFamily.Trial trial) {}

  /**
   * Finds it.
   *
   * <p>A coarse grid of every loss is compared first, then the nearest are moved knob by knob.
   */
  static NearestLoss of(OwnPsi drawn) {
    double[] wanted = Curve.values(drawn, THETA_RAD);
    List<NearestLoss> found =
        Known.FAMILIES.stream()
            .flatMap(family -> family.starts(wanted).stream().map(t -> new Start(family, t)))
            .sorted(Comparator.comparingDouble(start -> start.trial.squares(wanted)))
            .limit(MOST_STARTS)
            .map(start -> of(start.family, start.family.nearer(start.trial, wanted), wanted))
            .sorted(Comparator.comparingDouble(NearestLoss::gap))
            .toList();
    double least = found.get(0).gap;
    return found.stream()
        .filter(one -> one.gap < least + WORTH_A_KNOB)
        .min(Comparator.comparingInt(one -> one.knobs.size()))
        .orElseThrow();
  }

  private static NearestLoss of(PsiFamily family, PsiFamily.Trial trial, double[] wanted) {
    return new NearestLoss(family.info().name(), family.told(trial), trial.gap(wanted));
  }

  /** Such as {@code ArcFace (m = 0.48)}, the same in every language. */
  String inWords() {
    return knobs.isEmpty()
        ? name
        : knobs.entrySet().stream()
            .map(knob -> knob.getKey() + " = " + knob.getValue())
            .collect(Collectors.joining(", ", name + " (", ")"));
  }

  /** Sampled when it is first asked for: that takes a moment. */
  private static final class Known {
    static final List<PsiFamily> FAMILIES =
        LossCatalog.all().stream()
            .map(info -> PsiFamily.of(info, THETA_RAD))
            .flatMap(Optional::stream)
            .toList();
  }
}
