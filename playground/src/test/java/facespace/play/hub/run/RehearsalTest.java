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
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What lessons show is there before anybody has trained. */
class RehearsalTest {
  private static final Comparison TINY =
      Comparison.parse("data=tiny&epochs=2&batch=64;loss=normface;loss=arcface");
  private static final Comparison OTHER = Comparison.parse("data=tiny&epochs=1&loss=softmax");

  private static final int KEPT = 1 << 24;
  private static final int ROOMY = 1 << 26;

  @TempDir Path folder;

  @Test
  void eachIsTrainedOnceAndStoredWhole() throws Exception {
    try (RunArchive archive = archive(ROOMY)) {
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
      assertEquals(stored.stream().map(RunEntry::id).toList(), ids(archive));
    }
  }

  @Test
  void whatIsBrokenOffLeavesNothing() throws Exception {
    try (RunArchive archive = archive(ROOMY)) {
      AtomicReference<Rehearsal> its = new AtomicReference<>();
      AtomicInteger asked = new AtomicInteger();
      its.set(
          rehearsal(
              archive,
              () -> {
                if (asked.incrementAndGet() == 5) { // in the middle of the first
                  its.get().close();
                }
                return false;
              }));
      its.get().start();
      its.get().awaitEnd();
      assertEquals(List.of(), archive.list());
    }
  }

  @Test
  void aFullArchiveKeepsWhatPeopleHaveTrained() throws Exception {
    try (RunArchive archive = archive(KEPT + (1 << 18))) {
      String theirs = store(archive, KEPT / 2);
      rehearse(archive, () -> false);
      assertEquals(List.of(theirs), ids(archive));
    }
  }

  @Test
  void whatFillsTheArchiveMeanwhileStays() throws Exception {
    try (RunArchive archive = archive(KEPT + (1 << 18))) {
      AtomicInteger asked = new AtomicInteger();
      AtomicReference<String> theirs = new AtomicReference<>();
      rehearse(
          archive,
          () -> {
            if (asked.incrementAndGet() == 5) {
              theirs.set(store(archive, KEPT / 2));
            }
            return false;
          });
      assertEquals(List.of(theirs.get()), ids(archive));
    }
  }

  private static List<String> ids(RunArchive archive) {
    return archive.list().stream().map(RunEntry::id).toList();
  }

  /** What somebody has trained, so large. */
  private static String store(RunArchive archive, int bytes) {
    RunEntry entry = RunEntry.of("loss=cosface", "2026-01-01T00:00:00Z", "", 0, 0);
    RunEntry.Summary over = new RunEntry.Summary(true, 1, 1, 1, 1, 1, List.of());
    archive.begin(entry);
    archive.add(entry.id(), 0, () -> new byte[bytes], over, List.of());
    return archive.read(entry.id()).entry().id(); // waits until all is written
  }

  private RunArchive archive(long budget) {
    Idx.write(PenDigits.generate(256, 1), folder.resolve("data/tiny"), "train");
    Idx.write(PenDigits.generate(128, 2), folder.resolve("data/tiny"), "t10k");
    return new RunArchive(folder.resolve("runs"), budget, KEPT);
  }

  private void rehearse(RunArchive archive, BooleanSupplier others) throws InterruptedException {
    try (Rehearsal rehearsal = rehearsal(archive, others)) {
      rehearsal.start();
      rehearsal.awaitEnd();
    }
  }

  private Rehearsal rehearsal(RunArchive archive, BooleanSupplier others) {
    DataSets data =
        new DataSets(Map.of("FACESPACE_DATA", folder.resolve("data").toString()), folder);
    return new Rehearsal(() -> List.of(TINY, OTHER), data, archive, KEPT, others);
  }
}
