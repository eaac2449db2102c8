package facespace.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Who waits for whom while data are loaded. */
class KeptTest {
  private static final int PATIENCE_SECONDS = 60;

  private final Kept<String> kept = new Kept<>();
  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch mayEnd = new CountDownLatch(1);

  @Test
  void oneFolderIsLoadedWhileAnotherIs() throws InterruptedException {
    CompletableFuture<String> slow =
        CompletableFuture.supplyAsync(() -> kept.get("slow", this::afterTheOther));
    begun.await();
    assertEquals("quick", kept.get("quick", () -> "quick"));
    mayEnd.countDown();
    assertEquals("in time", slow.join());
  }

  @Test
  void whatTwoWantIsLoadedOnce() throws InterruptedException {
    AtomicInteger loaded = new AtomicInteger();
    CompletableFuture<String> first =
        CompletableFuture.supplyAsync(
            () -> kept.get("one", () -> afterTheOther() + loaded.incrementAndGet()));
    begun.await();
    Thread second = new Thread(() -> kept.get("one", () -> "two" + loaded.incrementAndGet()));
    second.start();
    while (second.getState() != Thread.State.BLOCKED) {
      assertTrue(second.isAlive(), "it waits");
      Thread.onSpinWait();
    }
    mayEnd.countDown();
    second.join();
    assertEquals("in time1", first.join());
    assertEquals(1, loaded.get());
  }

  @Test
  void whatIsNotRightAnyMoreIsLoadedAnew() {
    kept.get("one", () -> "old");
    assertEquals("old", kept.get("one", "old"::equals, () -> "new"));
    assertEquals("new", kept.get("one", "new"::equals, () -> "new"));
    assertEquals("new", kept.get("one", () -> "newer"));
  }

  private String afterTheOther() {
    begun.countDown();
    try {
      return mayEnd.await(PATIENCE_SECONDS, TimeUnit.SECONDS) ? "in time" : "nobody else came";
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
