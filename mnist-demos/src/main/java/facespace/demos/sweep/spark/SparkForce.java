package facespace.demos.sweep.spark;

import facespace.sweep.ResultRows;
import facespace.sweep.workers.Answer;
import facespace.sweep.workers.Workforce;
import facespace.train.spec.RunSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.rdd.RDD;
import scala.Function2;
import scala.reflect.ClassTag$;
import scala.runtime.BoxedUnit;

/**
 * Executors of a Spark cluster: a run is a task, and an executor trains one at a time. Spark gives
 * the tasks of an executor that is lost to others, and hands out the result of each once, whoever
 * else has it too.
 */
final class SparkForce implements Workforce {
  /** So many runs are one job of Spark's: its master keeps the tasks of a job in memory. */
  private static final int JOB = 10_000;

  private static final long LOOK_MILLIS = 500;

  private final Listener listener;
  private final Patience patience;
  private volatile boolean closed;
  private volatile boolean alone;

  /**
   * @param patience how long it goes on without any executor
   */
  SparkForce(Listener listener, Patience patience) {
    this.listener = listener;
    this.patience = patience;
  }

  @Override
  public void work() throws IOException {
    SparkConf conf = settings();
    String master = conf.get("spark.master");
    try (JavaSparkContext spark = connect(conf, master)) {
      ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor();
      try {
        watch.scheduleWithFixedDelay(
            () -> look(spark), LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
        for (List<RunSpec> runs = some(); !runs.isEmpty(); runs = some()) {
          train(spark, master, runs);
        }
      } finally {
        watch.shutdownNow();
      }
    }
  }

  /** Ours, where whoever submitted it has not chosen. */
  private static SparkConf settings() {
    return new SparkConf()
        .setIfMissing("spark.app.name", "FaceSpace sweep")
        .setIfMissing("spark.ui.enabled", "false") // a port of this machine, open to all
        .setIfMissing("spark.executor.cores", "1") // one run at a time, as in a worker process
        .setIfMissing("spark.executor.extraJavaOptions", "-XX:ActiveProcessorCount=1")
        .setIfMissing("spark.executorEnv.OMP_NUM_THREADS", "1")
        .setIfMissing("spark.task.maxFailures", String.valueOf(2 * ATTEMPTS)); // see TrainTask
  }

  private static JavaSparkContext connect(SparkConf conf, String master) throws SparkLost {
    try {
      return new JavaSparkContext(conf);
    } catch (Exception refused) { // Scala declares none; after Spark's own minute
      throw new SparkLost(
          "Spark at " + master + " takes no sweep (" + reason(refused) + ")", refused);
    }
  }

  private void look(JavaSparkContext spark) {
    int all = spark.sc().statusTracker().getExecutorInfos().length;
    if (patience.isOver(spark.sc().isLocal() ? all : all - 1)) { // one is this process
      alone = true;
      spark.sc().cancelAllJobs();
    }
  }

  private synchronized List<RunSpec> some() {
    List<RunSpec> runs = new ArrayList<>();
    Optional<RunSpec> next = closed ? Optional.empty() : listener.next();
    while (next.isPresent()) {
      runs.add(next.get());
      next = runs.size() < JOB ? listener.next() : Optional.empty();
    }
    return runs;
  }

  private void train(JavaSparkContext spark, String master, List<RunSpec> runs) throws IOException {
    List<String> texts = runs.stream().map(RunSpec::text).toList();
    RDD<String> tasks = spark.parallelize(texts, texts.size()).rdd();
    Function2<Object, String, BoxedUnit> taken =
        (task, line) -> take(runs.get((Integer) task), Answer.in(line).orElseThrow());
    try {
      spark.sc().runJob(tasks, new TrainTask(), taken, ClassTag$.MODULE$.apply(String.class));
    } catch (Exception problem) { // Scala declares none
      fail(master, problem);
    }
  }

  private synchronized BoxedUnit take(RunSpec run, Answer answer) {
    if (!closed) {
      switch (answer.kind()) {
        case REFUSED -> listener.refused(run, answer.wording());
        case FAILED -> listener.failed(run, answer.text());
        default -> keep(answer);
      }
    }
    return BoxedUnit.UNIT;
  }

  private void keep(Answer answer) {
    try {
      listener.done(ResultRows.parse(answer.text()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void fail(String master, Exception problem) throws IOException {
    for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
      if (cause instanceof UncheckedIOException unkept) {
        throw unkept.getCause();
      }
    }
    if (!closed) {
      String why =
          alone
              ? "has had no worker for " + patience.seconds() + " s"
              : "is lost (" + reason(problem) + ")";
      throw new SparkLost("Spark at " + master + " " + why, problem);
    }
  }

  private static String reason(Exception problem) {
    return String.valueOf(problem.getMessage()).lines().findFirst().orElse("");
  }

  /** What is under way on the cluster ends with this process. */
  @Override
  public synchronized void close() {
    closed = true;
  }
}
