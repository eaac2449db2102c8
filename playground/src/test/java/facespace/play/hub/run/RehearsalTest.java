package facespace.play.hub.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import facespace.data.DataSets;
import facespace.data.Idx;
import facespace.data.PenDigits;
import facespace.play.hub.archive.RunArchive;
import facespace.play.hub.archive.RunEntry;
import facespace.train.spec.Comparison;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What lessons show is there before anybody has trained. */
class RehearsalTest {
  private static final Comparison TINY =
      Comparison.parse("data=tiny&epochs=2&batch=64;loss=normface;loss=arcface");
  private static final Comparison OTHER = Comparison.parse("data=tiny&epochs=1&loss=softmax");

  @TempDir Path folder;

  @Test
  void eachIsTrainedOnceAndStoredWhole() throws Exception {
    try (RunArchive archive = archive()) {
      AtomicInteger asked = new AtomicInteger();
      rehearse(archive, () -> asked.incrementAndGet() < 4);
      assertTrue(asked.get() >= 4, "it has rested while others trained");
      archive.read(archive.list().get(0).id()); // waits until all is written
      List<RunEntry> stored = archive.list();
      assertEquals(
          List.of(OTHER.text(), TINY.text()), stored.stream().map(RunEntry::text).toList());
      for (RunEntry entry : stored) {
        assertTrue(entry.progress().over());
        assertEquals(List.of(), entry.models());
      }
      RunArchive.Stored tiny = archive.read(stored.get(1).id());
      assertTrue(tiny.moments().size() >= 2, "from the first weights to the last");
      rehearse(archive, () -> false);
      assertEquals(
          stored.stream().map(RunEntry::id).toList(),
          archive.list().stream().map(RunEntry::id).toList());
    }
  }

  private RunArchive archive() {
    Idx.write(PenDigits.generate(256, 1), folder.resolve("data/tiny"), "train");
    Idx.write(PenDigits.generate(128, 2), folder.resolve("data/tiny"), "t10k");
    return new RunArchive(folder.resolve("runs"), 1 << 26, 1 << 24);
  }

  private void rehearse(RunArchive archive, BooleanSupplier others) throws InterruptedException {
    DataSets data =
        new DataSets(Map.of("FACESPACE_DATA", folder.resolve("data").toString()), folder);
    try (Rehearsal rehearsal =
        new Rehearsal(() -> List.of(TINY, OTHER), data, archive, 1 << 24, others)) {
      rehearsal.start();
      rehearsal.awaitEnd();
    }
  }
}
