package facespace.sweep.workers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import facespace.sweep.SweepResult;
import facespace.text.Lang;
import facespace.text.Wording;
import facespace.train.spec.RunSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Workers that die, in real processes that train nothing. */
class CrewTest {
  @TempDir private Path folder;

  private final Map<Long, String> bad = new TreeMap<>();
  private final Set<Long> done = new TreeSet<>();
  private final List<Long> all = new ArrayList<>();

  private Crew crew(int size, long seeds, String... more) {
    List<Long> open = new ArrayList<>(LongStream.rangeClosed(1, seeds).boxed().toList());
    return new Crew(
        FakeWorker.command(folder, more),
        size,
        new Workforce.Listener() {
          @Override
          public Optional<RunSpec> next() {
            return open.isEmpty()
                ? Optional.empty()
                : Optional.of(RunSpec.parse("seed=" + open.remove(0)));
          }

          @Override
          public void done(SweepResult result) throws IOException {
            done.add(result.spec().seed());
            all.add(result.spec().seed());
          }

          @Override
          public void refused(RunSpec spec, Wording sentence) {
            bad.put(spec.seed(), sentence.in(Lang.ZH));
          }

          @Override
          public void failed(RunSpec spec, String why) {
            bad.put(spec.seed(), why);
          }
        });
  }

  private int tried(long seed) throws IOException {
    return Integer.parseInt(Files.readString(folder.resolve("seed" + seed)));
  }

  @Test
  void aRunWhoseWorkerDiesIsTriedAgainAndInTheEndNamed() throws IOException, InterruptedException {
    crew(2, 6).work();
    assertEquals(Set.of(1L, 2L, 5L, 6L), done);
    assertEquals(4, all.size(), "each once");
    assertEquals(2, tried(2), "died once");
    assertEquals(Workforce.ATTEMPTS, tried(3));
    assertEquals("没有 这种东西。", bad.get(4L));
    assertEquals("its process ended with code 7 (out of memory at seed 3)", bad.get(3L));
    assertEquals(1, tried(4), "what cannot be is not tried again");
  }

  @Test
  void whenAllDieNobodyGoesOnForEver() throws IOException {
    IOException lost = assertThrows(IOException.class, () -> crew(1, 1000, "all").work());
    assertTrue(lost.getMessage().contains("code 7"), lost.getMessage());
    assertEquals(Set.of(), done);
    assertTrue(Files.notExists(folder.resolve("seed9")), "given up long before");
  }

  @Test
  void aCrewThatIsStoppedTakesNoMoreResults() throws IOException, InterruptedException {
    Crew crew = crew(2, 6);
    crew.close();
    crew.work();
    assertEquals(List.of(), all);
    assertEquals(Map.of(), bad);
  }

  @Test
  void theTimeLeftIsToldFromTheRunsSinceTheStart() {
    long[] now = {5_000_000_000L};
    Pace pace = new Pace(() -> now[0]);
    assertEquals("", pace.left(10));
    now[0] += 8_000_000_000L;
    pace.done();
    pace.done();
    assertEquals("40 s", pace.left(10));
    assertEquals("7 min", pace.left(100));
    assertEquals("4.4 h", pace.left(4000));
    assertEquals("1,111 h", pace.left(1_000_000));
  }
}
