package facespace.play.hub.model;

import facespace.data.DataException;
import facespace.data.DataSets;
import facespace.model.FaceModel;
import facespace.play.hub.RunData;
import facespace.train.run.Run;
import facespace.train.spec.FaceRuns;
import facespace.train.spec.RunSpec;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a small face model in the background when the store has none of faces, so that two faces
 * can be compared before anybody has trained. It rests while somebody else trains. Thread-safe.
 */
public final class Starter implements AutoCloseable {
  /** Three epochs of the usual training of faces: knows them a little, after half a minute. */
  public static final RunSpec SPEC = FaceRuns.of(DataSets.PAPER).with(Map.of("epochs", "3"));

  private static final Logger LOG = LoggerFactory.getLogger(Starter.class);
  private static final long REST_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private final RunSpec spec;
  private final DataSets data;
  private final ModelStore models;
  private final BooleanSupplier othersTrain;
  private final Thread thread = new Thread(this::run, "starter");
  private volatile Optional<Double> share = Optional.empty();

  /**
   * @param spec what is trained
   * @param othersTrain whether it has to rest
   */
  public Starter(RunSpec spec, DataSets data, ModelStore models, BooleanSupplier othersTrain) {
    this.spec = spec;
    this.data = data;
    this.models = models;
    this.othersTrain = othersTrain;
    thread.setDaemon(true);
  }

  /** Begins, unless there is a face model already. */
  public void start() {
    if (models.list(ModelKind.FACES).isEmpty()) {
      share = Optional.of(0.0);
      thread.start();
    }
  }

  /** How much of its training is done, in [0, 1]; empty if none is under way. */
  public Optional<Double> share() {
    return share;
  }

  private void run() {
    restWhileOthersTrain();
    try (Run run = new Run(spec, RunData.load(data, spec))) {
      while (run.ending().isEmpty() && isWanted()) {
        run.step();
        share = Optional.of((double) run.steps() / run.totalSteps());
        restWhileOthersTrain();
      }
      if (isWanted()) {
        models.keep(FaceModel.of(run));
      }
    } catch (DataException e) {
      LOG.warn("no starting model: {}", e.getMessage());
    } catch (RuntimeException e) {
      LOG.error("no starting model", e);
    } finally {
      share = Optional.empty();
    }
  }

  /** Somebody's own model makes it needless. */
  private boolean isWanted() {
    return !thread.isInterrupted() && models.list(ModelKind.FACES).isEmpty();
  }

  private void restWhileOthersTrain() {
    while (othersTrain.getAsBoolean() && !thread.isInterrupted()) {
      LockSupport.parkNanos(REST_NANOS);
    }
  }

  /** Waits until it is over. */
  void awaitEnd() throws InterruptedException {
    thread.join();
  }

  /** Breaks off what is under way, and waits a moment for its last batch. */
  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join(5_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
