package facespace.play.hub.sweep;

import com.fasterxml.jackson.databind.ObjectMapper;
import facespace.data.DataSets;
import facespace.disk.Durable;
import facespace.knob.BadValue;
import facespace.play.web.Guards;
import facespace.play.web.Refused;
import facespace.sweep.SweepPlan;
import facespace.sweep.workers.Cost;
import facespace.sweep.workers.Crew;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sweeps of a server: one at a time is trained, by worker processes that leave a core to those
 * who watch an experiment. What was asked for lies beside its table; after a sudden end a sweep can
 * go on. Thread-safe.
 */
public final class Sweeps implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Sweeps.class);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ORDER = ".json";
  private static final long PATIENCE_SECONDS = 10;

  private final Path folder;
  private final DataSets data;
  private final List<String> worker;
  private final int workers = Math.max(1, Runtime.getRuntime().availableProcessors() - 1);
  private final Map<Integer, SweepJob> jobs = new TreeMap<>(Comparator.reverseOrder());
  private final ExecutorService line =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "sweeps");
            thread.setDaemon(true);
            return thread;
          });

  /**
   * Those that are stored are there again, stopped.
   *
   * @param worker starts a worker process
   */
  public Sweeps(Path folder, DataSets data, List<String> worker) {
    this.folder = folder;
    this.data = data;
    this.worker = worker;
    try (Stream<Path> files = Files.isDirectory(folder) ? Files.list(folder) : Stream.empty()) {
      files.filter(file -> file.toString().endsWith(ORDER)).forEach(this::read);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void read(Path file) {
    try {
      int id = Integer.parseInt(file.getFileName().toString().replace(ORDER, ""));
      SweepOrder order = JSON.readValue(file.toFile(), SweepOrder.class);
      jobs.put(id, new SweepJob(id, order, order.plan(data), table(id)));
    } catch (IOException | RuntimeException e) { // of another version perhaps
      LOG.warn("{} is no sweep: {}", file, e.toString());
    }
  }

  private Path table(int id) {
    return folder.resolve(id + ".csv");
  }

  /** How many runs are trained at a time. */
  public int workers() {
    return workers;
  }

  /** All of them, the newest first. */
  public synchronized List<SweepJob> list() {
    return List.copyOf(jobs.values());
  }

  /** Whether one is being trained, or waits. */
  public boolean isTraining() {
    return list().stream().anyMatch(SweepJob::isUnderWay);
  }

  /**
   * The sweep of a number.
   *
   * @throws Refused with status 404 if there is none
   */
  public synchronized SweepJob get(String id) {
    return jobs.values().stream()
        .filter(job -> String.valueOf(job.id()).equals(id))
        .findFirst()
        .orElseThrow(() -> new Refused(404, "refused.sweep", Guards.quoted(id)));
  }

  /**
   * Begins a sweep, or puts it behind those before it.
   *
   * @throws BadValue if something in it is wrong
   * @throws Refused if it would take more than a day
   */
  public SweepJob start(SweepOrder order) throws IOException {
    SweepPlan plan = order.plan(data);
    Optional<Cost> cost = Cost.beyondADay(plan, 0, workers, worker);
    if (cost.isPresent()) {
      throw new Refused(
          400, "refused.sweepLong", plan.size(), cost.get().all(), cost.get().each(), workers);
    }
    SweepJob job = add(order, plan);
    goOn(job);
    return job;
  }

  private synchronized SweepJob add(SweepOrder order, SweepPlan plan) throws IOException {
    Durable.makeFolder(folder);
    int id = newest() + 1;
    Durable.replace(folder.resolve(id + ORDER), JSON.writeValueAsBytes(order));
    SweepJob job = new SweepJob(id, order, plan, table(id));
    jobs.put(id, job);
    return job;
  }

  /** The largest number of a file there is, also of one that could not be read. */
  private int newest() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString().replaceFirst("\\..*", ""))
          .filter(name -> name.matches("\\d{1,9}"))
          .mapToInt(Integer::parseInt)
          .max()
          .orElse(0);
    }
  }

  /** Trains what is missing of a sweep, when its turn comes. */
  public void goOn(SweepJob job) {
    if (job.queue()) {
      line.submit(
          () -> {
            job.work(listener -> new Crew(worker, workers, listener));
            return null;
          });
    }
  }

  /** Stops a sweep; what is done stays. */
  public void stop(SweepJob job) {
    job.stop();
  }

  /** Deletes a sweep and its table. */
  public synchronized void delete(SweepJob job) throws IOException {
    job.stop();
    jobs.remove(job.id());
    Durable.delete(table(job.id())); // first: a table without its order would be nobody's
    Durable.delete(folder.resolve(job.id() + ORDER));
  }

  /** Stops what is under way, and waits a moment for its last line. */
  @Override
  public void close() {
    list().forEach(SweepJob::stop);
    line.shutdown();
    try {
      line.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
