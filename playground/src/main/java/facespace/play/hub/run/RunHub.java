package facespace.play.hub.run;

import facespace.data.DataSet;
import facespace.data.DataSets;
import facespace.play.hub.RunData;
import facespace.play.hub.archive.RunArchive;
import facespace.play.hub.archive.RunEntry;
import facespace.play.hub.model.ModelStore;
import facespace.play.web.Guards;
import facespace.play.web.Refused;
import facespace.train.run.Checkpoint;
import facespace.train.run.Run;
import facespace.train.spec.Branch;
import facespace.train.spec.Comparison;
import facespace.train.spec.RunSpec;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * All experiments of this server, in memory or stored. One that is over and unwatched keeps its
 * moments, and gives back its native memory when the next is created. Thread-safe.
 */
public final class RunHub implements AutoCloseable {
  private final DataSets data;
  private final ModelStore models;
  private final RunArchive archive;
  private final Limits limits;
  private final TrainingQueue turns;
  private final Object opening = new Object();
  private final Remembered remembered;
  private final StandIns standIns;

  /**
   * Starts the worker threads.
   *
   * @param models keeps the models that are trained here
   * @param archive keeps the experiments
   */
  public RunHub(DataSets data, ModelStore models, RunArchive archive, Limits limits) {
    this.data = data;
    this.models = models;
    this.archive = archive;
    this.limits = limits;
    turns = new TrainingQueue(limits);
    remembered = new Remembered(limits.kept());
    standIns = new StandIns(data, archive, remembered, this::get);
    Recovery.of(archive);
  }

  /**
   * Creates an experiment and lines it up, to show its first weights and pause there.
   *
   * @param who the browser's mark, or empty
   * @throws Refused with status 429 if too many are waiting or being watched
   */
  public Experiment create(Comparison comparison, String who) {
    return create(comparison, Past.NONE, who);
  }

  /** Which experiments stand in for training a text once more. */
  public StandIns standIns() {
    return standIns;
  }

  /**
   * Creates an experiment that shares the past of another up to a step and goes on differently; the
   * other one stays as it is.
   *
   * @param who the browser's mark, or empty
   * @throws Refused with status 409 if the other has no moment of that step, 400 if all of its runs
   *     are over for good there
   * @throws facespace.knob.BadValue if a run cannot go on so from there
   */
  public Experiment branch(Experiment other, int step, Branch branch, String who) {
    Past past = other.training().past(step, branch.parents());
    List<RunSpec> runs = other.comparison().runs();
    List<RunSpec> before = branch.parents().stream().map(runs::get).toList();
    checkGoesOn(before, past.steps(), branch.comparison());
    if (past.isFinal()) {
      throw new Refused(400, "refused.branchOver", step);
    }
    return create(branch.comparison(), past, who);
  }

  /**
   * Creates an experiment that goes on from a kept model of digits.
   *
   * @param wanted runs that go on from it; empty for its own, which is opened where it was
   * @param who the browser's mark, or empty
   * @throws Refused with status 404 if there is no such model, 409 if it is none of digits, 400 if
   *     another run is wanted and it is over for good
   * @throws facespace.data.DataException if its file is damaged
   * @throws facespace.knob.BadValue if a run cannot go on from it
   */
  public Experiment resume(String model, Optional<Comparison> wanted, String who) {
    Checkpoint kept = models.checkpoint(model);
    Comparison comparison = wanted.orElseGet(() -> new Comparison(List.of(kept.spec())));
    RunData.check(data, comparison.runs());
    int runs = comparison.runs().size();
    Past past = Past.of(model, kept, runs);
    checkGoesOn(Collections.nCopies(runs, kept.spec()), past.steps(), comparison);
    boolean isItself = comparison.runs().stream().allMatch(kept.spec()::equals);
    if (past.isFinal() && !isItself) {
      throw new Refused(400, "refused.resumeOver", Guards.quoted(model));
    }
    return create(comparison, past, who);
  }

  private void checkGoesOn(List<RunSpec> before, List<Integer> steps, Comparison after) {
    DataSet loaded = RunData.load(data, after.runs().get(0)); // the same for all runs
    for (int i = 0; i < before.size(); i++) {
      Run.checkGoesOn(before.get(i), steps.get(i), after.runs().get(i), loaded);
    }
  }

  private Experiment create(Comparison comparison, Past past, String who) {
    RunEntry entry =
        RunEntry.of(
            comparison.text(),
            Instant.now().toString(),
            who,
            RunData.stamp(data, comparison),
            past.moments().isEmpty() ? past.step() : 0);
    Recorder recorder = new Recorder(archive, entry, false);
    recorder.hold(past.moments());
    Experiment experiment =
        new Experiment(comparison, data, models, limits.keptBytes(), past, recorder);
    admit(experiment, () -> turns.ask(experiment, 0));
    return experiment;
  }

  private void admit(Experiment experiment, Runnable begin) {
    List<Experiment> resting = remembered.all(RunHub::isOverAndUnwatched);
    try {
      remembered.add(experiment, begin).forEach(this::end);
    } catch (Refused full) {
      end(experiment);
      throw full;
    }
    resting.forEach(over -> over.training().rest());
  }

  /** An experiment that is stored is opened where it was, without training. */
  private Optional<Experiment> open(String id) {
    if (archive.find(id).isEmpty()) {
      return Optional.empty();
    }
    synchronized (opening) {
      return find(id).or(() -> Optional.of(read(id)));
    }
  }

  private Experiment read(String id) {
    try {
      RunArchive.Stored written = archive.read(id);
      if (written.moments().isEmpty()) {
        archive.shorten(written.entry().cutAt(0));
      }
      StoredRun stored = StoredRun.of(written);
      if (stored.entry() != written.entry()) {
        archive.shorten(stored.entry());
      }
      Recorder recorder = new Recorder(archive, stored.entry(), true);
      Experiment experiment = Experiment.of(stored, data, models, limits.keptBytes(), recorder);
      admit(experiment, () -> {});
      return experiment;
    } catch (IllegalArgumentException ofAnotherVersion) {
      throw new Refused(409, "refused.storedOld", Guards.quoted(id));
    }
  }

  /**
   * Finds an experiment, in memory or stored.
   *
   * @throws Refused with status 404 if there is none of that id
   */
  public Experiment get(String id) {
    return find(id)
        .or(() -> open(id))
        .orElseThrow(() -> new Refused(404, "refused.experiment", Guards.quoted(id)));
  }

  /** Finds an experiment, if it is still remembered. */
  public Optional<Experiment> find(String id) {
    return remembered.find(id);
  }

  /** Whether an experiment's data are others now than those it was begun with, or gone. */
  public boolean hasOtherData(Experiment experiment) {
    return RunData.stamp(data, experiment.comparison())
        != experiment.recorder().entry().dataStamp();
  }

  /** Whether an experiment trains now. */
  public boolean isTraining() {
    return !remembered.all(one -> one.standing().state() == Standing.State.RUNNING).isEmpty();
  }

  /** Lets an experiment train to its end. */
  public void play(Experiment experiment) {
    turns.ask(experiment, TrainingQueue.TO_THE_END);
  }

  /** Lets an experiment train one batch and pause. */
  public void step(Experiment experiment) {
    turns.ask(experiment, 1);
  }

  /** Pauses an experiment; its slot is free for others. */
  public void pause(Experiment experiment) {
    turns.pause(experiment);
  }

  /**
   * Goes back to the same first weights and pauses there.
   *
   * @throws Refused with status 429 if too many are waiting; then everything is as it was
   */
  public void reset(Experiment experiment) {
    turns.restart(experiment, experiment.training()::beginAnew);
  }

  /**
   * Somebody is done with an experiment: it is forgotten, unless others watch or train it.
   *
   * @throws Refused with status 404 if there is none of that id, in memory or stored
   */
  public void leave(String id, Seat seat) {
    Optional<Experiment> there = find(id);
    if (there.isEmpty() && archive.find(id).isEmpty()) {
      throw new Refused(404, "refused.experiment", Guards.quoted(id));
    }
    there.ifPresent(one -> leave(one, seat));
  }

  private void leave(Experiment experiment, Seat seat) {
    boolean isOthers = experiment.standing().isUnderWay() && !experiment.isOf(seat.who());
    if (!isOthers && !experiment.audience().hasOthersThan(seat)) {
      delete(experiment);
    }
  }

  /** Forgets an experiment and frees its memory; what is stored of it stays. */
  public void delete(Experiment experiment) {
    remembered.remove(experiment);
    end(experiment);
  }

  private void end(Experiment experiment) {
    turns.withdraw(experiment);
    experiment.close();
  }

  @Override
  public void close() {
    turns.close();
    for (Experiment one : remembered.all(any -> true)) {
      remembered.remove(one);
      one.close();
    }
  }

  private static boolean isOverAndUnwatched(Experiment experiment) {
    return experiment.isOver() && !experiment.audience().isThere();
  }
}
