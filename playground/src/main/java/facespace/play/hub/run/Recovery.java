package facespace.play.hub.run;

import facespace.play.hub.archive.RunArchive;
import facespace.play.hub.archive.RunEntry;
import facespace.play.hub.wire.Moment;
import facespace.train.frame.Frame;
import facespace.train.run.Checkpoint;
import facespace.train.run.Ending;
import facespace.train.spec.RunSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How far experiments came of which the archive knows only how they began, as its index was lost:
 * their last moments tell.
 */
final class Recovery {
  private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);

  /** In epochs, which are sums of parts. */
  private static final double LESS_THAN_A_BATCH = 1e-6;

  private Recovery() {}

  /** Corrects what an archive says of them. */
  static void of(RunArchive archive) {
    archive.list().stream()
        .filter(entry -> entry.progress().equals(RunEntry.Summary.NONE))
        .forEach(entry -> recover(archive, entry));
  }

  private static void recover(RunArchive archive, RunEntry entry) {
    try {
      RunArchive.Stored all = archive.read(entry.id());
      int count = all.moments().size();
      List<byte[]> last = all.moments().subList(Math.max(0, count - 1), count);
      StoredRun run = StoredRun.of(new RunArchive.Stored(entry, last, all.weights()));
      archive.correct(entry.at(progress(run), entry.models()));
    } catch (RuntimeException e) { // whoever opens it is told
      LOG.warn("how far the stored experiment {} came is not known: {}", entry.id(), e.toString());
    }
  }

  private static RunEntry.Summary progress(StoredRun stored) {
    Moment last = stored.past().moments().get(0);
    int steps = 0;
    int epochs = 0;
    List<Optional<Ending>> endings = new ArrayList<>();
    for (int i = 0; i < last.runs().size(); i++) {
      RunSpec spec = stored.comparison().runs().get(i);
      Frame.Where where = last.runs().get(i).frame().where();
      steps = Math.max(steps, steps(spec, where));
      epochs = Math.max(epochs, epochs(spec));
      Optional<Ending> known =
          stored
              .past()
              .checkpoint(i)
              .filter(one -> one.step() == where.step())
              .flatMap(Checkpoint::ending);
      boolean isWhole = where.epoch() > epochs(spec) - LESS_THAN_A_BATCH;
      endings.add(known.or(() -> Optional.of(Ending.completed(epochs(spec))).filter(e -> isWhole)));
    }
    return Recorder.progress(last, new TrainingProgress(last.step(), steps, epochs, 1, endings));
  }

  /** Mini-batches of all epochs, if they have as many as those that were trained. */
  private static int steps(RunSpec spec, Frame.Where where) {
    return where.epoch() > 0 ? (int) Math.round(where.step() / where.epoch() * epochs(spec)) : 0;
  }

  /** Of all stages; where one is cut short by the next, more than are trained. */
  private static int epochs(RunSpec spec) {
    List<RunSpec> stages = spec.stages();
    int epochs = stages.get(0).epochs();
    for (int i = 0; i < spec.changes().size(); i++) {
      epochs += spec.changes().get(i).startsStage() ? stages.get(i + 1).epochs() : 0;
    }
    return epochs;
  }
}
