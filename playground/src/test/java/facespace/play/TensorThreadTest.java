package facespace.play;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import facespace.play.Playground.Answer;
import facespace.play.hub.TensorThread;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Whatever requests ask of the tensor library is done on the one thread that is there for it. */
class TensorThreadTest {
  /** Asked before the thread is busy: what is known is not asked of it again. */
  private static final List<String> ASKED =
      List.of("/losses/cosface", "/api/describe?spec=loss%3Darcface%26m%3D0.4");

  private final CountDownLatch isBusy = new CountDownLatch(1);
  private final CountDownLatch mayEnd = new CountDownLatch(1);

  @Test
  void whatGeometryAllowsALossIsAskedOfThatThread() throws InterruptedException {
    try (Playground playground = new Playground()) {
      ASKED.forEach(playground::get);
      CompletableFuture<Void> work =
          CompletableFuture.runAsync(() -> TensorThread.calculate(this::untilReleased));
      isBusy.await();
      CompletableFuture<Answer> page =
          CompletableFuture.supplyAsync(() -> playground.get("/losses/arcface"));
      while (!page.isDone() && !isWaitedFor()) {
        Thread.onSpinWait();
      }
      assertFalse(page.isDone(), "answered while the thread was busy");
      for (String before : ASKED) {
        assertEquals(200, playground.get(before).status(), before + " waits for nothing");
      }
      mayEnd.countDown();
      assertEquals(200, page.join().status());
      work.join();
    } finally {
      mayEnd.countDown();
    }
  }

  private Boolean untilReleased() {
    isBusy.countDown();
    try {
      mayEnd.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return true;
  }

  /** Whether a page being written stands before the work of that thread. */
  private static boolean isWaitedFor() {
    return Thread.getAllStackTraces().values().stream()
        .map(Arrays::toString)
        .anyMatch(calls -> calls.contains(".Pages.") && calls.contains(".TensorThread."));
  }
}
