package facespace.play.learn;

import facespace.train.frame.Measure;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a reader is asked before a figure shows its result.
 *
 * @param text the question
 * @param choices what can be chosen; empty if a number or a drawing is asked for
 * @param slider the numbers that can be set, if one is asked for
 * @param score what the answer is measured by
 */
public record Question(String text, List<String> choices, Optional<Slider> slider, Score score) {
  /** The accuracy on test images in per cent, beside the {@link Measure}s. */
  private static final String ACCURACY = "testAccuracy";

  /**
   * Numbers to choose from.
   *
   * @param from the least
   * @param to the largest
   * @param unit written after the number, maybe empty
   */
  public record Slider(double from, double to, String unit) {
    private static final Pattern FORM = Pattern.compile("(-?[\\d.]+) (-?[\\d.]+)(?: (\\S+))?");

    static Slider parse(String text) {
      Matcher form = FORM.matcher(text);
      if (!form.matches()) {
        throw new IllegalArgumentException(
            "slider: '" + text + "' is not of the form 'least largest unit'");
      }
      return new Slider(
          Double.parseDouble(form.group(1)),
          Double.parseDouble(form.group(2)),
          form.group(3) == null ? "" : form.group(3));
    }
  }

  /**
   * What the right answer is.
   *
   * @param kind {@code choice} (which one, from 1), {@code number}, {@code run} (a measure of run
   *     {@code number}), {@code least}, {@code most} (the run with least or most of a measure),
   *     {@code turned-away} (of the right people, at a share of strangers let in) or {@code cause}
   *     (that turns most away), or {@code petals}, drawn on an empty plane as those of run {@code
   *     number} are expected
   * @param number as the kind says; NaN without one
   * @param measure as the kind says; empty without one
   */
  public record Score(String kind, double number, String measure) {
    private static final Pattern FORM =
        Pattern.compile(
            "(number|turned-away) ([\\d.]+)|(run) (\\d) (\\w+)|(least|most) (\\w+)|(cause)"
                + "|(choice|petals) (\\d+)");

    static Score parse(String text) {
      Matcher form = FORM.matcher(text);
      if (!form.matches()) {
        throw new IllegalArgumentException(
            "score: '"
                + text
                + "' is none of 'choice N', 'number X', 'run N measure', 'least measure', 'most"
                + " measure', 'turned-away X', 'cause', 'petals N'");
      }
      if (form.group(1) != null) {
        return new Score(form.group(1), Double.parseDouble(form.group(2)), "");
      }
      if (form.group(3) != null) {
        return new Score("run", Double.parseDouble(form.group(4)), measure(form.group(5)));
      }
      if (form.group(6) != null) {
        return new Score(form.group(6), Double.NaN, measure(form.group(7)));
      }
      return form.group(8) != null
          ? new Score(form.group(8), Double.NaN, "")
          : new Score(form.group(9), Double.parseDouble(form.group(10)), "");
    }

    private static String measure(String key) {
      boolean isKnown =
          key.equals(ACCURACY)
              || Arrays.stream(Measure.values()).anyMatch(measure -> measure.key().equals(key));
      if (!isKnown) {
        throw new IllegalArgumentException("score: there is no measure '" + key + "'");
      }
      return key;
    }
  }

  /** Whether the answer is a drawing. */
  public boolean isDrawn() {
    return score.kind().equals("petals");
  }

  /** Checks that what is asked for can be answered. */
  public Question {
    choices = List.copyOf(choices);
    boolean wantsNumber = List.of("number", "run", "turned-away").contains(score.kind());
    if (wantsNumber != slider.isPresent()) {
      throw new IllegalArgumentException(
          "score: '" + score.kind() + "' " + (wantsNumber ? "needs a" : "has no") + " slider");
    }
    boolean wantsChoices = List.of("choice", "least", "most").contains(score.kind());
    if (wantsChoices != choices.size() > 1) {
      throw new IllegalArgumentException(
          "score: '" + score.kind() + "' " + (wantsChoices ? "needs" : "has no") + " choices");
    }
    if (score.kind().equals("choice") && (score.number() < 1 || score.number() > choices.size())) {
      throw new IllegalArgumentException("score: there is no choice " + score.number());
    }
  }
}
