package facespace.sweep;

import facespace.knob.BadValue;
import facespace.knob.Decimal;
import facespace.knob.Knobs;
import facespace.train.run.Ending;
import facespace.train.spec.RunSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Results as lines of a comma-separated table: the run's text form, its ending, its measures. */
public final class ResultRows {
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setRecordSeparator("\n").get();

  private static final Pattern EMPTY = Pattern.compile("[\\s,]*");

  /** What some programs begin a text in UTF-8 with. */
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private static final List<SweepMeasure> ALL = List.of(SweepMeasure.values());

  private ResultRows() {}

  /** The first line, with its end. */
  static String header() {
    return line(names(ALL));
  }

  private static List<String> names(List<SweepMeasure> columns) {
    List<String> names = new ArrayList<>(List.of("spec", "ending"));
    columns.stream().map(SweepMeasure::key).forEach(names::add);
    return names;
  }

  /** A result as a line of every measure, without its end. */
  public static String format(SweepResult result) {
    return format(result, ALL);
  }

  /** The same of the measures that a table has columns for. */
  static String format(SweepResult result, List<SweepMeasure> columns) {
    List<String> cells = new ArrayList<>(List.of(result.spec().text(), result.ending().key()));
    for (SweepMeasure measure : columns) {
      double value = result.value(measure);
      cells.add(Double.isNaN(value) ? "" : Knobs.number(value));
    }
    return line(cells).stripTrailing();
  }

  /** A whole table of every measure. */
  public static String table(List<SweepResult> results) {
    return header() + results.stream().map(it -> format(it) + "\n").collect(Collectors.joining());
  }

  /**
   * Reads a line as {@link #format} writes it.
   *
   * @throws BadValue if it is none
   */
  public static SweepResult parse(String line) {
    return parse(line, ALL);
  }

  /** The same with the measures that a table has columns for. */
  static SweepResult parse(String line, List<SweepMeasure> columns) {
    return result(record(line), columns);
  }

  /**
   * The measures a table has columns for, fewer than all in one that an earlier version began.
   *
   * @param file its name for the sentence about what is wrong in it
   * @throws BadValue if its first line is not that of a sweep
   */
  static List<SweepMeasure> columns(Path file, String text) {
    List<String> names = names(text.lines().findFirst().orElse(""));
    List<SweepMeasure> columns =
        ALL.stream().filter(measure -> names.contains(measure.key())).toList();
    if (columns.isEmpty() || !names.equals(names(columns))) {
      throw new BadValue("sweep.foreign", file);
    }
    return columns;
  }

  private static List<String> names(String line) {
    String plain = line.startsWith(BYTE_ORDER_MARK) ? line.substring(1) : line;
    try {
      return plain.isBlank() ? List.of() : record(plain).toList();
    } catch (BadValue damaged) {
      return List.of();
    }
  }

  /**
   * Reads a whole table, a run a line; empty ones, as spreadsheets leave them, are passed over.
   *
   * @param file its name for the sentence about what is wrong in it
   * @throws BadValue if its first line is another one, or a line is damaged
   */
  public static List<SweepResult> parse(Path file, String text) {
    List<SweepMeasure> columns = columns(file, text);
    List<SweepResult> results = new ArrayList<>();
    List<String> lines = text.lines().toList();
    for (int i = 1; i < lines.size(); i++) {
      try {
        if (!EMPTY.matcher(lines.get(i)).matches()) {
          results.add(parse(lines.get(i), columns));
        }
      } catch (BadValue damaged) {
        throw new BadValue("sweep.damaged", String.valueOf(i + 1), file);
      }
    }
    return results;
  }

  private static SweepResult result(CSVRecord row, List<SweepMeasure> columns) {
    if (row.size() != 2 + columns.size()) {
      throw new BadValue("sweep.row", Knobs.quote(row.get(0)));
    }
    Map<SweepMeasure, Double> values = new EnumMap<>(SweepMeasure.class);
    for (int i = 0; i < columns.size(); i++) {
      String cell = row.get(2 + i);
      if (!cell.isEmpty()) {
        values.put(
            columns.get(i),
            Decimal.parse(cell)
                .orElseThrow(() -> new BadValue("sweep.row", Knobs.quote(row.get(0)))));
      }
    }
    return new SweepResult(RunSpec.parse(row.get(0)), ending(row.get(1)), values);
  }

  private static Ending.Kind ending(String key) {
    return Arrays.stream(Ending.Kind.values())
        .filter(kind -> kind.key().equals(key))
        .findFirst()
        .orElseThrow(() -> new BadValue("sweep.row", Knobs.quote(key)));
  }

  private static CSVRecord record(String line) {
    try (CSVParser parser = CSVParser.parse(line, FORMAT)) {
      return parser.getRecords().get(0);
    } catch (IOException | UncheckedIOException e) {
      throw new BadValue("sweep.row", Knobs.quote(line));
    }
  }

  private static String line(List<String> cells) {
    return FORMAT.format(cells.toArray()) + "\n";
  }
}
