package facespace.play.hub.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import facespace.data.DataSets;
import facespace.data.Idx;
import facespace.data.PenDigits;
import facespace.play.hub.archive.RunArchive;
import facespace.play.hub.archive.RunEntry;
import facespace.play.hub.model.ModelStore;
import facespace.train.run.Checkpoint;
import facespace.train.spec.Comparison;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is stored of an experiment is enough to branch off anywhere without training it again. */
class StoredRunTest {
  private static final long ROOM = 64 << 20;
  private static final Comparison DIGITS =
      Comparison.parse("data=tiny&epochs=4&batch=128&loss=softmax");

  @TempDir Path folder;

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
