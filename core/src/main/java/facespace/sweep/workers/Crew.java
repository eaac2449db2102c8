package facespace.sweep.workers;

import facespace.sweep.ResultRows;
import facespace.train.spec.RunSpec;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Worker processes that share the runs of a sweep. Gradients are recorded once per process at a
 * time, hence processes and not threads. A run whose worker dies is given to a new one, a few
 * times.
 */
public final class Crew implements Workforce {
  private final List<String> command;
  private final int size;
  private final Listener listener;
  private final Set<WorkerProcess> alive = ConcurrentHashMap.newKeySet();
  private int deathsInARow;
  private volatile boolean stopped;

  /**
   * @param command starts a worker
   * @param size how many work at a time
   */
  public Crew(List<String> command, int size, Listener listener) {
    this.command = command;
    this.size = size;
    this.listener = listener;
  }

  /** Also ends with an exception if workers die without having done anything. */
  @Override
  public void work() throws IOException, InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(size);
    try {
      List<Callable<Void>> tasks = new ArrayList<>();
      for (int i = 0; i < size; i++) {
        tasks.add(this::workAlone);
      }
      for (Future<Void> task : threads.invokeAll(tasks)) {
        task.get();
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException problem) {
        throw problem;
      }
      throw new IllegalStateException(e.getCause());
    } finally {
      threads.shutdownNow();
      close();
    }
  }

  private Void workAlone() throws IOException {
    Optional<WorkerProcess> worker = Optional.empty();
    try {
      Optional<RunSpec> run = next();
      while (run.isPresent()) {
        worker = train(run.get(), worker);
        run = next();
      }
      return null;
    } catch (IOException | RuntimeException e) {
      close(); // the others need not go on
      throw e;
    } finally {
      worker.ifPresent(this::dismiss);
    }
  }

  private synchronized Optional<RunSpec> next() {
    return stopped ? Optional.empty() : listener.next();
  }

  /** Returns the worker that is alive afterwards, if any is. */
  private Optional<WorkerProcess> train(RunSpec run, Optional<WorkerProcess> before)
      throws IOException {
    Optional<WorkerProcess> worker = before;
    String why = "";
    for (int attempt = 0; attempt < ATTEMPTS && !stopped; attempt++) {
      WorkerProcess asked = worker.isPresent() ? worker.get() : hire();
      try {
        take(run, asked.ask(Worker.TRAIN + run.text()));
        return Optional.of(asked);
      } catch (WorkerProcess.Died death) {
        dismiss(asked);
        worker = Optional.empty();
        why = death.getMessage();
        count(why);
      }
    }
    giveUp(run, why);
    return Optional.empty();
  }

  private synchronized void take(RunSpec run, Answer answer) throws IOException {
    deathsInARow = 0;
    if (stopped) {
      return; // what is kept has been said already
    }
    if (answer.kind() == Answer.Kind.DONE) {
      listener.done(ResultRows.parse(answer.text()));
    } else {
      listener.refused(run, answer.wording());
    }
  }

  /** One run that kills its workers is an accident; when all die, nothing would ever be done. */
  private synchronized void count(String why) throws IOException {
    deathsInARow++;
    if (!stopped && deathsInARow > ATTEMPTS * (size + 1)) {
      throw new IOException("The workers of the sweep die one after another; the last: " + why);
    }
  }

  private synchronized void giveUp(RunSpec run, String why) {
    if (!stopped) {
      listener.failed(run, why);
    }
  }

  private WorkerProcess hire() throws IOException {
    WorkerProcess worker = WorkerProcess.start(command);
    alive.add(worker);
    if (stopped) { // meanwhile
      dismiss(worker);
    }
    return worker;
  }

  private void dismiss(WorkerProcess worker) {
    worker.close();
    alive.remove(worker);
  }

  @Override
  public void close() {
    synchronized (this) {
      stopped = true;
    }
    alive.forEach(WorkerProcess::close);
  }
}
