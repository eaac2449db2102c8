package facespace.knob;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Collectors;

/** Names as a sentence offers them to somebody who gave another one. */
public final class Names {
  /** As many letters of a name may be others, missing or too many: one of so many. */
  private static final int MISTAKES = 3;

  private static final int OTHER = Integer.MAX_VALUE;

  private Names() {}

  /**
   * All names, joined by commas: first those that may have been meant, then the others in their
   * order.
   *
   * @param given what was given, in any case
   */
  public static String nearestFirst(String given, Collection<String> names) {
    String wanted = given.strip().toLowerCase(Locale.ROOT);
    return names.stream()
        .sorted(Comparator.comparingInt(name -> apart(wanted, name.toLowerCase(Locale.ROOT))))
        .collect(Collectors.joining(", "));
  }

  /** How far a name is from the one that was given, or {@link #OTHER} where it was not meant. */
  private static int apart(String given, String name) {
    int most = Math.max(1, name.length() / MISTAKES);
    if (given.isEmpty() || Math.abs(given.length() - name.length()) > most) {
      return OTHER;
    }
    int mistakes = mistakes(given, name);
    return mistakes > most ? OTHER : mistakes;
  }

  /**
   * Letters to be put in, left out, changed, or swapped with the next one, to come from one word to
   * the other, no place touched twice (optimal string alignment: Damerau 1964).
   */
  private static int mistakes(String a, String b) {
    int[][] needed = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        needed[i][j] = i == 0 || j == 0 ? i + j : cheapest(needed, a, b, i, j);
      }
    }
    return needed[a.length()][b.length()];
  }

  private static int cheapest(int[][] needed, String a, String b, int i, int j) {
    int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
    int least = needed[i - 1][j - 1] + change;
    least = Math.min(least, needed[i - 1][j] + 1);
    least = Math.min(least, needed[i][j - 1] + 1);
    boolean isSwapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return isSwapped ? Math.min(least, needed[i - 2][j - 2] + 1) : least;
  }
}
