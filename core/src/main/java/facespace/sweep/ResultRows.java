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
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Results as lines of a comma-separated table: the run's text form, its ending, its measures. */
public final class ResultRows {
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setRecordSeparator("\n").get();

  private static final List<SweepMeasure> ALL = List.of(SweepMeasure.values());

  private ResultRows() {}

  /** The first line, with its end. */
  static String header() {
    return header(ALL);
  }

  private static String header(List<SweepMeasure> columns) {
    List<String> names = new ArrayList<>(List.of("spec", "ending"));
    columns.stream().map(SweepMeasure::key).forEach(names::add);
    return line(names);
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
    return result(records(line).get(0), ALL);
  }

  /**
   * The measures a table has columns for, fewer than all in one that an earlier version began.
   *
   * @param file its name for the sentence about what is wrong in it
   * @throws BadValue if its first line is not that of a sweep
   */
  static List<SweepMeasure> columns(Path file, String text) {
    List<String> names = List.of(text.lines().findFirst().orElse("").split(","));
    List<SweepMeasure> columns =
        ALL.stream().filter(measure -> names.contains(measure.key())).toList();
    if (columns.isEmpty() || !text.startsWith(header(columns))) {
      throw new BadValue("sweep.foreign", file);
    }
    return columns;
  }

  /**
   * Reads a whole table.
   *
   * @param file its name for the sentence about what is wrong in it
   * @throws BadValue if its first line is another one, or a line is damaged
   */
  public static List<SweepResult> parse(Path file, String text) {
    List<SweepMeasure> columns = columns(file, text);
    List<SweepResult> results = new ArrayList<>();
    List<CSVRecord> records = records(text);
    for (CSVRecord row : records.subList(1, records.size())) {
      try {
        results.add(result(row, columns));
      } catch (BadValue damaged) {
        throw new BadValue("sweep.damaged", String.valueOf(row.getRecordNumber()), file);
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

  private static List<CSVRecord> records(String text) {
    try (CSVParser parser = CSVParser.parse(text, FORMAT)) {
      return parser.getRecords();
    } catch (IOException | UncheckedIOException e) {
      throw new BadValue("sweep.row", Knobs.quote(text));
    }
  }

  private static String line(List<String> cells) {
    return FORMAT.format(cells.toArray()) + "\n";
  }
}
