package facespace.play.web;

import io.javalin.http.Context;
import io.javalin.security.RouteRole;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.function.BooleanSupplier;

/**
 * Lets in as many requests of a cost at a time as there are places; some more wait in the order
 * they came, and nobody's take all the room. What would have to wait too long is refused, so that
 * memory and threads stay bounded and all else goes on being answered; who has gone meanwhile gives
 * up room and turn. Thread-safe.
 */
public final class Admission {
  /** What a route is tagged with that takes more than a moment. */
  public enum Cost implements RouteRole {
    /** Without it a page can do nothing; quick, but for data or runs nobody has opened yet. */
    LOW,

    /** Reads folders, unpacks, draws, embeds or compares. */
    HIGH
  }

  private static final String INSIDE = Admission.class.getName();
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private static final Duration LONG = Duration.ofDays(365);

  /** So often one looks whether who waits is still there. */
  private static final long LOOK_NANOS = Duration.ofSeconds(1).toNanos();

  /** The gate where this thread has a place. */
  private static final ThreadLocal<Admission> ENTERED = new ThreadLocal<>();

  private final Cost cost;
  private final int room;
  private final int share;
  private final Duration patience;
  private final Map<String, Integer> byVisitor = new HashMap<>();
  private final Queue<Object> turns = new ArrayDeque<>();
  private int all;
  private int free;

  /**
   * @param cost of the requests that pass it
   * @param places how many are worked on at a time
   * @param room how many more may wait
   * @param share how many of all these one address may have
   * @param patience how long one waits
   */
  Admission(Cost cost, int places, int room, int share, Duration patience) {
    this.cost = cost;
    this.free = places;
    this.room = places + room;
    this.share = share;
    this.patience = patience;
  }

  /**
   * For a class behind one address: as many places as there are cores. A busy laptop may take
   * minutes to measure a model; the room, not the patience, is what bounds memory and threads.
   */
  public static Admission toMuchWork() {
    return new Admission(Cost.HIGH, cores(), 96, 64, PATIENCE);
  }

  /** Beside it, so that nobody's page waits for what others have measured. */
  public static Admission toLittleWork() {
    return new Admission(Cost.LOW, 2 * cores(), 72, 64, PATIENCE);
  }

  private static int cores() {
    return Runtime.getRuntime().availableProcessors();
  }

  /**
   * A handler before every matched route.
   *
   * @throws Refused with status 503 if there is no room
   */
  public void enter(Context ctx) {
    if (ctx.routeRoles().contains(cost)) {
      enter(ctx.req().getRemoteAddr(), () -> Presence.hasGone(ctx.req()));
      ctx.attribute(INSIDE + cost, ctx.req().getRemoteAddr());
    }
  }

  /** A handler after every route, also one that failed. */
  public void leave(Context ctx) {
    String visitor = ctx.attribute(INSIDE + cost);
    if (visitor != null) {
      ctx.attribute(INSIDE + cost, null);
      leave(visitor);
    }
  }

  /** Whether anybody is worked for or waits for it. */
  public synchronized boolean isAskedFor() {
    return all > 0;
  }

  void enter(String visitor, BooleanSupplier hasGone) {
    take(visitor);
    if (!acquire(patience, hasGone)) {
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
      gate.release();
      lock.lock();
      gate.comeBack();
    }
  }

  void leave(String visitor) {
    ENTERED.remove();
    release();
    give(visitor);
  }

  /**
   * Waits for a place when it is one's turn; false if that takes too long or nobody waits for it.
   */
  private synchronized boolean acquire(Duration atMost, BooleanSupplier hasGone) {
    long start = System.nanoTime();
    Object turn = new Object();
    turns.add(turn);
    try {
      while (free <= 0 || turns.element() != turn) {
        long left = atMost.toNanos() - (System.nanoTime() - start);
        if (left <= 0) {
          return false;
        }
        TimeUnit.NANOSECONDS.timedWait(this, Math.min(left, LOOK_NANOS));
        if (hasGone.getAsBoolean()) {
          return false;
        }
      }
      free--;
      return true;
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      turns.remove(turn);
      notifyAll();
    }
  }

  /** Who was inside before comes in again, however long it takes. */
  private void comeBack() {
    if (!acquire(LONG, () -> false)) {
      synchronized (this) {
        free--; // the server stops
      }
    }
  }

  private synchronized void release() {
    free++;
    notifyAll();
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
