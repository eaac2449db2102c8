package facespace.play;

import facespace.play.store.Store;
import facespace.play.web.Answers;
import facespace.play.web.Refused;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells whether the server can do its work: {@code GET /api/health}. Anybody may ask, so the answer
 * names no folder; the log does. Thread-safe.
 */
final class Health {
  private static final Logger LOG = LoggerFactory.getLogger(Health.class);
  private static final long TRUSTED_NANOS = 5_000_000_000L;

  private final Store store;
  private final WarmUp warmUp;
  private final ReentrantLock looking = new ReentrantLock();
  private volatile boolean isStoreWell = true;
  private Long lastWell;

  Health(Store store, WarmUp warmUp) {
    this.store = store;
    this.warmUp = warmUp;
  }

  /** {@code ready} once the first picture will come quickly; 503 if nothing could be stored. */
  void show(Context ctx) {
    look();
    if (isStoreWell) {
      ctx.header("Cache-Control", "no-store").json(Map.of("ready", warmUp.isReady()));
    } else {
      Answers.error(ctx, 503, lang -> Refused.MESSAGES.text(lang, "failed.store"));
    }
  }

  /** Nobody waits for a disk that hangs: who comes meanwhile is told what was known before. */
  private void look() {
    if (looking.tryLock()) {
      try {
        if (lastWell == null || System.nanoTime() - lastWell > TRUSTED_NANOS) {
          probe();
        }
      } finally {
        looking.unlock();
      }
    }
  }

  private void probe() {
    try {
      store.probe();
      lastWell = System.nanoTime();
      isStoreWell = true;
    } catch (IOException e) {
      if (isStoreWell) { // said once, not at every question
        LOG.error("The store cannot be written: {}", e.toString());
      }
      lastWell = null;
      isStoreWell = false;
    }
  }
}
