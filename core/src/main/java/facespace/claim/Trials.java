package facespace.claim;

import facespace.sweep.SweepMeasure;
import facespace.sweep.SweepResult;
import facespace.train.run.Ending;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What came of all {@link Trial}s; {@code facespace bench --only claims} measures. */
public final class Trials {
  /** A table beside that of the claims, written by the command. */
  public static final String TABLE = "trials.csv";

  private Trials() {}

  /**
   * A trial of one model.
   *
   * @param eers equal error rates in [0, 1], in the order of its cases
   */
  public record Row(Trial trial, long seed, List<Double> eers) {
    /** As a line of the table: the trial, the seed, the rates. */
    public String text() {
      String rates = eers.stream().map(String::valueOf).collect(Collectors.joining(","));
      return trial.key() + "," + seed + "," + rates;
    }

    private static Row parse(String line) {
      String[] cells = line.split(",");
      return new Row(
          Trial.of(cells[0]),
          Long.parseLong(cells[1]),
          Arrays.stream(cells).skip(2).map(Double::valueOf).toList());
    }

    private SweepResult of(int place) {
      Map<SweepMeasure, Double> eer = Map.of(SweepMeasure.EER, eers.get(place));
      return new SweepResult(Trial.model(seed), Ending.Kind.COMPLETED, eer);
    }
  }

  /** What was measured, in the order of the catalogue. */
  public static List<Finding> all() {
    return Measured.ALL;
  }

  /** The same of other rows. */
  public static List<Finding> of(List<Row> rows) {
    return Arrays.stream(Trial.values()).map(trial -> of(trial, rows)).toList();
  }

  private static Finding of(Trial trial, List<Row> rows) {
    List<SortedMap<Long, SweepResult>> results = new ArrayList<>();
    for (int place = 0; place < trial.cases().size(); place++) {
      SortedMap<Long, SweepResult> bySeed = new TreeMap<>();
      for (Row row : rows) {
        if (row.trial() == trial) {
          bySeed.put(row.seed(), row.of(place));
        }
      }
      results.add(bySeed);
    }
    return Finding.of(trial, results);
  }

  /** Reads a table. */
  public static List<Row> parse(String table) {
    return table.lines().filter(line -> !line.isBlank()).map(Row::parse).toList();
  }

  /** Read when somebody asks. */
  private static final class Measured {
    static final List<Finding> ALL = of(parse(table()));

    private static String table() {
      try (InputStream in = Trials.class.getResourceAsStream(TABLE)) {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
