package facespace.play.hub.model;

import facespace.data.DataSets;
import facespace.model.FaceModel;
import facespace.play.hub.BackgroundTraining;
import facespace.play.hub.RunData;
import facespace.train.run.Run;
import facespace.train.spec.FaceRuns;
import facespace.train.spec.RunSpec;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Makes a small face model in the background when the store has none of faces, so that two faces
 * can be compared before anybody has trained. Thread-safe.
 */
public final class Starter implements AutoCloseable {
  /** Three epochs of the usual training of faces: knows them a little, after half a minute. */
  public static final RunSpec SPEC = FaceRuns.of(DataSets.PAPER).with(Map.of("epochs", "3"));

  private final RunSpec spec;
  private final DataSets data;
  private final ModelStore models;
  private final BackgroundTraining training;
  private volatile Optional<Double> share = Optional.empty();

  /**
   * @param spec what is trained
   * @param othersWork whether it has to rest
   */
  public Starter(RunSpec spec, DataSets data, ModelStore models, BooleanSupplier othersWork) {
    this.spec = spec;
    this.data = data;
    this.models = models;
    training = new BackgroundTraining("starter", othersWork, this::run);
  }

  /** Begins, unless there is a face model already. */
  public void start() {
    if (models.list(ModelKind.FACES).isEmpty()) {
      share = Optional.of(0.0);
      training.start();
    }
  }

  /** How much of its training is done, in [0, 1]; empty if none is under way. */
  public Optional<Double> share() {
    return share;
  }

  private void run() {
    try {
      if (isWanted()) {
        train();
      }
    } finally {
      share = Optional.empty();
    }
  }

  private void train() {
    try (Run run = new Run(spec, RunData.load(data, spec))) {
      while (run.ending().isEmpty() && isWanted()) {
        run.step();
        share = Optional.of((double) run.steps() / run.totalSteps());
      }
      if (isWanted()) {
        models.keep(FaceModel.of(run));
      }
    }
  }

  /** Somebody's own model makes it needless. */
  private boolean isWanted() {
    return training.mayGoOn() && models.list(ModelKind.FACES).isEmpty();
  }

  /** Waits until it is over. */
  void awaitEnd() throws InterruptedException {
    training.awaitEnd();
  }

  /** Breaks off what is under way. */
  @Override
  public void close() {
    training.close();
  }
}
