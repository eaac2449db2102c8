package facespace.play.hub.archive;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import facespace.data.DataException;
import facespace.loss.Note;
import facespace.play.web.Refused;
import facespace.train.run.Ending;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunArchiveTest {
  private static final long MUCH = 1 << 20;
  private static final OptionalInt WHOLE = OptionalInt.empty();
  private static final Ending ENDING =
      new Ending(Ending.Kind.TARGET_REACHED, Note.info("ending.target", "97.00 %", "640"));

  @TempDir Path folder;

  private RunArchive archive(long budget, long each) {
    return new RunArchive(folder, budget, each);
  }

  private static RunEntry entry(String text, int second) {
    return RunEntry.of(text, "2030-01-01T00:00:%02dZ".formatted(second), "", 5, 0);
  }

  private static RunEntry.Summary at(int step, boolean over) {
    RunEntry.Result result =
        new RunEntry.Result(Double.NaN, 0.5, 4, 8, Double.NaN, over ? ENDING : null);
    return new RunEntry.Summary(over, step, 100, 2, 1, 1.5, List.of(result));
  }

  private static byte[] moment(int index) {
    byte[] bytes = new byte[1000];
    bytes[0] = (byte) index;
    return bytes;
  }

  /** Stores an experiment of some moments. */
  private static RunEntry store(RunArchive archive, RunEntry entry, int moments, boolean over) {
    archive.begin(entry);
    for (int i = 0; i < moments; i++) {
      int index = i;
      boolean last = over && i == moments - 1;
      archive.add(entry.id(), i, () -> moment(index), at(10 * i, last), List.of("model"));
    }
    archive.weights(entry.id(), () -> new byte[] {9});
    return entry;
  }

  private static List<Integer> indices(RunArchive archive, RunEntry entry) {
    return archive.read(entry.id()).moments().stream().map(bytes -> (int) bytes[0]).toList();
  }

  @Test
  void allIsThereForTheNextServer() {
    RunEntry whole = entry("a", 1);
    RunEntry part = entry("b", 2);
    try (RunArchive archive = archive(MUCH, MUCH)) {
      store(archive, whole, 3, true);
      store(archive, part, 2, false);
      archive.star(whole.id(), true);
    }
    try (RunArchive archive = archive(MUCH, MUCH)) {
      assertEquals(
          List.of(part.id(), whole.id()), archive.list().stream().map(RunEntry::id).toList());
      RunArchive.Stored stored = archive.read(whole.id());
      assertEquals(at(20, true), stored.entry().progress());
      assertTrue(stored.entry().star());
      assertEquals(List.of("model"), stored.entry().models());
      assertArrayEquals(moment(2), stored.moments().get(2));
      assertArrayEquals(new byte[] {9}, stored.weights().orElseThrow());
      assertEquals(List.of(0, 1), indices(archive, part));
    }
  }

  /** Nobody goes on from numbers that are not what was trained; those of before have no check. */
  @Test
  void weightsOfWhichABitIsOtherwiseAreAsIfNotKept() throws IOException {
    RunEntry run = entry("a", 1);
    Path file = folder.resolve(run.id() + ".weights");
    try (RunArchive archive = archive(MUCH, MUCH)) {
      store(archive, run, 2, true);
      assertTrue(archive.read(run.id()).weights().isPresent());
      byte[] bytes = Files.readAllBytes(file);
      bytes[bytes.length - 1] ^= 1;
      Files.write(file, bytes);
      assertEquals(Optional.empty(), archive.read(run.id()).weights());
      assertEquals(2, archive.read(run.id()).moments().size());
      Files.write(file, new byte[] {9});
      assertArrayEquals(new byte[] {9}, archive.read(run.id()).weights().orElseThrow());
    }
  }

  @Test
  void onlyAWholeOneOfTheSameDataStandsInOrOneThatIsSoFar() {
    try (RunArchive archive = archive(MUCH, MUCH)) {
      RunEntry whole = store(archive, entry("a", 1), 3, true);
      RunEntry part = store(archive, entry("b", 2), 3, false);
      RunEntry later = RunEntry.of("c", "2030", "", 5, 100);
      store(archive, later, 2, true);
      archive.read(part.id());
      assertEquals(whole.id(), archive.standIn("a", 5, WHOLE).orElseThrow().id());
      assertTrue(archive.standIn("a", 6, WHOLE).isEmpty(), "other data");
      assertTrue(archive.standIn("b", 5, WHOLE).isEmpty(), "not whole");
      assertEquals(part.id(), archive.standIn("b", 5, OptionalInt.of(20)).orElseThrow().id());
      assertTrue(archive.standIn("b", 5, OptionalInt.of(21)).isEmpty(), "not so far");
      assertTrue(archive.standIn("c", 5, WHOLE).isEmpty(), "not from the start");
    }
  }

  @Test
  void whenTheRoomIsFullTheOldestWithoutAStarGo() {
    try (RunArchive archive = archive(8000, MUCH)) {
      RunEntry starred = store(archive, entry("a", 1), 2, true);
      archive.star(starred.id(), true);
      RunEntry old = store(archive, entry("b", 2), 2, true);
      RunEntry open = store(archive, entry("c", 3), 2, false);
      RunEntry last = store(archive, entry("d", 4), 2, true);
      archive.read(last.id());
      assertEquals(
          List.of(last.id(), open.id(), starred.id()),
          archive.list().stream().map(RunEntry::id).toList());
      assertTrue(archive.bytes() <= 8000, "" + archive.bytes());
      assertEquals(404, assertThrows(Refused.class, () -> archive.read(old.id())).status());
    }
  }

  @Test
  void ofALongOneEveryOtherMomentGoesButFirstAndNewestStay() {
    try (RunArchive archive = archive(MUCH, 10_000)) {
      RunEntry entry = entry("a", 1);
      archive.begin(entry);
      for (int i = 0; i < 40; i++) {
        int index = i;
        archive.add(entry.id(), i, () -> moment(index), at(i, false), List.of());
        List<Integer> kept = indices(archive, entry);
        assertEquals(0, kept.get(0));
        assertEquals(i, kept.get(kept.size() - 1));
        assertTrue(kept.size() <= 10, kept.toString());
        assertTrue(kept.size() >= Math.min(i + 1, 3), kept.toString());
      }
    }
  }

  @Test
  void whatIsDeletedIsGoneAndNothingMoreOfItIsStored() throws IOException {
    try (RunArchive archive = archive(MUCH, MUCH)) {
      RunEntry gone = store(archive, entry("a", 1), 2, false);
      archive.delete(gone.id());
      archive.add(gone.id(), 2, () -> moment(2), at(30, true), List.of());
      RunEntry other = store(archive, entry("b", 2), 1, false);
      archive.read(other.id());
      assertThrows(Refused.class, () -> archive.star(gone.id(), true));
      try (var files = Files.list(folder)) {
        assertTrue(files.noneMatch(file -> file.getFileName().toString().contains(gone.id())));
      }
    }
    try (RunArchive archive = archive(MUCH, MUCH)) {
      assertEquals(1, archive.list().size());
    }
  }

  @Test
  void aDamagedIndexIsMadeAnewFromTheFiles() throws IOException {
    RunEntry entry = entry("a", 1);
    try (RunArchive archive = archive(MUCH, MUCH)) {
      store(archive, entry, 3, true);
    }
    Files.write(folder.resolve("runs.mv"), new byte[9000]);
    try (RunArchive archive = archive(MUCH, MUCH)) {
      assertEquals("a", archive.get(entry.id()).text());
      assertEquals(List.of(0, 1, 2), indices(archive, entry));
    }
  }

  @Test
  void twoServersDoNotShareOne() {
    try (RunArchive archive = archive(MUCH, MUCH)) {
      assertEquals(MUCH, archive.budgetBytes());
      DataException refused = assertThrows(DataException.class, () -> archive(MUCH, MUCH));
      assertTrue(refused.getMessage().contains("--store"), refused.getMessage());
    }
  }

  /** One who trains must not wait for a disk that is slow. */
  @Test
  void momentsThatComeTooFastAreLeftOutButForTheLast() {
    try (RunArchive archive = archive(MUCH, MUCH)) {
      RunEntry entry = entry("a", 1);
      var slow = new java.util.concurrent.CountDownLatch(1);
      archive.begin(entry);
      archive.add(entry.id(), 0, () -> waiting(slow), at(0, false), List.of());
      IntStream.range(1, 100)
          .forEach(i -> archive.add(entry.id(), i, () -> moment(i), at(i, i == 99), List.of()));
      slow.countDown();
      List<Integer> kept = indices(archive, entry);
      assertEquals(99, kept.get(kept.size() - 1));
      assertTrue(kept.size() > 50 && kept.size() < 70, kept.toString());
    }
  }

  private static byte[] waiting(java.util.concurrent.CountDownLatch until) {
    try {
      until.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return moment(0);
  }
}
