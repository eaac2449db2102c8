package facespace.demos.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Runs trained before, by the whole text of their settings, in a file that later calls go on with:
 * a line each, the settings and a tab before {@link DefaultRun#line}. A line that was cut off is
 * not counted.
 */
final class DefaultRuns {
  private static final char TAB = '\t';
  private static final int NUMBERS = 6;

  private final Path file;
  private final Map<String, DefaultRun> known = new HashMap<>();

  private DefaultRuns(Path file) {
    this.file = file;
  }

  static DefaultRuns open(Path file) throws IOException {
    DefaultRuns runs = new DefaultRuns(file);
    String text = Files.exists(file) ? Files.readString(file) : "";
    text.lines().filter(line -> line.split("\t").length == 1 + NUMBERS).forEach(runs::read);
    Files.writeString(
        file,
        text.isEmpty() || text.endsWith("\n") ? "" : "\n",
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
    return runs;
  }

  private void read(String line) {
    int tab = line.indexOf(TAB);
    known.put(line.substring(0, tab), DefaultRun.parse(line.substring(tab + 1)));
  }

  Optional<DefaultRun> of(String spec) {
    return Optional.ofNullable(known.get(spec));
  }

  void add(String spec, DefaultRun run) throws IOException {
    known.put(spec, run);
    Files.writeString(file, spec + TAB + run.line() + "\n", StandardOpenOption.APPEND);
  }
}
