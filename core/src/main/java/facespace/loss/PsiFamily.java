package facespace.loss;

import facespace.knob.KnobInfo;
import facespace.knob.Knobs;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The curves that one margin loss can take on as its knobs are moved.
 *
 * @param info of the loss
 * @param knobs those that shape its ψ
 * @param thetaRad where curves are compared
 * @param grid a coarse choice of them
 */
record PsiFamily(LossInfo info, List<KnobInfo> knobs, double[] thetaRad, List<Trial> grid) {
  /** About so many curves of each loss are compared at once, of each of its choices. */
  private static final double MOST = 800;

  private static final int MOST_PER_KNOB = 9;

  /** Curves that differ by less are the same: only their gradients are taken otherwise. */
  private static final double ROUNDING = 1e-9;

  /** With more steps than this a knob goes over several tens. */
  private static final int LONG_RANGE = 500;

  /** The curve of one setting of the knobs. */
  record Trial(Map<String, String> knobs, double[] psi) {
    /** Largest distance to another curve. */
    double gap(double[] other) {
      double gap = 0;
      for (int i = 0; i < psi.length; i++) {
        gap = Math.max(gap, Math.abs(psi[i] - other[i]));
      }
      return gap;
    }

    /** What the search makes small: smooth, so that it does not come to rest half-way. */
    double squares(double[] other) {
      double sum = 0;
      for (int i = 0; i < psi.length; i++) {
        sum += (psi[i] - other[i]) * (psi[i] - other[i]);
      }
      return sum;
    }
  }

  /** Of a loss that has a margin, is not drawn itself, and has no more to it than its curve. */
  static Optional<PsiFamily> of(LossInfo info, double[] thetaRad) {
    Loss any = LossCatalog.create(info.key(), Map.of());
    boolean isCurve =
        any instanceof MarginLoss loss && loss.unitWeights() && loss.traits().isEmpty();
    if (!isCurve || any instanceof OwnPsi) {
      return Optional.empty();
    }
    double[] usual = Curve.values((MarginLoss) any, thetaRad);
    List<KnobInfo> shaping = new ArrayList<>();
    for (KnobInfo knob : info.knobs()) {
      boolean shapes =
          values(knob, MOST_PER_KNOB).stream()
              .map(value -> trial(info, thetaRad, Map.of(knob.key(), value)))
              .anyMatch(trial -> trial.gap(usual) > ROUNDING);
      if (shapes) {
        shaping.add(knob);
      }
    }
    long numbers = shaping.stream().filter(PsiFamily::isNumber).count();
    int each = (int) Math.min(MOST_PER_KNOB, Math.pow(MOST, 1.0 / Math.max(1, numbers)));
    List<Map<String, String>> settings = List.of(Map.of());
    for (KnobInfo knob : shaping) {
      settings =
          settings.stream()
              .flatMap(before -> values(knob, each).stream().map(v -> with(before, knob, v)))
              .toList();
    }
    List<Trial> grid = settings.stream().map(setting -> trial(info, thetaRad, setting)).toList();
    return Optional.of(new PsiFamily(info, List.copyOf(shaping), thetaRad, grid));
  }

  private static boolean isNumber(KnobInfo knob) {
    return knob.kind() == KnobInfo.Kind.NUMBER || knob.kind() == KnobInfo.Kind.INTEGER;
  }

  private static Trial trial(LossInfo info, double[] thetaRad, Map<String, String> knobs) {
    MarginLoss loss = (MarginLoss) LossCatalog.create(info.key(), knobs);
    return new Trial(knobs, Curve.values(loss, thetaRad));
  }

  private static Map<String, String> with(Map<String, String> before, KnobInfo knob, String value) {
    Map<String, String> setting = new LinkedHashMap<>(before);
    setting.put(knob.key(), value);
    return setting;
  }

  /** What a knob is tried at: all that it can be if it is chosen, else so many places. */
  private static List<String> values(KnobInfo knob, int each) {
    return switch (knob.kind()) {
      case CHOICE -> knob.choices().stream().map(KnobInfo.Choice::value).toList();
      case SWITCH -> List.of("on", "off");
      case NUMBER, INTEGER -> places(knob, each);
      case SELECTION, CURVE, TEXT -> List.of();
    };
  }

  /** Evenly over its range, or by doubling over one of several tens. */
  private static List<String> places(KnobInfo knob, int each) {
    double steps = (knob.max() - knob.min()) / knob.step();
    List<String> places = new ArrayList<>();
    places.add(Knobs.number(knob.min()));
    if (steps > LONG_RANGE) {
      for (double up = knob.step(); knob.min() + up < knob.max(); up *= 2) {
        places.add(Knobs.number(knob.min() + up));
      }
    } else {
      double apart = Math.max(1, Math.ceil(steps / (each - 1))) * knob.step();
      for (int i = 1; knob.min() + i * apart < knob.max(); i++) {
        places.add(onStep(knob, knob.min() + i * apart));
      }
    }
    places.add(Knobs.number(knob.max()));
    return places;
  }

  private static String onStep(KnobInfo knob, double value) {
    double steps = Math.rint((value - knob.min()) / knob.step());
    double rounded = Math.rint((knob.min() + steps * knob.step()) * 1e6) / 1e6;
    return Knobs.number(Math.max(knob.min(), Math.min(knob.max(), rounded)));
  }

  /** Where a search can begin: of each choice between things without a between, the nearest. */
  List<Trial> starts(double[] wanted) {
    Map<List<String>, Trial> starts = new LinkedHashMap<>();
    for (Trial trial : grid) {
      List<String> choices =
          knobs.stream()
              .filter(knob -> knob.kind() != KnobInfo.Kind.NUMBER)
              .map(knob -> trial.knobs.get(knob.key()))
              .toList();
      starts.merge(choices, trial, (a, b) -> a.squares(wanted) <= b.squares(wanted) ? a : b);
    }
    return List.copyOf(starts.values());
  }

  /** Moves knob by knob nearer to a curve, in ever smaller steps. */
  Trial nearer(Trial start, double[] wanted) {
    Trial best = start;
    for (double share = 1.0 / MOST_PER_KNOB; share > 1.0 / (4 * LONG_RANGE); share /= 4) {
      for (Trial better = best; better != null; ) {
        best = better;
        better = betterBeside(best, wanted, share);
      }
    }
    return best;
  }

  /** The best of those one step beside, if that is nearer. */
  private Trial betterBeside(Trial here, double[] wanted, double share) {
    Trial best = here;
    for (KnobInfo knob : knobs) {
      if (knob.kind() == KnobInfo.Kind.NUMBER) {
        double now = Double.parseDouble(here.knobs.get(knob.key()));
        double step = Math.max(knob.step(), stepOf(knob, now, share));
        for (double other : new double[] {now - step, now + step}) {
          Trial trial = trial(info, thetaRad, with(here.knobs, knob, onStep(knob, other)));
          best = trial.squares(wanted) < best.squares(wanted) ? trial : best;
        }
      }
    }
    return best == here ? null : best;
  }

  /** A share of the range, or of where it is now if the range goes over several tens. */
  private static double stepOf(KnobInfo knob, double now, double share) {
    double range = knob.max() - knob.min();
    return share * (range / knob.step() > LONG_RANGE ? now - knob.min() : range);
  }

  /**
   * What is said of a member: letters as the papers have them; a choice only if it is not usual.
   */
  Map<String, String> told(Trial trial) {
    Map<String, String> told = new LinkedHashMap<>();
    for (KnobInfo knob : knobs) {
      String value = trial.knobs.get(knob.key());
      if (!knob.symbol().isEmpty() || !value.equals(knob.value())) {
        told.put(knob.symbol().isEmpty() ? knob.key() : knob.symbol(), value);
      }
    }
    return told;
  }
}
