package facespace.play.hub.run;

import facespace.data.DataSet;
import facespace.data.Images;
import facespace.model.FaceModel;
import facespace.play.hub.model.ModelStore;
import facespace.play.hub.wire.Moment;
import facespace.play.web.Refused;
import facespace.train.frame.Frame;
import facespace.train.run.Checkpoint;
import facespace.train.run.Ending;
import facespace.train.run.Run;
import facespace.train.run.SideBySide;
import facespace.train.spec.Comparison;
import facespace.train.spec.RunSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The runs of a comparison, advancing batch by batch together, so that they see the same digits at
 * the same time and every moment holds all of them. Not thread-safe; owns native memory.
 */
final class Lockstep implements AutoCloseable {
  private final List<Run> runs = new ArrayList<>();
  private final List<Frame> frames = new ArrayList<>();
  private final SideBySide together;
  private final DataSet data;

  /**
   * Builds every run where its past ends, training again what is not kept of it; they all see the
   * same data.
   *
   * @param past its last moment, if there is any, is the first picture
   */
  Lockstep(Comparison comparison, DataSet data, Past past) {
    this.data = data;
    together = new SideBySide(comparison.runs().size());
    try {
      for (int i = 0; i < comparison.runs().size(); i++) {
        Run run = build(comparison.runs().get(i), past.checkpoint(i));
        runs.add(run);
        frames.add(past.lastFrame(i).orElseGet(() -> picture(run)));
      }
      together.each(i -> catchUp(runs.get(i), frames.get(i).where().step()));
    } catch (RuntimeException | Error e) {
      close();
      throw e;
    }
  }

  private Run build(RunSpec spec, Optional<Checkpoint> kept) {
    return kept.map(checkpoint -> Run.from(checkpoint, spec, data))
        .orElseGet(() -> new Run(spec, data));
  }

  /** As it was trained the first time, pictures included: they decide what counts for the next. */
  private static void catchUp(Run run, int step) {
    while (run.steps() < step && run.ending().isEmpty()) {
      run.step();
      if (run.isFrameDue()) {
        run.frame();
      }
    }
  }

  /** A picture between two that are due forgets nothing: what comes is as if nobody had looked. */
  private static Frame picture(Run run) {
    return run.isFrameDue() ? run.frame() : run.look();
  }

  /** All that the runs go on from as they are now. */
  List<Checkpoint> checkpoints() {
    return runs.stream().map(Run::checkpoint).toList();
  }

  /**
   * Trains every run that has not ended on one batch.
   *
   * @return whether it is time for a picture
   */
  boolean step() {
    List<Run> going = runs.stream().filter(run -> run.ending().isEmpty()).toList();
    together.each(i -> step(runs.get(i)));
    return going.stream().anyMatch(run -> run.isFrameDue() || run.ending().isPresent());
  }

  private static void step(Run run) {
    if (run.ending().isEmpty()) {
      run.step();
    }
  }

  /** Pictures of now; a run that has not moved since the last picture keeps that one. */
  List<Moment.Snapshot> snapshots() {
    together.each(
        i -> {
          if (runs.get(i).steps() != frames.get(i).where().step()) {
            frames.set(i, picture(runs.get(i)));
          }
        });
    return current();
  }

  /**
   * Carries images along in every picture from now on; the pictures taken so far stay.
   *
   * @throws Refused with status 409 if they have another size than the data's images
   */
  void draw(List<byte[]> images) {
    if (!fit(images)) {
      Images shown = data.test();
      throw new Refused(409, "refused.imageSize", shown.name(), shown.width(), shown.height());
    }
    runs.forEach(run -> run.draw(images));
  }

  /** Whether images have the size of the data's. */
  boolean fit(List<byte[]> images) {
    int size = data.test().height() * data.test().width();
    return images.stream().allMatch(image -> image.length == size);
  }

  /** Whether its models are worth keeping: digits, or faces that somebody was held out to judge. */
  boolean isKeepable() {
    return data.test().areDigits() || data.openSet();
  }

  /** How every run sees things now, the images drawn included. */
  List<Frame> look() {
    return runs.stream().map(Run::look).toList();
  }

  /** The runs that have not diverged, by number. */
  List<Integer> sound() {
    return IntStream.range(0, runs.size())
        .filter(
            run ->
                runs.get(run)
                    .ending()
                    .map(Ending::kind)
                    .filter(Ending.Kind.DIVERGED::equals)
                    .isEmpty())
        .boxed()
        .toList();
  }

  /**
   * Keeps a run as it is now: of faces what decides, of digits all that it goes on from.
   *
   * @return the id in the store
   */
  String keep(int run, ModelStore models) {
    Run kept = runs.get(run);
    return data.test().areDigits() ? models.keep(kept) : models.keep(FaceModel.of(kept));
  }

  /** The network of a run as it is now. */
  FaceModel model(int run) {
    return FaceModel.of(runs.get(run));
  }

  boolean hasEnded() {
    return runs.stream().map(Run::ending).allMatch(Optional::isPresent);
  }

  /** How far the runs are. */
  TrainingProgress progress() {
    return new TrainingProgress(
        runs.stream().mapToInt(Run::steps).max().orElse(0),
        runs.stream().mapToInt(Run::totalSteps).max().orElse(0),
        runs.stream().mapToInt(Run::totalEpochs).max().orElse(0),
        runs.stream().mapToInt(Run::passesPerEpoch).max().orElse(1),
        runs.stream().map(Run::ending).toList());
  }

  @Override
  public void close() {
    together.close();
    runs.forEach(Run::close);
  }

  private List<Moment.Snapshot> current() {
    List<Moment.Snapshot> snapshots = new ArrayList<>();
    for (int i = 0; i < runs.size(); i++) {
      snapshots.add(new Moment.Snapshot(frames.get(i), runs.get(i).trainingSeconds()));
    }
    return List.copyOf(snapshots);
  }
}
