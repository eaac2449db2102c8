package facespace.demos;

import facespace.train.frame.Frame;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether a run that has trained all its epochs has learnt anything: else nobody should praise it.
 */
final class Learnt {
  /** Of three classes or more, none holds so many when anything is learnt. */
  private static final double MOST = 0.7;

  /** Of features all in one direction the mean of the unit vectors is nearly one long. */
  private static final double ONE_WAY = 0.9;

  /** Between guessing and knowing, the share of the way that is next to nothing. */
  private static final double NEXT_TO_NOTHING = 0.2;

  private static final String HELP = " A smaller lr, a longer warmup or a smaller margin may help.";

  private Learnt() {}

  /**
   * What to say of a run that has learnt nothing.
   *
   * @param isOver whether all was trained that was asked for; before that little need be learnt
   */
  static Optional<String> nothing(Frame last, boolean isOver) {
    if (Double.isNaN(last.learning().trainLoss())) {
      return Optional.of(
          "Nothing was compared: no batch of late held two images of one class and one of another."
              + " A larger --batch, or --p classes with --k images each, helps.");
    }
    if (last.compared().inOnePoint() == 1) {
      return said(
          "Collapsed: all features lie in one point, where the loss stands still at %.2f."
              + " Semi-hard triplets, a softmax first, more dimensions or a smaller lr may help.",
          last.learning().trainLoss());
    }
    if (isOfOneClass(last)) {
      return said(
          "Collapsed: %.0f %% of the test images are taken for one class, and %.1f %% are read"
              + " correctly."
              + HELP,
          100 * last.points().largestShare(),
          100 * last.learning().testAccuracy());
    }
    if (!isNearChance(last)) {
      return Optional.empty();
    }
    if (last.points().agreement() >= ONE_WAY) {
      return Optional.of("Collapsed: all features point one way; " + rate(last) + HELP);
    }
    return isOver ? Optional.of("Next to nothing is learnt: " + rate(last)) : Optional.empty();
  }

  private static Optional<String> said(String format, Object... values) {
    return Optional.of(String.format(Locale.ROOT, format, values));
  }

  /** A test part may hold one class above all: then it is right to take most images for that. */
  private static boolean isOfOneClass(Frame last) {
    double share = last.points().largestShare();
    return last.points().classes() > 2
        && share > MOST
        && last.learning().testAccuracy() < (1 + share) / 2;
  }

  private static boolean isNearChance(Frame last) {
    double eer = last.learning().eer();
    double guessed = 1.0 / last.points().classes();
    return Double.isNaN(eer)
        ? last.learning().testAccuracy() < guessed + NEXT_TO_NOTHING * (1 - guessed)
        : eer > (1 - NEXT_TO_NOTHING) / 2;
  }

  private static String rate(Frame last) {
    double eer = last.learning().eer();
    return Double.isNaN(eer)
        ? percent(last.learning().testAccuracy())
            + " are read correctly, where guessing gives "
            + percent(1.0 / last.points().classes())
            + "."
        : "the equal error rate is "
            + percent(eer)
            + ", where guessing gives "
            + percent(0.5)
            + ".";
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }
}
