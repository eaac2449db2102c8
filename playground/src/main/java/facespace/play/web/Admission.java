package facespace.play.web;

import io.javalin.http.Context;
import io.javalin.security.RouteRole;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;

/**
 * Lets in as many costly requests at a time as there are places; some more wait, and nobody's take
 * all the room. What would have to wait too long is refused, so that memory and threads stay
 * bounded and all else goes on being answered. Thread-safe.
 */
public final class Admission {
  /** What a route is tagged with that reads folders, unpacks, draws, embeds or compares. */
  public enum Cost implements RouteRole {
    HIGH
  }

  private static final String INSIDE = Admission.class.getName();

  /** The gate where this thread has a place. */
  private static final ThreadLocal<Admission> ENTERED = new ThreadLocal<>();

  private final Semaphore places;
  private final int room;
  private final int share;
  private final Duration patience;
  private final Map<String, Integer> byVisitor = new HashMap<>();
  private int all;

  /**
   * @param places how many are worked on at a time
   * @param room how many more may wait
   * @param share how many of all these one address may have
   * @param patience how long one waits
   */
  public Admission(int places, int room, int share, Duration patience) {
    this.places = new Semaphore(places, true);
    this.room = places + room;
    this.share = share;
    this.patience = patience;
  }

  /**
   * For a class behind one address: as many places as there are cores. A busy laptop may take
   * minutes to measure a model; the room, not the patience, is what bounds memory and threads.
   */
  public static Admission ofLaptop() {
    int cores = Runtime.getRuntime().availableProcessors();
    return new Admission(cores, 96, 64, Duration.ofMinutes(5));
  }

  /**
   * A handler before every matched route.
   *
   * @throws Refused with status 503 if there is no room
   */
  public void enter(Context ctx) {
    if (ctx.routeRoles().contains(Cost.HIGH)) {
      enter(ctx.req().getRemoteAddr());
      ctx.attribute(INSIDE, ctx.req().getRemoteAddr());
    }
  }

  /** A handler after every route, also one that failed. */
  public void leave(Context ctx) {
    String visitor = ctx.attribute(INSIDE);
    if (visitor != null) {
      ctx.attribute(INSIDE, null);
      leave(visitor);
    }
  }

  void enter(String visitor) {
    take(visitor);
    boolean entered = false;
    try {
      entered = places.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
    if (!entered) {
      give(visitor);
      throw new Refused(503, "refused.busy");
    }
    ENTERED.set(this);
  }

  /**
   * Locks, and while others have the lock, leaves its place to who can work meanwhile; anybody may
   * call it.
   */
  public static void lock(Lock lock) {
    Admission gate = ENTERED.get();
    if (gate == null) {
      lock.lock();
    } else if (!lock.tryLock()) {
      gate.places.release();
      lock.lock();
      gate.places.acquireUninterruptibly();
    }
  }

  void leave(String visitor) {
    ENTERED.remove();
    places.release();
    give(visitor);
  }

  private synchronized void take(String visitor) {
    if (all >= room || byVisitor.getOrDefault(visitor, 0) >= share) {
      throw new Refused(503, "refused.busy");
    }
    all++;
    byVisitor.merge(visitor, 1, Integer::sum);
  }

  private synchronized void give(String visitor) {
    all--;
    byVisitor.compute(visitor, (who, count) -> count == null || count == 1 ? null : count - 1);
  }
}
