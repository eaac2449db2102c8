package facespace.play.hub.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import facespace.data.DataSets;
import facespace.data.Idx;
import facespace.data.PenDigits;
import facespace.model.CheckpointPart;
import facespace.play.hub.archive.RunArchive;
import facespace.play.hub.archive.RunEntry;
import facespace.play.hub.model.ModelStore;
import facespace.train.run.Checkpoint;
import facespace.train.spec.Comparison;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is stored of an experiment is enough to branch off anywhere without training it again. */
class StoredRunTest {
  private static final long ROOM = 64 << 20;
  private static final Comparison DIGITS =
      Comparison.parse("data=tiny&epochs=4&batch=128&loss=softmax");

  @TempDir Path folder;

  /** Also where it was stored before there were endings among the numbers: the entry knows. */
  @Test
  void whatReachedItsTargetStaysOver() throws IOException {
    Comparison reaching =
        Comparison.parse(
            "data=tiny&net=mlp&epochs=9&batch=16&warmup=0;"
                + "loss=softmax&target-accuracy=0.3;loss=normface");
    Idx.write(PenDigits.generate(256, 1), folder.resolve("tiny"), "train");
    Idx.write(PenDigits.generate(64, 2), folder.resolve("tiny"), "t10k");
    DataSets data = new DataSets(Map.of("FACESPACE_DATA", folder.toString()), folder);
    RunEntry entry = RunEntry.of(reaching.text(), "", "", 0, 0);
    try (RunArchive archive = new RunArchive(folder.resolve("runs"), ROOM, ROOM);
        ModelStore models = new ModelStore(folder.resolve("models"))) {
      Recorder recorder = new Recorder(archive, entry, false);
      TrainingProgress before;
      List<Checkpoint> end;
      try (Training training =
          new Training(
              reaching, data, models, Past.NONE, new History(ROOM, recorder, moment -> {}))) {
        training.prepare();
        while (training.progress().ending(0).isEmpty()) {
          training.step(true);
        }
        before = training.progress();
        Past past = training.past(before.step(), List.of(0, 1));
        end = past.checkpoints().stream().map(Optional::orElseThrow).toList();
      }
      RunArchive.Stored now = archive.read(entry.id());
      // Its end is damaged: then it is one that was stopped, and nothing says that it is over.
      StoredRun early =
          StoredRun.of(
              new RunArchive.Stored(
                  ended(now.entry()), now.moments().subList(0, 1), Optional.empty()));
      assertFalse(early.isOver());
      assertEquals(0, early.entry().progress().step());
      assertTrue(early.progress().ending(0).isEmpty());
      for (byte[] weights : List.of(Recorder.bytes(List.of(end)), asBefore(end))) {
        StoredRun stored =
            StoredRun.of(new RunArchive.Stored(now.entry(), now.moments(), Optional.of(weights)));
        assertEquals(1, stored.checkpoints().size());
        assertTrue(stored.entry() == now.entry(), "nothing is missing");
        Recorder again = new Recorder(new RunArchive(folder, 0, 0), stored.entry(), true);
        try (Experiment experiment = Experiment.of(stored, data, models, ROOM, again)) {
          Training training = experiment.training();
          training.prepare();
          assertEquals(before.endings(), training.progress().endings());
          training.step(true);
          assertEquals(before.endings().get(0), training.progress().ending(0));
          List<Integer> steps = training.past(before.step() + 1, List.of(0, 1)).steps();
          assertEquals(List.of(before.step(), before.step() + 1), steps);
        }
      }
      // The index is lost: what is left says as much of it.
      archive.weights(entry.id(), () -> Recorder.bytes(List.of(end)));
      archive.correct(now.entry().at(RunEntry.Summary.NONE, List.of()));
      Recovery.of(archive);
      assertEquals(now.entry().progress(), archive.get(entry.id()).progress());
    }
  }

  private static RunEntry ended(RunEntry entry) {
    RunEntry.Summary now = entry.progress();
    return entry.at(
        new RunEntry.Summary(
            true,
            now.step(),
            now.totalSteps(),
            now.totalEpochs(),
            now.passes(),
            now.seconds(),
            now.runs()),
        entry.models());
  }

  /** As it was written: from the step on, and without what says how a run ended and on what. */
  private static byte[] asBefore(List<Checkpoint> ofRuns) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (Checkpoint one : ofRuns) {
      Checkpoint open =
          new Checkpoint(
              one.spec(),
              one.step(),
              one.seconds(),
              one.arrays(),
              one.optimizer(),
              one.updates(),
              one.tallies(),
              Optional.empty(),
              OptionalInt.empty());
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      CheckpointPart.write(new DataOutputStream(bytes), open);
      all.write(bytes.toByteArray(), Integer.BYTES, bytes.size() - Integer.BYTES - 2);
    }
    return all.toByteArray();
  }

  @Test
  void theMiddleOfAStoredRunIsThereToGoOnFrom() {
    Idx.write(PenDigits.generate(256, 1), folder.resolve("tiny"), "train");
    Idx.write(PenDigits.generate(64, 2), folder.resolve("tiny"), "t10k");
    DataSets data = new DataSets(Map.of("FACESPACE_DATA", folder.toString()), folder);
    RunEntry entry = RunEntry.of(DIGITS.text(), "", "", 0, 0);
    try (RunArchive archive = new RunArchive(folder.resolve("runs"), ROOM, ROOM);
        ModelStore models = new ModelStore(folder.resolve("models"))) {
      Recorder recorder = new Recorder(archive, entry, false);
      int last;
      try (Training training =
          new Training(
              DIGITS, data, models, Past.NONE, new History(ROOM, recorder, moment -> {}))) {
        training.prepare();
        while (training.step(true)) {
          // one batch after the other
        }
        last = training.progress().step();
      }
      assertEquals(8, last);
      StoredRun stored = StoredRun.of(archive.read(entry.id()));
      Recorder again = new Recorder(archive, stored.entry(), true);
      try (Experiment experiment = Experiment.of(stored, data, models, ROOM, again)) {
        for (int step = 0; step <= last; step++) {
          Past past = experiment.training().past(step, List.of(0));
          assertEquals(step, past.checkpoint(0).map(Checkpoint::step).orElse(-1));
        }
      }
      assertTrue(stored.isOver());
    }
  }
}
