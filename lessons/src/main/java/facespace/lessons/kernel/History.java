package facespace.lessons.kernel;

import com.google.gson.annotations.JsonAdapter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.dflib.jjava.jupyter.kernel.history.HistoryEntry;
import org.dflib.jjava.jupyter.kernel.history.HistoryManager;
import org.dflib.jjava.jupyter.messages.adapters.HistoryEntryAdapter;

/** The cells that were run since the kernel started; it remembers no other start. */
final class History implements HistoryManager {
  private static final int SESSION = 1;

  /** A cell, written as the protocol wants it. */
  @JsonAdapter(HistoryEntryAdapter.class)
  private static final class Entry extends HistoryEntry {
    Entry(int number, String source) {
      super(SESSION, number, source, null);
    }
  }

  private final List<HistoryEntry> entries = new ArrayList<>();

  /** A cell is run. */
  synchronized void add(int number, String source) {
    entries.add(new Entry(number, source));
  }

  @Override
  public synchronized List<HistoryEntry> lookupTail(int length, Set<ResultFlag> flags) {
    return last(entries, length);
  }

  @Override
  public synchronized List<HistoryEntry> lookupRange(
      int session, int start, int stop, Set<ResultFlag> flags) {
    return entries.stream()
        .filter(entry -> session == 0 || session == SESSION)
        .filter(entry -> entry.getCellNumber() >= start)
        .filter(entry -> stop <= 0 || entry.getCellNumber() < stop)
        .toList();
  }

  @Override
  public synchronized List<HistoryEntry> search(String glob, int length, Set<ResultFlag> flags) {
    Pattern wanted = pattern(glob);
    List<HistoryEntry> found =
        entries.stream().filter(entry -> wanted.matcher(entry.getInput()).matches()).toList();
    if (flags.contains(ResultFlag.UNIQUE)) {
      Map<String, HistoryEntry> newest = new LinkedHashMap<>();
      found.forEach(entry -> newest.put(entry.getInput(), entry));
      found = List.copyOf(newest.values());
    }
    return last(found, length);
  }

  /** {@code *} stands for anything, {@code ?} for one character. */
  private static Pattern pattern(String glob) {
    String regex =
        glob.chars()
            .mapToObj(c -> c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(Character.toString(c)))
            .collect(Collectors.joining());
    return Pattern.compile(regex, Pattern.DOTALL);
  }

  private static List<HistoryEntry> last(List<HistoryEntry> all, int length) {
    int kept = length <= 0 ? all.size() : Math.min(length, all.size());
    return List.copyOf(all.subList(all.size() - kept, all.size()));
  }
}
