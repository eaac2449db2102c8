package facespace.play.hub.run;

import facespace.model.CheckpointPart;
import facespace.play.hub.archive.RunArchive;
import facespace.play.hub.archive.RunEntry;
import facespace.play.hub.wire.Moment;
import facespace.play.hub.wire.MomentCodec;
import facespace.train.frame.Measure;
import facespace.train.run.Checkpoint;
import facespace.train.run.Ending;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Hands over to the archive what becomes of one experiment, from the first batch on: what was only
 * set up is not worth keeping. Never waits for the disk. Only its {@link Training} calls it, one
 * thread at a time.
 */
final class Recorder {
  private static final long WEIGHTS_EVERY_NANOS = 4_000_000_000L;

  private final RunArchive archive;
  private final List<Moment> held = new ArrayList<>();
  private volatile RunEntry entry;
  private boolean isBegun;
  private long weightsAt = System.nanoTime();

  /**
   * @param entry what the experiment is
   * @param isStored whether the archive has it already
   */
  Recorder(RunArchive archive, RunEntry entry, boolean isStored) {
    this.archive = archive;
    this.entry = entry;
    isBegun = isStored;
  }

  /** What the experiment was when it began. */
  RunEntry entry() {
    return entry;
  }

  /** Keeps moments of a past that is shared with another experiment. */
  void hold(List<Moment> past) {
    held.addAll(past);
  }

  /**
   * Keeps a moment.
   *
   * @param checkpoints what every run goes on from at it, and then at steps before
   * @param kept ids of the models kept
   */
  void keep(
      Moment moment,
      TrainingProgress progress,
      List<List<Checkpoint>> checkpoints,
      List<String> kept) {
    RunEntry.Summary now = progress(moment, progress);
    held.add(moment);
    if (!isBegun && !isTrained()) {
      return;
    }
    if (!isBegun) {
      isBegun = true;
      archive.begin(entry);
    }
    for (Moment one : held) {
      boolean isLast = one == moment;
      archive.add(
          entry.id(),
          one.index(),
          () -> MomentCodec.encode(one),
          isLast ? now : RunEntry.Summary.NONE,
          kept);
    }
    held.clear();
    boolean isDue = System.nanoTime() - weightsAt > WEIGHTS_EVERY_NANOS;
    if (now.over() || isDue) {
      weightsAt = System.nanoTime();
      archive.weights(entry.id(), () -> bytes(checkpoints));
    }
  }

  /** Whether something was trained since the first moment. */
  private boolean isTrained() {
    return held.get(held.size() - 1).step() > held.get(0).step();
  }

  /**
   * Begins anew, with the same first weights: what was stored gives up its name, if it is whole or
   * starred, else it goes.
   */
  void restart() {
    Optional<RunEntry> stored = isBegun ? archive.find(entry.id()) : Optional.empty();
    stored.ifPresent(
        one -> {
          if (one.progress().over() || one.star()) {
            archive.moveAside(one.id());
          } else {
            archive.delete(one.id());
          }
        });
    held.clear();
    isBegun = false;
    entry = entry.begun(Instant.now().toString());
  }

  /** Nothing more comes for now. */
  void end() {
    if (isBegun) {
      archive.end(entry.id());
    }
  }

  /** How far an experiment is with a moment. */
  static RunEntry.Summary progress(Moment moment, TrainingProgress now) {
    List<RunEntry.Result> runs = new ArrayList<>();
    for (int i = 0; i < moment.runs().size(); i++) {
      var frame = moment.runs().get(i).frame();
      Ending ending = now.endings().get(i).orElse(null);
      runs.add(
          new RunEntry.Result(
              frame.learning().trainLoss(),
              frame.learning().testAccuracy(),
              frame.measure(Measure.MEDIAN_OWN),
              frame.measure(Measure.P95_OWN),
              frame.learning().eer(),
              ending));
    }
    return new RunEntry.Summary(
        runs.stream().allMatch(run -> run.ending() != null),
        moment.step(),
        now.totalSteps(),
        now.totalEpochs(),
        now.passes(),
        moment.runs().stream().mapToDouble(Moment.Snapshot::seconds).max().orElse(0),
        runs);
  }

  /** Checkpoints as they are stored. */
  static byte[] bytes(List<List<Checkpoint>> checkpoints) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      for (List<Checkpoint> ofRuns : checkpoints) {
        for (Checkpoint checkpoint : ofRuns) {
          CheckpointPart.write(out, checkpoint);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
