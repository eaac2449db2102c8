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
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Results as lines of a comma-separated table: the run's text form, its ending, its measures. */
public final class ResultRows {
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setRecordSeparator("\n").get();

  private ResultRows() {}

  /** The first line, with its end. */
  static String header() {
    List<String> names = new ArrayList<>(List.of("spec", "ending"));
    Arrays.stream(SweepMeasure.values()).map(SweepMeasure::key).forEach(names::add);
    return line(names);
  }

  /** A result as a line, without its end. */
  public static String format(SweepResult result) {
    List<String> cells = new ArrayList<>(List.of(result.spec().text(), result.ending().key()));
    for (SweepMeasure measure : SweepMeasure.values()) {
      double value = result.value(measure);
      cells.add(Double.isNaN(value) ? "" : Knobs.number(value));
    }
    return line(cells).stripTrailing();
  }

  /**
   * Reads a line as {@link #format} writes it.
   *
   * @throws BadValue if it is none
   */
  public static SweepResult parse(String line) {
    return result(records(line).get(0));
  }

  /**
   * Reads a whole table.
   *
   * @param file its name for the sentence about what is wrong in it
   * @throws BadValue if its first line is another one, or a line is damaged
   */
  public static List<SweepResult> parse(Path file, String text) {
    if (!text.startsWith(header())) {
      throw new BadValue("sweep.foreign", file);
    }
    List<SweepResult> results = new ArrayList<>();
    List<CSVRecord> records = records(text);
    for (CSVRecord row : records.subList(1, records.size())) {
      try {
        results.add(result(row));
      } catch (BadValue damaged) {
        throw new BadValue("sweep.damaged", String.valueOf(row.getRecordNumber()), file);
      }
    }
    return results;
  }

  private static SweepResult result(CSVRecord row) {
    SweepMeasure[] measures = SweepMeasure.values();
    if (row.size() != 2 + measures.length) {
      throw new BadValue("sweep.row", Knobs.quote(row.get(0)));
    }
    Map<SweepMeasure, Double> values = new EnumMap<>(SweepMeasure.class);
    for (int i = 0; i < measures.length; i++) {
      String cell = row.get(2 + i);
      if (!cell.isEmpty()) {
        values.put(
            measures[i],
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
