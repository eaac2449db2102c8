package facespace.play.hub.run;

import facespace.model.CheckpointPart;
import facespace.play.hub.archive.RunArchive;
import facespace.play.hub.archive.RunEntry;
import facespace.play.hub.wire.Moment;
import facespace.play.hub.wire.MomentCodec;
import facespace.train.run.Checkpoint;
import facespace.train.spec.Comparison;
import facespace.train.spec.RunSpec;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * An experiment as the archive has it, read again.
 *
 * @param entry what it is
 * @param comparison what is compared
 * @param past its moments, and what it goes on from
 */
record StoredRun(RunEntry entry, Comparison comparison, Past past) {
  /**
   * Reads what the archive has.
   *
   * @throws IllegalArgumentException if its moments are of another version
   * @throws facespace.knob.BadValue if its text is
   */
  static StoredRun of(RunArchive.Stored stored) {
    RunEntry entry = stored.entry();
    Comparison comparison = Comparison.parse(entry.text());
    List<Moment> moments = stored.moments().stream().map(MomentCodec::decode).toList();
    if (moments.isEmpty()) {
      throw new IllegalArgumentException("no moment");
    }
    int step = moments.get(moments.size() - 1).step();
    List<Optional<Checkpoint>> checkpoints =
        stored
            .weights()
            .flatMap(bytes -> checkpoints(bytes, comparison.runs(), step))
            .orElseGet(() -> Collections.nCopies(comparison.runs().size(), Optional.empty()));
    return new StoredRun(entry, comparison, new Past(step, moments, checkpoints, entry.models()));
  }

  /** What cannot be read, or comes after the last moment there is, is trained again. */
  private static Optional<List<Optional<Checkpoint>>> checkpoints(
      byte[] bytes, List<RunSpec> runs, int step) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      Checkpoint[] read = new Checkpoint[runs.size()];
      for (int i = 0; i < read.length; i++) {
        read[i] = CheckpointPart.read(in, runs.get(i));
        if (read[i].step() > step) {
          return Optional.empty();
        }
      }
      return Optional.of(List.of(read).stream().map(Optional::of).toList());
    } catch (IOException damaged) {
      return Optional.empty();
    }
  }

  /** How far it came. */
  TrainingProgress progress() {
    RunEntry.Summary then = entry.progress();
    return new TrainingProgress(
        past.step(),
        then.totalSteps(),
        then.totalEpochs(),
        then.passes(),
        then.runs().stream().map(run -> Optional.ofNullable(run.ending())).toList());
  }

  /** Whether what it would be looked at with is there: no need to train for that. */
  boolean isOver() {
    return entry.progress().over();
  }
}
