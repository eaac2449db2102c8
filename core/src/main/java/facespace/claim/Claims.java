package facespace.claim;

import facespace.data.DataSets;
import facespace.sweep.ResultRows;
import facespace.sweep.SweepPlan;
import facespace.sweep.SweepResult;
import facespace.train.spec.RunSpec;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.LongStream;

/** All claims with what was measured about them; {@code facespace bench --only claims} measures. */
public final class Claims {
  /** What they are measured on. */
  public static final String DATA = DataSets.MNIST;

  static final long FIRST = 1;

  /** A table as a sweep writes it, written by the command. */
  private static final String RESULTS = "results.csv";

  private Claims() {}

  /** What was measured, in the order of the catalogue. */
  public static List<Finding> all() {
    return Measured.ALL;
  }

  /** What was measured about one. */
  public static Finding of(Claim claim) {
    return Measured.ALL.get(claim.ordinal());
  }

  /** The same of other results. */
  public static List<Finding> of(Collection<SweepResult> results) {
    Map<RunSpec, SortedMap<Long, SweepResult>> byRun = new HashMap<>();
    for (SweepResult result : results) {
      byRun
          .computeIfAbsent(seeded(result.spec(), FIRST), it -> new TreeMap<>())
          .putIfAbsent(result.spec().seed(), result);
    }
    return Arrays.stream(Claim.values())
        .map(
            claim ->
                Finding.of(
                    claim,
                    claim.runs().stream()
                        .map(run -> byRun.getOrDefault(run, Collections.emptySortedMap()))
                        .toList()))
        .toList();
  }

  /** All runs of all claims, each once, with the seeds they are judged by. */
  public static SweepPlan plan() {
    return SweepPlan.of(
        Arrays.stream(Claim.values()).flatMap(claim -> claim.runs().stream()).toList(),
        List.of(),
        LongStream.range(FIRST, FIRST + Finding.LEAST_SEEDS).boxed().toList());
  }

  static RunSpec seeded(RunSpec spec, long seed) {
    return spec.with(Map.of("seed", String.valueOf(seed)));
  }

  /** What the command has written. */
  static List<SweepResult> results() {
    try (InputStream in = Claims.class.getResourceAsStream(RESULTS)) {
      return ResultRows.parse(
          Path.of(RESULTS), new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Read when somebody asks. */
  private static final class Measured {
    static final List<Finding> ALL = of(results());
  }
}
