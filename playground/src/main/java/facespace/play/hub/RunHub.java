package facespace.play.hub;

import facespace.data.DataSet;
import facespace.data.DataSets;
import facespace.play.hub.Experiment.State;
import facespace.play.web.Guards;
import facespace.play.web.Refused;
import facespace.train.run.Checkpoint;
import facespace.train.run.Run;
import facespace.train.spec.Branch;
import facespace.train.spec.Comparison;
import facespace.train.spec.RunSpec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * All experiments of this server by id. Remembers a limited number: the one unused for longest is
 * forgotten first, unless it trains, waits or is watched; where all are watched, one that is over.
 * One that is over and unwatched keeps its moments, and gives back its native memory when the next
 * is created. Thread-safe.
 */
public final class RunHub implements AutoCloseable {
  private static final int ID_LENGTH = 8;

  private final DataSets data;
  private final ModelStore models;
  private final Limits limits;
  private final TrainingQueue turns;
  private final Maps maps = new Maps(this::isTraining);
  private final Map<String, Experiment> byLastUse = new LinkedHashMap<>(16, 0.75f, true);

  /**
   * Starts the worker threads.
   *
   * @param models keeps the models that are trained here
   */
  public RunHub(DataSets data, ModelStore models, Limits limits) {
    this.data = data;
    this.models = models;
    this.limits = limits;
    turns = new TrainingQueue(limits);
  }

  /**
   * Creates an experiment and lines it up, to show its first weights and pause there.
   *
   * @throws Refused with status 429 if too many are waiting or being watched
   */
  public Experiment create(Comparison comparison) {
    return create(comparison, null);
  }

  /**
   * Creates an experiment that shares the past of another up to a step and goes on differently; the
   * other one stays as it is.
   *
   * @throws Refused with status 409 if the other has no moment of that step
   * @throws facespace.knob.BadValue if a run cannot go on so from there
   */
  public Experiment branch(Experiment other, int step, Branch branch) {
    Origin past = other.training().past(step, branch.parents());
    List<RunSpec> runs = other.comparison().runs();
    List<RunSpec> before = branch.parents().stream().map(runs::get).toList();
    checkGoesOn(before, past.steps(), branch.comparison());
    return create(branch.comparison(), past);
  }

  /**
   * Creates an experiment that goes on from a kept model of digits.
   *
   * @param wanted runs that go on from it; empty for its own, which is opened where it was
   * @throws Refused with status 404 if there is no such model, 409 if it is none of digits
   * @throws facespace.data.DataException if its file is damaged
   * @throws facespace.knob.BadValue if a run cannot go on from it
   */
  public Experiment resume(String model, Optional<Comparison> wanted) {
    Checkpoint kept = models.checkpoint(model);
    Comparison comparison = wanted.orElseGet(() -> new Comparison(List.of(kept.spec())));
    RunData.check(data, comparison);
    int runs = comparison.runs().size();
    Origin origin = Origin.of(model, kept, runs);
    checkGoesOn(Collections.nCopies(runs, kept.spec()), origin.steps(), comparison);
    return create(comparison, origin);
  }

  private void checkGoesOn(List<RunSpec> before, List<Integer> steps, Comparison after) {
    DataSet loaded = RunData.load(data, after.runs().get(0)); // the same for all runs
    for (int i = 0; i < before.size(); i++) {
      Run.checkGoesOn(before.get(i), steps.get(i), after.runs().get(i), loaded);
    }
  }

  private Experiment create(Comparison comparison, Origin origin) {
    String id = UUID.randomUUID().toString().substring(0, ID_LENGTH);
    Experiment experiment =
        new Experiment(id, comparison, data, models, limits.keptBytes(), origin);
    List<Experiment> forgotten;
    List<Experiment> resting;
    synchronized (this) {
      turns.ask(experiment, 0);
      forgotten = makeRoomFor(experiment);
      resting = byLastUse.values().stream().filter(RunHub::isOverAndUnwatched).toList();
      byLastUse.put(id, experiment);
    }
    forgotten.forEach(this::end);
    resting.forEach(over -> over.training().rest());
    return experiment;
  }

  /**
   * Finds an experiment.
   *
   * @throws Refused with status 404 if there is none of that id
   */
  public Experiment get(String id) {
    return find(id).orElseThrow(() -> new Refused(404, "refused.experiment", Guards.quoted(id)));
  }

  /** Finds an experiment, if it is still remembered. */
  public synchronized Optional<Experiment> find(String id) {
    return Optional.ofNullable(byLastUse.get(id));
  }

  /** The maps that are watched. */
  public Maps maps() {
    return maps;
  }

  /** Whether an experiment trains now. */
  public synchronized boolean isTraining() {
    return byLastUse.values().stream().anyMatch(one -> one.standing().state() == State.RUNNING);
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

  /** Goes back to the same first weights and pauses there. */
  public void reset(Experiment experiment) {
    turns.withdraw(experiment);
    experiment.training().discard();
    turns.ask(experiment, 0);
  }

  /** Forgets an experiment and frees its memory. */
  public void delete(Experiment experiment) {
    synchronized (this) {
      byLastUse.remove(experiment.id());
    }
    end(experiment);
  }

  private void end(Experiment experiment) {
    turns.withdraw(experiment);
    maps.end(experiment);
    experiment.close();
  }

  @Override
  public void close() {
    maps.close();
    turns.close();
    List<Experiment> all;
    synchronized (this) {
      all = List.copyOf(byLastUse.values());
      byLastUse.clear();
    }
    all.forEach(Experiment::close);
  }

  private List<Experiment> makeRoomFor(Experiment newcomer) {
    List<Experiment> forgotten = new ArrayList<>();
    while (byLastUse.size() >= limits.kept()) {
      Optional<Experiment> idle = first(RunHub::isForgettable).or(() -> first(RunHub::isOver));
      if (idle.isEmpty()) {
        end(newcomer);
        throw new Refused(429, "refused.open", byLastUse.size());
      }
      forgotten.add(byLastUse.remove(idle.get().id()));
    }
    return forgotten;
  }

  /** The longest unused of some. */
  private Optional<Experiment> first(Predicate<Experiment> which) {
    return byLastUse.values().stream().filter(which).findFirst();
  }

  private static boolean isOver(Experiment experiment) {
    return experiment.standing().state() == State.DONE;
  }

  private static boolean isOverAndUnwatched(Experiment experiment) {
    return isOver(experiment) && !experiment.isWatched();
  }

  private static boolean isForgettable(Experiment experiment) {
    State state = experiment.standing().state();
    return state != State.QUEUED && state != State.RUNNING && !experiment.isWatched();
  }
}
