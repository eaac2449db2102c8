package facespace.play.web;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import facespace.play.web.Admission.Cost;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/** Places, room to wait, and one visitor's share of both. */
class AdmissionTest {
  private static final Duration NONE = Duration.ZERO;
  private static final int PATIENCE_MS = 60_000;

  @Test
  void whoFindsNoPlaceInTimeIsRefusedAndTakesNoRoom() {
    Admission gate = gate(2, 1, 3, NONE);
    enter(gate, "a");
    enter(gate, "b");
    for (int i = 0; i < 5; i++) {
      assertEquals(503, assertThrows(Refused.class, () -> enter(gate, "c")).status());
    }
    gate.leave("a");
    assertDoesNotThrow(() -> enter(gate, "c"));
  }

  @Test
  void nobodyTakesMoreThanAShare() {
    Admission gate = gate(10, 0, 2, NONE);
    enter(gate, "a");
    enter(gate, "a");
    assertThrows(Refused.class, () -> enter(gate, "a"));
    enter(gate, "b");
    gate.leave("a");
    assertDoesNotThrow(() -> enter(gate, "a"));
  }

  /** What is trained for nobody in particular rests meanwhile. */
  @Test
  void itIsAskedForUntilTheLastHasLeft() throws InterruptedException {
    Admission gate = gate(1, 1, 3, Duration.ofDays(1));
    assertFalse(gate.isAskedFor());
    enter(gate, "a");
    Thread waits = new Thread(() -> enter(gate, "b"));
    waits.start();
    while (waits.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }
    gate.leave("a");
    waits.join();
    assertTrue(gate.isAskedFor());
    gate.leave("b");
    assertFalse(gate.isAskedFor());
  }

  /** What all ask for is calculated once; who waits for it keeps nobody from working. */
  @Test
  void whoWaitsForOthersWorkTakesNoPlaceMeanwhile() throws InterruptedException {
    Admission gate = gate(2, 2, 4, NONE);
    CountDownLatch working = new CountDownLatch(1);
    Once<String> once = new Once<>(() -> afterwards(working));
    List<String> got = Collections.synchronizedList(new ArrayList<>());
    List<Thread> asking = List.of(asking(gate, once, got), asking(gate, once, got));
    asking.forEach(Thread::start);
    while (asking.stream().anyMatch(one -> one.getState() != Thread.State.WAITING)) {
      Thread.onSpinWait();
    }
    assertDoesNotThrow(() -> enter(gate, "c"), "one works and one waits: a place is free");
    assertThrows(Refused.class, () -> enter(gate, "d"));
    gate.leave("c");
    working.countDown();
    for (Thread one : asking) {
      one.join();
    }
    assertEquals(List.of("worked out", "worked out"), got);
    enter(gate, "a");
    enter(gate, "b");
    assertThrows(Refused.class, () -> enter(gate, "c"), "as many places as before");
  }

  /** Whose page is closed keeps nobody from waiting, nor does who came later come first. */
  @Test
  void whoHasGoneGivesUpAndTheOthersKeepTheirOrder() throws InterruptedException {
    Admission gate = gate(1, 2, 3, Duration.ofDays(1));
    enter(gate, "a");
    AtomicBoolean hasGone = new AtomicBoolean();
    List<String> came = Collections.synchronizedList(new ArrayList<>());
    Thread gone = new Thread(() -> came.add(statusOf(gate, "closed", hasGone::get)));
    Thread first = new Thread(() -> came.add("first" + statusOf(gate, "b", () -> false)));
    for (Thread one : List.of(gone, first)) {
      one.start();
      awaitState(one, Thread.State.TIMED_WAITING);
    }
    assertThrows(Refused.class, () -> enter(gate, "c"), "no room");
    hasGone.set(true);
    gone.join(PATIENCE_MS);
    assertEquals(List.of("503"), came);
    Thread second = new Thread(() -> came.add("second" + statusOf(gate, "c", () -> false)));
    second.start();
    awaitState(second, Thread.State.TIMED_WAITING);
    gate.leave("a");
    first.join();
    assertEquals(List.of("503", "first"), came);
    gate.leave("b");
    second.join();
    assertEquals(List.of("503", "first", "second"), came);
  }

  /** Empty for who came in. */
  private static String statusOf(Admission gate, String visitor, BooleanSupplier hasGone) {
    try {
      gate.enter(visitor, hasGone);
      return "";
    } catch (Refused refused) {
      return String.valueOf(refused.status());
    }
  }

  private static Admission gate(int places, int room, int share, Duration patience) {
    return new Admission(Cost.HIGH, places, room, share, patience);
  }

  private static void enter(Admission gate, String visitor) {
    gate.enter(visitor, () -> false);
  }

  private static void awaitState(Thread thread, Thread.State state) {
    while (thread.getState() != state) {
      Thread.onSpinWait();
    }
  }

  private static Thread asking(Admission gate, Once<String> once, List<String> got) {
    return new Thread(
        () -> {
          enter(gate, "somebody");
          got.add(once.get());
          gate.leave("somebody");
        });
  }

  private static String afterwards(CountDownLatch working) {
    try {
      working.await();
      return "worked out";
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void theRoomToWaitIsBounded() throws InterruptedException {
    Admission gate = gate(1, 1, 5, Duration.ofDays(1));
    enter(gate, "a");
    Thread waiting = new Thread(() -> enter(gate, "b"));
    waiting.start();
    awaitState(waiting, Thread.State.TIMED_WAITING);
    assertThrows(Refused.class, () -> enter(gate, "c"));
    gate.leave("a");
    waiting.join();
    assertThrows(Refused.class, () -> enter(gate(0, 0, 1, NONE), "d"));
  }
}
