package facespace.play.hub.run;

import facespace.data.DataException;
import facespace.knob.BadValue;
import facespace.play.hub.run.Standing.State;
import facespace.play.web.Refused;
import facespace.text.Lang;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets experiments train in turns: a few slots, each a thread, and a bounded line of those who
 * wait. An experiment keeps its slot until it pauses or ends; while others wait, until nobody has
 * watched it for a while or its slice of time is over. Then it goes to the end of the line.
 * Thread-safe.
 */
final class TrainingQueue implements AutoCloseable {
  /** As many batches as there are. */
  static final long TO_THE_END = Long.MAX_VALUE;

  private static final Logger LOG = LoggerFactory.getLogger(TrainingQueue.class);

  private final int queueLimit;
  private final long abandonedNanos;
  private final long sliceNanos;
  private final Deque<Experiment> line = new ArrayDeque<>();
  private final List<Thread> workers = new ArrayList<>();

  /** Places in the line of those that are just being begun anew. */
  private int held;

  TrainingQueue(Limits limits) {
    this.queueLimit = limits.queue();
    this.abandonedNanos = limits.abandonedAfter().toNanos();
    this.sliceNanos = limits.slice().toNanos();
    for (int slot = 0; slot < limits.slots(); slot++) {
      Thread worker = new Thread(this::work, "training-" + slot);
      worker.setDaemon(true);
      workers.add(worker);
      worker.start();
    }
  }

  /**
   * Asks for a turn. One that is training goes on with the new number of steps; one that is done or
   * has failed stays so.
   *
   * @param steps batches to train before it pauses; 0 only builds the first weights
   * @throws Refused with status 429 if too many are waiting
   */
  void ask(Experiment experiment, long steps) {
    synchronized (this) {
      if (experiment.isPaused()) {
        checkRoom();
      }
      want(experiment, steps);
    }
    experiment.announce();
  }

  private void checkRoom() {
    if (line.size() + held >= queueLimit) {
      throw new Refused(429, "refused.queue", line.size() + held);
    }
  }

  private void want(Experiment experiment, long steps) {
    Standing now = experiment.standing();
    switch (now.state()) {
      case RUNNING, QUEUED -> {
        boolean isOneMore = steps == 1 && now.stepsWanted() < TO_THE_END / 2;
        long wanted = isOneMore ? now.stepsWanted() + 1 : steps;
        experiment.stand(now.wanting(wanted));
      }
      case PAUSED -> lineUp(experiment, steps);
      case DONE, FAILED -> {
        // stays so
      }
    }
    renumber();
  }

  /**
   * Begins an experiment anew, whatever its standing, and lines it up for its first weights. One
   * that trains or waits gives up its slot or its place for that.
   *
   * @param beginAnew done while its place in the line is held; not at all if it is refused
   * @throws Refused with status 429 if too many are waiting
   */
  void restart(Experiment experiment, Runnable beginAnew) {
    synchronized (this) {
      if (!experiment.standing().isUnderWay()) {
        checkRoom();
      }
      held++;
    }
    boolean isBegun = false;
    try {
      withdraw(experiment);
      beginAnew.run(); // may wait for a batch and for the disk
      isBegun = true;
    } finally {
      takeHeld(experiment, isBegun);
    }
    experiment.announce();
  }

  private synchronized void takeHeld(Experiment experiment, boolean isBegun) {
    held--;
    if (isBegun) {
      want(experiment, 0);
    }
  }

  /**
   * Takes an experiment out of its slot or the line, whatever its standing: it is paused. Its own
   * viewers are not told yet; the caller knows what comes next.
   */
  void withdraw(Experiment experiment) {
    List<Experiment> waiting;
    synchronized (this) {
      line.remove(experiment);
      int turn = experiment.standing().turn() + 1;
      experiment.stand(new Standing(State.PAUSED, 0, turn, 0, null));
      waiting = renumber();
    }
    waiting.forEach(Experiment::announce);
  }

  /** Pauses an experiment that is waiting or training; any other stays as it is. */
  void pause(Experiment experiment) {
    if (experiment.standing().isUnderWay()) {
      withdraw(experiment);
      experiment.announce();
    }
  }

  /** Stops all training and waits a moment for the last batches. */
  @Override
  public void close() {
    workers.forEach(Thread::interrupt);
    for (Thread worker : workers) {
      try {
        worker.join(5_000);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void work() {
    try {
      while (!Thread.interrupted()) {
        train(next());
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /** A turn of an experiment; over when the experiment's standing has another number. */
  private record Turn(Experiment experiment, int number) {}

  private Turn next() throws InterruptedException {
    Turn next;
    List<Experiment> waiting;
    synchronized (this) {
      while (line.isEmpty()) {
        wait();
      }
      Experiment experiment = line.remove();
      long steps = experiment.standing().stepsWanted();
      next = new Turn(experiment, experiment.standing().turn() + 1);
      experiment.audience().countFromNow();
      experiment.stand(new Standing(State.RUNNING, steps, next.number(), 0, null));
      waiting = renumber();
    }
    next.experiment().announce();
    waiting.forEach(Experiment::announce);
    return next;
  }

  /** One turn; whatever goes wrong in it ends this experiment and no other. */
  private void train(Turn turn) {
    Experiment experiment = turn.experiment();
    Training training = experiment.training();
    try {
      training.prepare();
      experiment.announce(); // how long it will take is known only now
      long since = System.nanoTime();
      for (long nanos = 0; mayGoOn(turn, nanos); nanos = System.nanoTime() - since) {
        if (!training.step(experiment.standing().stepsWanted() < TO_THE_END / 2)) {
          stop(turn);
        }
      }
      experiment.announce();
    } catch (BadValue e) {
      fail(turn, e::in);
    } catch (DataException e) {
      fail(turn, e::withoutFolders);
    } catch (OutOfMemoryError e) {
      fail(turn, lang -> Refused.MESSAGES.text(lang, "failed.memory"));
    } catch (RuntimeException | Error e) {
      LOG.error("experiment {} failed: {}", experiment.id(), experiment.comparison().text(), e);
      String kind = e.getClass().getSimpleName();
      fail(turn, lang -> Refused.MESSAGES.text(lang, "failed.experiment", kind));
    }
  }

  /**
   * Whether this turn still holds and has a batch left; counts that batch. If not, the experiment's
   * new standing is set in the same breath, so that no wish that comes in between is lost.
   *
   * @param nanos how long it has trained; 0 before its first batch, which every turn has
   */
  private synchronized boolean mayGoOn(Turn turn, long nanos) {
    Experiment experiment = turn.experiment();
    Standing now = experiment.standing();
    if (Thread.currentThread().isInterrupted() || now.turn() != turn.number()) {
      return false;
    }
    boolean ended = experiment.training().hasEnded();
    if (ended || now.stepsWanted() == 0) {
      experiment.stand(new Standing(ended ? State.DONE : State.PAUSED, 0, now.turn(), 0, null));
      return false;
    }
    if (!line.isEmpty()
        && (nanos > sliceNanos || experiment.audience().awayNanos() > abandonedNanos)) {
      lineUp(experiment, now.stepsWanted());
      renumber();
      return false;
    }
    experiment.stand(now.wanting(now.stepsWanted() - 1));
    return true;
  }

  /** Wants nothing more of a turn whose weights are gone. */
  private synchronized void stop(Turn turn) {
    Experiment experiment = turn.experiment();
    if (experiment.standing().turn() == turn.number()) {
      experiment.stand(experiment.standing().wanting(0));
    }
  }

  private void fail(Turn turn, Function<Lang, String> why) {
    synchronized (this) {
      if (turn.experiment().standing().turn() == turn.number()) {
        turn.experiment().stand(new Standing(State.FAILED, 0, turn.number(), 0, why));
      }
    }
    turn.experiment().announce();
  }

  private void lineUp(Experiment experiment, long steps) {
    line.add(experiment);
    int turn = experiment.standing().turn() + 1;
    experiment.stand(new Standing(State.QUEUED, steps, turn, line.size(), null));
    notifyAll();
  }

  /** Gives everybody in the line the right place number, from 1. */
  private List<Experiment> renumber() {
    int place = 0;
    for (Experiment waiting : line) {
      waiting.stand(waiting.standing().at(++place));
    }
    return List.copyOf(line);
  }
}
