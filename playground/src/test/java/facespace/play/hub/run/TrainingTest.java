package facespace.play.hub.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import facespace.data.DataSets;
import facespace.play.hub.archive.RunArchive;
import facespace.play.hub.archive.RunEntry;
import facespace.play.hub.model.ModelStore;
import facespace.train.spec.Comparison;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingTest {
  private static final Comparison FACES =
      Comparison.parse(
          "data=paper&people=4&shots=2&holdout-people=2&net=face&dim=4&batch=4&loss=softmax");

  @TempDir Path folder;

  /**
   * A viewer that is told the state must not wait for a batch whose moment waits for that viewer.
   */
  @Test
  void whatIsKeptIsKnownWhileAMomentIsBeingShown() throws InterruptedException {
    CountDownLatch showing = new CountDownLatch(1);
    CountDownLatch shown = new CountDownLatch(1);
    DataSets data = new DataSets(Map.of(), folder);
    RunArchive archive = new RunArchive(folder, 0, 0);
    Recorder recorder = new Recorder(archive, RunEntry.of(FACES.text(), "", "", 0, 0), false);
    try (ModelStore models = new ModelStore(folder);
        Training training =
            new Training(
                FACES,
                data,
                models,
                Past.NONE,
                new History(
                    1 << 20,
                    recorder,
                    moment -> {
                      showing.countDown();
                      await(shown);
                    }))) {
      Thread worker = new Thread(training::prepare);
      worker.start();
      assertTrue(showing.await(60, TimeUnit.SECONDS));
      try {
        assertEquals(
            List.of(),
            assertTimeoutPreemptively(Duration.ofSeconds(5), () -> training.keeper().kept()));
      } finally {
        shown.countDown();
        worker.join();
      }
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
