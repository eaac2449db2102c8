package facespace.sweep;

import facespace.knob.BadValue;
import facespace.knob.Knobs;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lists of seeds in text form: {@code 1..20}, {@code 1,2,5}, {@code 1..5,9}. */
public final class Seeds {
  /** The most seeds of a sweep. */
  public static final int MOST = 1_000_000;

  /** As many digits as the largest seed of a run has. */
  private static final Pattern PART = Pattern.compile("(\\d{1,16})(?:\\.\\.(\\d{1,16}))?");

  private Seeds() {}

  /**
   * Reads a list; a seed that is named twice counts once.
   *
   * @return ascending
   * @throws BadValue if it is not of that form, or names too many
   */
  public static List<Long> parse(String text) {
    Set<Long> seeds = new TreeSet<>();
    for (String part : text.split(",", -1)) {
      Matcher matcher = PART.matcher(part.trim());
      if (!matcher.matches()) {
        throw bad(text);
      }
      long from = Long.parseLong(matcher.group(1));
      long to = matcher.group(2) == null ? from : Long.parseLong(matcher.group(2));
      if (to < from || to - from >= MOST - seeds.size()) {
        throw bad(text);
      }
      for (long seed = from; seed <= to; seed++) {
        seeds.add(seed);
      }
    }
    return List.copyOf(seeds);
  }

  private static BadValue bad(String text) {
    return new BadValue("sweep.seeds", Knobs.quote(text), MOST);
  }
}
