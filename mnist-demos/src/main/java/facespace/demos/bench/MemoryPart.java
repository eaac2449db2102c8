package facespace.demos.bench;

import facespace.data.DataSet;
import facespace.train.run.Run;
import facespace.train.spec.RunSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;

/**
 * Does the resident memory of this process grow over many short runs? From one run to the next it
 * goes up and down by some megabytes, so medians of many are compared.
 */
record MemoryPart(RunSpec spec, DataSet data) implements Part {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final int RUNS = 300;
  private static final int SETTLED = 30;
  private static final int TOGETHER = 60;
  private static final int STEPS = 10;

  @Override
  public void measure(Consumer<Measurement> result) throws IOException {
    if (!Files.isReadable(STATUS)) {
      throw new NotMeasured("resident memory is read from " + STATUS + ", which is not here");
    }
    List<Double> megabytes = new ArrayList<>();
    for (int i = 1; i <= RUNS; i++) {
      train(Training.seeded(spec, i));
      System.gc();
      megabytes.add(residentMegabytes());
    }
    double first = Median.of(megabytes.subList(SETTLED, SETTLED + TOGETHER));
    double last = Median.of(megabytes.subList(RUNS - TOGETHER, RUNS));
    result.accept(
        Measurement.of(
            "resident memory, median of runs " + (SETTLED + 1) + " … " + (SETTLED + TOGETHER),
            first,
            "MB",
            "of " + RUNS + " in a row"));
    result.accept(
        Measurement.of(
            "growth until the last " + TOGETHER + " runs, medians",
            100 * (last / first - 1),
            "%",
            Measurement.Aim.atMost(5),
            String.format(
                "then %.0f MB; the least and the largest of all after run %d: %.0f and %.0f MB",
                last,
                SETTLED,
                Collections.min(megabytes.subList(SETTLED, RUNS)),
                Collections.max(megabytes.subList(SETTLED, RUNS)))));
  }

  private void train(RunSpec seeded) {
    try (Run run = new Run(seeded, data)) {
      for (int step = 0; step < STEPS; step++) {
        run.step();
        if (run.isFrameDue()) {
          run.frame();
        }
      }
    }
  }

  private static double residentMegabytes() throws IOException {
    return Files.readAllLines(STATUS).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
        .findFirst()
        .orElseThrow(() -> new NotMeasured(STATUS + " has no line VmRSS"));
  }
}
