package facespace.demos.evaluate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which columns of a table are an embedding: {@code e0, e1, …}, or {@code x1, x2, …} as FaceSpace's
 * own tables have them, and no others, be they numbers or not.
 *
 * @param label the column that says who it is
 * @param values the columns of numbers, in the order of their numbers
 * @param others columns that are left out
 * @param gap a numbered column beyond a number that is missing; empty if there is none
 */
record EmbeddingColumns(String label, List<String> values, List<String> others, String gap) {
  private static final List<String> LABELS = List.of("label", "person", "class");
  private static final Pattern E = Pattern.compile("e(\\d{1,6})");
  private static final Pattern X = Pattern.compile("x(\\d{1,6})");

  /**
   * @param found the columns of a table, in lower case
   */
  static EmbeddingColumns of(List<String> found) {
    Set<String> all = new HashSet<>(found); // there may be tens of thousands
    String label = LABELS.stream().filter(all::contains).findFirst().orElse(LABELS.get(0));
    boolean own = !all.contains("e0") && all.contains("x1");
    int first = own && !all.contains("x0") ? 1 : 0;
    String letter = own ? "x" : "e";
    List<String> values = new ArrayList<>();
    while (all.contains(letter + (first + values.size()))) {
      values.add(letter + (first + values.size()));
    }
    List<String> others = new ArrayList<>(found);
    others.removeAll(new HashSet<>(values));
    others.remove(label);
    int next = first + values.size();
    String gap =
        others.stream().filter(name -> isBeyond(own ? X : E, name, next)).findFirst().orElse("");
    return new EmbeddingColumns(label, values, others, gap);
  }

  private static boolean isBeyond(Pattern letter, String name, int next) {
    Matcher matcher = letter.matcher(name);
    return matcher.matches() && Integer.parseInt(matcher.group(1)) > next;
  }

  /** What a table needs to have. */
  List<String> needed() {
    List<String> needed = new ArrayList<>(List.of(label));
    needed.addAll(values.isEmpty() ? List.of("e0") : values);
    return needed;
  }
}
