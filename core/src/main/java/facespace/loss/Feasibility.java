package facespace.loss;

import facespace.geometry.Geometry;
import facespace.knob.Knobs;
import facespace.loss.mining.Mining;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What geometry allows before anything is trained: how far apart class directions can be, how
 * narrow a cone a margin asks for, and which settings cannot be met.
 */
public final class Feasibility {
  private static final int SAMPLES = 3601;

  /** A floor that three decimals do not show is not worth a sentence. */
  private static final double UNSEEN = 0.0005;

  /**
   * With fewer dimensions the hardest triplets of ten digits drew all into one point, yes-or-no
   * questions into one bundle, and Circle loss left classes where they began (measured).
   */
  private static final int ROOM = 8;

  private Feasibility() {}

  /**
   * The largest angle that all pairs of C directions can keep, where it is known in closed form: a
   * regular polygon in the plane, a regular simplex once there are enough dimensions (D ≥ C − 1).
   *
   * @return degrees, or empty where no closed form is known
   */
  public static OptionalDouble spacingDeg(int dim, int classes) {
    if (dim >= classes - 1) {
      return OptionalDouble.of(Geometry.angleDeg(-1.0 / (classes - 1)));
    }
    return dim == 2 ? OptionalDouble.of(360.0 / classes) : OptionalDouble.empty();
  }

  /**
   * The largest CosFace margin that can be met, Eq. (7): 1 minus the cosine of the spacing.
   *
   * @return the bound, or empty where no closed form is known
   */
  public static OptionalDouble cosineMarginBound(int dim, int classes) {
    OptionalDouble spacing = spacingDeg(dim, classes);
    return spacing.isEmpty()
        ? spacing
        : OptionalDouble.of(1 - Math.cos(Math.toRadians(spacing.getAsDouble())));
  }

  /**
   * The lowest loss that unit features at scale s can reach on C classes, NormFace, Proposition 2:
   * log(1 + (C−1) exp(−C s/(C−1))).
   */
  public static double lossFloor(double s, int classes) {
    double rest = classes - 1.0;
    return Math.log1p(rest * Math.exp(-classes * s / rest));
  }

  /**
   * Half the opening angle of the cone in which a sample meets the margin, when neighbouring
   * directions are a given angle apart: the largest θ with ψ(θ) ≥ cos(spacing − θ), or what the
   * loss has in the place of that cosine.
   *
   * @return degrees, or empty if not even θ = 0 meets it: the margin is impossible
   */
  public static OptionalDouble coneHalfAngleDeg(SoftmaxLoss loss, double spacingDeg) {
    double spacingRad = Math.toRadians(spacingDeg);
    Curve curve = Curve.between(loss, 0, spacingRad, SAMPLES);
    double[][] cosines = new double[SAMPLES][1];
    for (int i = 0; i < SAMPLES; i++) {
      cosines[i][0] = Math.cos(spacingRad - Math.toRadians(curve.thetaDeg()[i]));
    }
    double[][] others = curve.others(loss, cosines);
    double previousLead = Double.NaN;
    for (int i = 0; i < SAMPLES; i++) {
      double thetaDeg = curve.thetaDeg()[i];
      double lead = curve.psi()[i] - others[i][0];
      if (lead < 0) {
        double gridDeg = spacingDeg / (SAMPLES - 1);
        return i == 0
            ? OptionalDouble.empty()
            : OptionalDouble.of(thetaDeg - gridDeg * lead / (lead - previousLead));
      }
      previousLead = lead;
    }
    return OptionalDouble.of(spacingDeg);
  }

  /** What to say under the knobs of a loss, for features of a dimension and a number of classes. */
  public static List<Note> notes(Loss any, int dim, int classes) {
    List<Note> notes = new ArrayList<>();
    if (!(any instanceof SoftmaxLoss loss)) {
      boolean isHardest =
          any instanceof TripletLoss triplets && triplets.mining() == Mining.BATCH_HARD;
      if (isHardest && dim < ROOM) {
        notes.add(Note.warning("note.tripletPlane", dim));
      }
      if (any instanceof CirclePairs && dim < ROOM) {
        notes.add(Note.warning("note.circlePlane", dim));
      }
      return notes; // without class directions there is nothing to keep apart
    }
    notes.addAll(loss.notes());
    if (loss.traits().contains(Trait.BINARY)) {
      if (dim < ROOM) {
        notes.add(Note.warning("note.binaryPlane", dim));
      }
    } else {
      spacingDeg(dim, classes).ifPresent(spacing -> notes.add(cone(loss, dim, classes, spacing)));
    }
    if (loss.scale().isPresent() && loss.traits().isEmpty()) {
      double s = loss.scale(classes).getAsDouble();
      Optional<Certainty> certainty = Certainty.of(loss, dim, classes);
      certainty.ifPresent(known -> notes.add(sure(known, s)));
      double floor = floor(loss, certainty, s, dim, classes);
      if (floor > UNSEEN) {
        notes.add(floor(loss, floor, classes));
      }
    }
    loss.traits().forEach(trait -> notes.add(Note.info("note.trait." + trait.key())));
    return notes;
  }

  /** Of these notes those on settings that cannot do what they promise. */
  public static List<Note> warnings(Loss loss, int dim, int classes) {
    return notes(loss, dim, classes).stream()
        .filter(note -> note.level() == Note.Level.WARNING)
        .toList();
  }

  private static Note cone(SoftmaxLoss loss, int dim, int classes, double spacingDeg) {
    String apart = oneDecimal(spacingDeg);
    OptionalDouble half = coneHalfAngleDeg(loss, spacingDeg);
    if (half.isPresent()) {
      return Note.info("note.cone", dim, classes, apart, oneDecimal(half.getAsDouble()));
    }
    if (loss instanceof CosFace cosFace) {
      String bound = decimals(cosineMarginBound(dim, classes).getAsDouble(), 3);
      return Note.warning("note.cosineBound", dim, classes, bound, Knobs.number(cosFace.m()));
    }
    return Note.warning("note.noCone", dim, classes, apart);
  }

  /**
   * With a margin that can be met the floor is that of a sample right on its direction; a margin
   * that cannot be met may do better unevenly, so only the bound without margins is certain.
   */
  private static double floor(
      SoftmaxLoss loss, Optional<Certainty> certainty, double s, int dim, int classes) {
    return certainty
        .filter(known -> canBeMet(loss, dim, classes))
        .map(known -> known.floor(s))
        .orElse(lossFloor(s, classes));
  }

  /** Whether a sample right on its direction meets the margin; not known counts as no. */
  public static boolean canBeMet(SoftmaxLoss loss, int dim, int classes) {
    OptionalDouble spacing = spacingDeg(dim, classes);
    return spacing.isPresent() && coneHalfAngleDeg(loss, spacing.getAsDouble()).isPresent();
  }

  private static Note sure(Certainty certainty, double s) {
    OptionalDouble half = certainty.halfAngleDeg(s);
    return half.isPresent()
        ? Note.info("note.sure", Knobs.number(s), oneDecimal(half.getAsDouble()))
        : Note.info("note.neverSure", Knobs.number(s), decimals(certainty.probability(0, s), 2));
  }

  private static Note floor(SoftmaxLoss loss, double floor, int classes) {
    double s = loss.scale(classes).getAsDouble();
    double blind = Math.log(classes);
    String key = loss.learnsScale() ? "note.floorLearned" : "note.floor";
    Object[] args = {Knobs.number(s), decimals(floor, 3), decimals(blind, 2)};
    return lossFloor(s, classes) > blind / 4 && !loss.learnsScale()
        ? Note.warning("note.floorHigh", args)
        : Note.info(key, args);
  }

  private static String oneDecimal(double value) {
    return decimals(value, 1).replaceAll("\\.0$", "");
  }

  private static String decimals(double value, int digits) {
    return String.format(Locale.ROOT, "%." + digits + "f", value);
  }
}
