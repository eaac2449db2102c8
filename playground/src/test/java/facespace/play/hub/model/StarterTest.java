package facespace.play.hub.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import facespace.data.DataSets;
import facespace.train.spec.FaceRuns;
import facespace.train.spec.RunSpec;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The model that is there before anybody has trained. */
class StarterTest {
  private static final RunSpec TINY =
      FaceRuns.of("paper")
          .with(
              Map.of(
                  "people",
                  "8",
                  "shots",
                  "4",
                  "holdout-people",
                  "4",
                  "p",
                  "4",
                  "k",
                  "2",
                  "dim",
                  "8",
                  "epochs",
                  "1",
                  "augment",
                  "off"));

  @TempDir Path folder;

  @Test
  void anEmptyStoreGetsOneModelAndAFullOneNone() throws Exception {
    try (ModelStore models = new ModelStore(folder)) {
      await(new Starter(TINY, data(), models, () -> false));
      assertEquals(TINY, models.list().get(0).about().spec());
      Starter second = new Starter(TINY, data(), models, () -> false);
      second.start();
      assertEquals(Optional.empty(), second.share());
      second.close();
      assertEquals(1, models.list().size());
    }
  }

  @Test
  void itRestsWhileOthersTrainAndGivesWayToWhatTheyKeep() throws Exception {
    try (ModelStore models = new ModelStore(folder);
        ModelStore others = new ModelStore(folder.resolve("others"))) {
      await(new Starter(TINY, data(), others, () -> false));
      String theirs = others.list().get(0).id();
      CountDownLatch trained = new CountDownLatch(1);
      AtomicInteger asked = new AtomicInteger();
      Starter starter =
          new Starter(
              TINY,
              data(),
              models,
              () -> {
                if (asked.incrementAndGet() == 3) {
                  models.keep(others.get(theirs));
                  trained.countDown();
                }
                return asked.get() < 4;
              });
      starter.start();
      trained.await();
      await(starter);
      assertTrue(asked.get() >= 4, "it has rested");
      assertEquals(1, models.list().size());
    }
  }

  private DataSets data() {
    return new DataSets(Map.of(), folder);
  }

  private static void await(Starter starter) throws InterruptedException {
    if (starter.share().isEmpty()) {
      starter.start();
    }
    starter.awaitEnd();
  }
}
