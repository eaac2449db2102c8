package facespace.demos.evaluate;

import facespace.text.Alike;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Who is who by names that are written anyhow: what looks alike is one person. */
final class Named {
  private final Map<String, Integer> people = new HashMap<>();
  private final Map<String, String> written = new HashMap<>();
  private final Set<String> others = new LinkedHashSet<>();
  private String first;

  /** Whether nothing of a name is seen. */
  static boolean isNobody(String name) {
    return Alike.comparable(name).isEmpty();
  }

  /** The number of a person, from 0 in the order in which they come up. */
  int number(String name) {
    String composed = Normalizer.normalize(name, Normalizer.Form.NFC);
    String key = Alike.comparable(composed);
    String before = written.putIfAbsent(key, composed);
    if (before != null && !before.equals(composed)) {
      others.add(composed);
      first = first == null ? composed + " and " + before : first;
    }
    return people.computeIfAbsent(key, unknown -> people.size());
  }

  /** What to know of names that were taken for another's. */
  Optional<String> remark() {
    return Optional.ofNullable(first)
        .map(
            two ->
                "Taken for one person, since they look alike: %s (%d such names in all)."
                    .formatted(two, others.size()));
  }
}
