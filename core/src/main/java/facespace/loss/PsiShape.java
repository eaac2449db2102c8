package facespace.loss;

import facespace.knob.Knobs;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;

/** What a drawn target logit does to samples, in words. */
final class PsiShape {
  private static final int STEPS_PER_DEGREE = 2;
  private static final int SAMPLES = 180 * STEPS_PER_DEGREE + 1;

  /** Less than this nobody sees in the chart. */
  private static final double UNSEEN = 0.02;

  /** A slope per radian below which a curve counts as level. */
  private static final double LEVEL = 0.001;

  /** So many times as steep as cos θ, whose slope is never more than 1. */
  private static final double STEEP = 5;

  /** From here on a rising part is met by few samples, and not for long. */
  private static final double LATE_DEG = 90;

  /** A known loss that differs by more is no likeness. */
  private static final double LIKENESS = 0.25;

  private static final int MOST_STRETCHES = 3;

  private PsiShape() {}

  /** A part of the axis of angles. */
  private record Stretch(double fromDeg, double toDeg) {
    @Override
    public String toString() {
      return (int) Math.floor(fromDeg) + "–" + (int) Math.ceil(toDeg) + "°";
    }
  }

  static List<Note> notes(OwnPsi loss) {
    Curve curve = Curve.of(loss, SAMPLES);
    List<Note> notes = new ArrayList<>();
    notes.add(nearest(loss));
    rising(curve, notes);
    steep(curve, notes);
    List<Stretch> above = stretches(i -> curve.psi()[i] > cosine(i) + UNSEEN);
    if (!above.isEmpty()) {
      notes.add(Note.info("note.psiAbove", inWords(above)));
    }
    if (stretches(i -> curve.psi()[i] < cosine(i) - UNSEEN).isEmpty()) {
      notes.add(Note.info("note.psiNoMargin"));
    }
    return notes;
  }

  private static Note nearest(OwnPsi loss) {
    NearestLoss nearest = NearestLoss.of(loss);
    String gap = decimals(Math.max(nearest.gap(), 0.01), 2);
    String key = nearest.gap() > LIKENESS ? "note.psiUnlike" : "note.psiNearest";
    return Note.info(key, nearest.inWords(), gap);
  }

  private static void rising(Curve curve, List<Note> notes) {
    List<Stretch> rising = stretches(i -> curve.slopePerRad()[i] > LEVEL);
    if (!rising.isEmpty()) {
      boolean isLate = rising.get(0).fromDeg >= LATE_DEG;
      String words = inWords(rising);
      notes.add(isLate ? Note.info("note.psiRises", words) : Note.warning("note.psiRises", words));
    }
  }

  private static void steep(Curve curve, List<Note> notes) {
    double[] slope = curve.slopePerRad();
    List<Stretch> steep = stretches(i -> slope[i] < -STEEP);
    if (!steep.isEmpty()) {
      double most = 0;
      for (double one : slope) {
        most = Math.max(most, -one);
      }
      notes.add(Note.warning("note.psiSteep", inWords(steep), Knobs.number(Math.rint(most))));
    }
  }

  /** Where something holds for at least a degree. */
  private static List<Stretch> stretches(IntPredicate holds) {
    List<Stretch> stretches = new ArrayList<>();
    int from = -1;
    for (int i = 0; i <= SAMPLES; i++) {
      boolean here = i < SAMPLES && holds.test(i);
      if (here && from < 0) {
        from = i;
      } else if (!here && from >= 0) {
        if (i - 1 - from >= STEPS_PER_DEGREE) {
          stretches.add(new Stretch(deg(from), deg(i - 1)));
        }
        from = -1;
      }
    }
    return stretches;
  }

  private static String inWords(List<Stretch> stretches) {
    String words =
        stretches.stream()
            .limit(MOST_STRETCHES)
            .map(Stretch::toString)
            .collect(Collectors.joining(", "));
    return stretches.size() > MOST_STRETCHES ? words + " …" : words;
  }

  private static double cosine(int i) {
    return Math.cos(Math.toRadians(deg(i)));
  }

  private static double deg(int i) {
    return (double) i / STEPS_PER_DEGREE;
  }

  private static String decimals(double value, int digits) {
    return String.format(Locale.ROOT, "%." + digits + "f", value);
  }
}
