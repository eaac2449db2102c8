package facespace.sweep.workers;

import facespace.sweep.ResultFile;
import facespace.sweep.SweepPlan;
import facespace.sweep.SweepResult;
import facespace.text.Lang;
import facespace.text.Messages;
import facespace.text.Said;
import facespace.text.Wording;
import facespace.train.spec.RunSpec;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;

/** A plan being carried out: which run is next, what becomes of it, what went wrong. */
public final class Sweep implements Workforce.Listener {
  /** Who is told how it goes. */
  public interface Watcher {
    /**
     * One run more has a result.
     *
     * @param done runs with a result so far, of all
     * @param left how long the others will take, in words
     */
    void run(SweepResult result, int done, int all, String left);

    /** A run has none, for the reason in the sentence. */
    void failed(RunSpec spec, Said why);
  }

  private final SweepPlan plan;
  private final ResultFile file;
  private final Watcher watcher;
  private final Workforce workforce;
  private final Pace pace;
  private final Map<Wording, List<RunSpec>> refused = new LinkedHashMap<>();
  private final List<RunSpec> failed = new ArrayList<>();
  private int from;

  /**
   * @param file the table of the plan
   * @param nanos a clock that does not jump
   * @param hire finds those who work
   */
  public Sweep(
      SweepPlan plan,
      ResultFile file,
      Watcher watcher,
      LongSupplier nanos,
      Function<Workforce.Listener, Workforce> hire) {
    this.plan = plan;
    this.file = file;
    this.watcher = watcher;
    pace = new Pace(nanos);
    workforce = hire.apply(this);
  }

  /**
   * Trains what has no result yet.
   *
   * @throws IOException if a result cannot be kept, or nobody is there to work any more
   */
  public void run() throws IOException, InterruptedException {
    if (file.count() < plan.size()) {
      workforce.work();
    }
  }

  /** Ends it early; what is done stays. */
  public void stop() {
    workforce.close();
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
    watcher.run(result, file.count(), plan.size(), pace.left(open));
  }

  @Override
  public void refused(RunSpec spec, Wording sentence) {
    List<RunSpec> alike = refused.computeIfAbsent(sentence, it -> new ArrayList<>());
    alike.add(spec);
    if (alike.size() == 1) {
      watcher.failed(spec, sentence);
    }
  }

  @Override
  public void failed(RunSpec spec, String why) {
    failed.add(spec);
    watcher.failed(
        spec, lang -> Messages.CORE.text(lang, "sweep.givenUp", Workforce.ATTEMPTS, why));
  }

  /** Whether what has no result cannot have one. */
  public boolean onlyRefused() {
    return failed.isEmpty() && !refused.isEmpty();
  }

  /** What went wrong, a sentence each, to be read at the end. */
  public List<String> explainFailures(Lang lang) {
    List<String> sentences = new ArrayList<>();
    refused.forEach(
        (sentence, runs) ->
            sentences.add(
                Messages.CORE.text(lang, "sweep.notPossible", runs.size(), sentence.in(lang))));
    if (!failed.isEmpty()) {
      sentences.add(
          Messages.CORE.text(lang, "sweep.givenUpAll", failed.size(), failed.get(0).text()));
    }
    return sentences;
  }
}
