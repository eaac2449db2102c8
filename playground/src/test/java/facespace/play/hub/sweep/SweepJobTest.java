package facespace.play.hub.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import facespace.data.DataException;
import facespace.data.DataSets;
import facespace.sweep.workers.Workforce;
import facespace.text.Lang;
import facespace.text.Wording;
import facespace.train.spec.RunSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said of a sweep that goes wrong, to readers who are not to know where files lie. */
class SweepJobTest {
  private static final SweepOrder ORDER =
      new SweepOrder("data=pen&loss=arcface", List.of(), List.of(), "1..2");

  @TempDir private Path folder;
  private DataSets data;
  private SweepJob job;

  @BeforeEach
  void order() throws IOException {
    data = new DataSets(Map.of(), folder);
    job = new SweepJob(1, ORDER, ORDER.plan(data), folder.resolve("1.csv"));
  }

  private void work(Function<Workforce.Listener, Workforce> hire) throws InterruptedException {
    assertEquals("", job.trouble(Lang.EN));
    assertTrue(job.queue());
    job.work(hire);
    assertEquals(SweepJob.State.FAILED, job.state());
  }

  /** Somebody who works by doing this. */
  private interface Work extends Workforce {
    @Override
    default void close() {}
  }

  @Test
  void aTableThatIsNoneIsNamedWithoutItsFolder() throws Exception {
    Files.writeString(folder.resolve("1.csv"), "my,own,numbers\n");
    work(listener -> (Work) () -> {});
    assertEquals("1.csv is not a table of a sweep: name another file.", job.trouble(Lang.EN));
    assertTrue(job.trouble(Lang.ZH).startsWith("1.csv 不是"), job.trouble(Lang.ZH));
  }

  @Test
  void whatTheSystemSaysIsRepeatedWithoutTheFolder() throws Exception {
    String disk = folder.resolve("1.csv") + ": No space left on device";
    work(
        listener ->
            (Work)
                () -> {
                  throw new IOException(disk);
                });
    assertEquals(
        "The sweep broke off (1.csv: No space left on device); what is done stays.",
        job.trouble(Lang.EN));
  }

  @Test
  void aRunThatCannotBeIsExplainedInTheReadersLanguage() throws Exception {
    DataException missing = new DataException("data.folder.unwritable", "2.csv", "x");
    work(
        listener ->
            (Work)
                () -> {
                  RunSpec run = listener.next().orElseThrow();
                  listener.refused(run, Wording.of(missing::in));
                });
    assertTrue(job.trouble(Lang.EN).endsWith(": 2.csv cannot be written: x."));
    assertTrue(job.trouble(Lang.ZH).endsWith(": 无法写入 2.csv：x。"), job.trouble(Lang.ZH));
  }

  @Test
  void sweepsTrainUntilTheyAreStopped() throws IOException {
    try (Sweeps sweeps = new Sweeps(folder.resolve("sweeps"), data, SilentWorker.command())) {
      assertFalse(sweeps.isTraining());
      SweepJob started = sweeps.start(ORDER);
      assertTrue(sweeps.isTraining());
      sweeps.stop(started);
      assertFalse(sweeps.isTraining());
    }
  }
}
