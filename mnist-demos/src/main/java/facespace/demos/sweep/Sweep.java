package facespace.demos.sweep;

import facespace.sweep.ResultFile;
import facespace.sweep.SweepPlan;
import facespace.sweep.SweepResult;
import facespace.train.spec.RunSpec;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/** A plan being carried out: which run is next, what becomes of it, what went wrong. */
final class Sweep implements Crew.Listener {
  private final SweepPlan plan;
  private final ResultFile file;
  private final SweepReport report;
  private final Crew crew;
  private final Pace pace;
  private final Map<String, List<RunSpec>> refused = new LinkedHashMap<>();
  private final List<RunSpec> failed = new ArrayList<>();
  private final int workers;
  private int from;

  /**
   * @param nanos a clock that does not jump
   */
  Sweep(SweepPlan plan, ResultFile file, int workers, SweepReport report, LongSupplier nanos) {
    this.plan = plan;
    this.file = file;
    this.report = report;
    this.workers = workers;
    pace = new Pace(nanos);
    crew = new Crew(WorkerProcess.ownCommand(), workers, this);
  }

  /** Trains what has no result yet. */
  void run() throws IOException, InterruptedException {
    report.started(plan, file.count(), workers);
    if (file.count() < plan.size()) {
      crew.work();
    }
  }

  /** Ends it early; what is done stays. */
  void stop() {
    crew.close();
  }

  @Override
  public Optional<RunSpec> next() {
    int number = file.nextOpen(from);
    from = number + 1;
    return number < plan.size() ? Optional.of(plan.run(number)) : Optional.empty();
  }

  @Override
  public void done(SweepResult result) throws IOException {
    file.append(result);
    pace.done();
    int open = plan.size() - file.count();
    report.run(result, file.count(), plan.size(), pace.left(open));
  }

  @Override
  public void refused(RunSpec spec, String sentence) {
    List<RunSpec> alike = refused.computeIfAbsent(sentence, it -> new ArrayList<>());
    alike.add(spec);
    if (alike.size() == 1) {
      report.failed(spec, sentence);
    }
  }

  @Override
  public void failed(RunSpec spec, String why) {
    failed.add(spec);
    report.failed(spec, "given up after %d attempts: %s".formatted(Crew.ATTEMPTS, why));
  }

  /** Whether what has no result cannot have one. */
  boolean onlyRefused() {
    return failed.isEmpty() && !refused.isEmpty();
  }

  /** What went wrong, a sentence each, to be read at the end. */
  List<String> explainFailures() {
    List<String> sentences = new ArrayList<>();
    refused.forEach(
        (sentence, runs) ->
            sentences.add(format("%,d runs were not possible: %s", runs.size(), sentence)));
    if (!failed.isEmpty()) {
      sentences.add(
          format(
              "%,d runs were given up, the first of them: train --spec \"%s\"; the same command"
                  + " tries them again.",
              failed.size(), failed.get(0).text()));
    }
    return sentences;
  }

  private static String format(String pattern, Object... args) {
    return String.format(Locale.ROOT, pattern, args);
  }
}
