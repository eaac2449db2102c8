package facespace.play.hub.run;

import facespace.model.CheckpointPart;
import facespace.play.hub.archive.RunArchive;
import facespace.play.hub.archive.RunEntry;
import facespace.play.hub.wire.Moment;
import facespace.play.hub.wire.MomentCodec;
import facespace.train.run.Checkpoint;
import facespace.train.run.Ending;
import facespace.train.spec.Comparison;
import facespace.train.spec.RunSpec;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * An experiment as the archive has it, read again.
 *
 * @param entry what it is
 * @param comparison what is compared
 * @param past its moments, and what it goes on from
 * @param checkpoints what all runs can go on from, the newest first
 */
record StoredRun(
    RunEntry entry, Comparison comparison, Past past, List<List<Checkpoint>> checkpoints) {
  /**
   * Reads what the archive has; if some of the last moments are damaged, what is before them.
   *
   * @throws IllegalArgumentException if its moments are of another version
   * @throws facespace.knob.BadValue if its text is
   */
  static StoredRun of(RunArchive.Stored stored) {
    Comparison comparison = Comparison.parse(stored.entry().text());
    List<Moment> moments = stored.moments().stream().map(MomentCodec::decode).toList();
    if (moments.isEmpty()) {
      throw new IllegalArgumentException("no moment");
    }
    int step = moments.get(moments.size() - 1).step();
    boolean isWhole = stored.entry().progress().step() <= step;
    RunEntry entry = isWhole ? stored.entry() : stored.entry().cutAt(step);
    List<RunSpec> runs = comparison.runs();
    List<List<Checkpoint>> all =
        stored.weights().map(bytes -> checkpoints(bytes, runs, step)).orElse(List.of()).stream()
            .map(ofRuns -> ended(ofRuns, moments.get(moments.size() - 1), entry))
            .toList();
    List<Optional<Checkpoint>> last =
        all.isEmpty()
            ? Collections.nCopies(runs.size(), Optional.empty())
            : all.get(0).stream().map(Optional::of).toList();
    Past past = new Past(step, moments, last, entry.models());
    return new StoredRun(entry, comparison, past, all);
  }

  /**
   * What all runs go on from, the newest first. What cannot be read, or comes after the last moment
   * there is, is trained again.
   */
  private static List<List<Checkpoint>> checkpoints(byte[] bytes, List<RunSpec> runs, int step) {
    List<List<Checkpoint>> all = new ArrayList<>();
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      while (in.available() > 0) {
        List<Checkpoint> ofRuns = new ArrayList<>();
        for (RunSpec run : runs) {
          ofRuns.add(CheckpointPart.read(in, run));
        }
        if (ofRuns.stream().allMatch(one -> one.step() <= step)) {
          all.add(ofRuns);
        }
      }
    } catch (IOException damaged) {
      // those before it will do
    }
    return all;
  }

  /** What was stored before there were endings among the numbers; the entry knows them. */
  private static List<Checkpoint> ended(List<Checkpoint> ofRuns, Moment last, RunEntry entry) {
    List<RunEntry.Result> results = entry.progress().runs();
    List<Checkpoint> ended = new ArrayList<>(ofRuns);
    for (int i = 0; i < results.size(); i++) {
      Ending ending = results.get(i).ending();
      boolean isThere = ofRuns.get(i).step() == last.runs().get(i).frame().where().step();
      if (ending != null && isThere) {
        ended.set(i, ofRuns.get(i).ended(ending));
      }
    }
    return ended;
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
