package facespace.play.hub.map;

import facespace.play.web.Refused;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All maps that are watched, moved on in turn by one thread. While something trains, that thread
 * rests most of the time; without viewers it sleeps. Thread-safe.
 */
public final class Maps implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Maps.class);

  /** Each takes some tens of megabytes. */
  private static final int MOST = 8;

  /** The share of time spent on maps while something trains. */
  private static final double SHARE_BESIDE_TRAINING = 0.15;

  /** Fewer iterations from one layout to the next would have no momentum. */
  private static final int ITERATIONS_BESIDE_TRAINING = 10;

  /** Smile works out the cost at the end of each row of iterations: longer rows are faster. */
  private static final int ITERATIONS_ALONE = 25;

  private static final long LAYOUT_NANOS = 33_000_000;
  private static final long IDLE_NANOS = 50_000_000;

  private final BooleanSupplier training;
  private final List<LiveMap> maps = new CopyOnWriteArrayList<>();
  private final Thread thread = new Thread(this::work, "maps");

  /**
   * @param training whether anything trains now
   */
  public Maps(BooleanSupplier training) {
    this.training = training;
    thread.setDaemon(true);
    thread.setPriority(Thread.MIN_PRIORITY);
    thread.start();
  }

  /**
   * Moves a map on from now on.
   *
   * @throws Refused with status 429 if too many are watched
   */
  public synchronized void watch(LiveMap map) {
    if (maps.size() >= MOST) {
      throw new Refused(429, "refused.maps", maps.size());
    }
    maps.add(map);
    notifyAll();
  }

  /** Its viewer is gone: no more work for this map. */
  public void leave(LiveMap map) {
    maps.remove(map);
  }

  private void end(LiveMap map) {
    maps.remove(map);
    map.end();
  }

  @Override
  public void close() {
    thread.interrupt();
    maps.forEach(this::end);
  }

  private void work() {
    try {
      while (true) {
        awaitViewer();
        long start = System.nanoTime();
        boolean moved = false;
        int iterations = training.getAsBoolean() ? ITERATIONS_BESIDE_TRAINING : ITERATIONS_ALONE;
        for (LiveMap map : maps) {
          moved |= moveOn(map, iterations);
        }
        rest(System.nanoTime() - start, moved);
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void awaitViewer() throws InterruptedException {
    while (maps.isEmpty()) {
      wait();
    }
  }

  private boolean moveOn(LiveMap map, int iterations) {
    if (map.experiment().isClosed()) {
      end(map);
      return false;
    }
    try {
      return map.moveOn(iterations);
    } catch (RuntimeException | OutOfMemoryError e) {
      LOG.error("a map of experiment {} failed", map.experiment().id(), e);
      end(map);
      return false;
    }
  }

  /** Time belongs to those who train: what maps take is followed by a longer rest. */
  private void rest(long worked, boolean moved) throws InterruptedException {
    long rest = moved ? LAYOUT_NANOS - worked : IDLE_NANOS;
    if (training.getAsBoolean()) {
      rest = Math.max(rest, (long) (worked * (1 / SHARE_BESIDE_TRAINING - 1)));
    }
    Thread.sleep(Math.max(1, rest / 1_000_000));
  }
}
