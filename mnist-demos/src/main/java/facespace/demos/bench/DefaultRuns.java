package facespace.demos.bench;

import facespace.disk.Durable;
import facespace.knob.BadValue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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

  private final Path file;
  private final Map<String, DefaultRun> known = new HashMap<>();

  private DefaultRuns(Path file) {
    this.file = file;
  }

  /**
   * Those of a file, which is made if there is none.
   *
   * @throws BadValue if it is another table
   */
  static DefaultRuns open(Path file) throws IOException {
    DefaultRuns runs = new DefaultRuns(file);
    String text = Files.exists(file) ? Files.readString(file) : "";
    String whole = text.substring(0, text.lastIndexOf('\n') + 1);
    whole.lines().forEach(runs::read);
    Durable.write(file, whole.getBytes(StandardCharsets.UTF_8));
    return runs;
  }

  private void read(String line) {
    int tab = line.indexOf(TAB);
    Optional<DefaultRun> run =
        tab < 0 ? Optional.empty() : DefaultRun.parse(line.substring(tab + 1));
    known.put(
        line.substring(0, Math.max(0, tab)),
        run.orElseThrow(() -> new BadValue("sweep.foreign", file)));
  }

  Optional<DefaultRun> of(String spec) {
    return Optional.ofNullable(known.get(spec));
  }

  void add(String spec, DefaultRun run) throws IOException {
    known.put(spec, run);
    Files.writeString(file, spec + TAB + run.line() + "\n", StandardOpenOption.APPEND);
  }
}
