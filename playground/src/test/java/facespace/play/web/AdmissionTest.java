package facespace.play.web;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Places, room to wait, and one visitor's share of both. */
class AdmissionTest {
  private static final Duration NONE = Duration.ZERO;

  @Test
  void whoFindsNoPlaceInTimeIsRefusedAndTakesNoRoom() {
    Admission gate = new Admission(2, 1, 3, NONE);
    gate.enter("a");
    gate.enter("b");
    for (int i = 0; i < 5; i++) {
      assertEquals(503, assertThrows(Refused.class, () -> gate.enter("c")).status());
    }
    gate.leave("a");
    assertDoesNotThrow(() -> gate.enter("c"));
  }

  @Test
  void nobodyTakesMoreThanAShare() {
    Admission gate = new Admission(10, 0, 2, NONE);
    gate.enter("a");
    gate.enter("a");
    assertThrows(Refused.class, () -> gate.enter("a"));
    gate.enter("b");
    gate.leave("a");
    assertDoesNotThrow(() -> gate.enter("a"));
  }

  /** What all ask for is calculated once; who waits for it keeps nobody from working. */
  @Test
  void whoWaitsForOthersWorkTakesNoPlaceMeanwhile() throws InterruptedException {
    Admission gate = new Admission(2, 2, 4, NONE);
    CountDownLatch working = new CountDownLatch(1);
    Once<String> once = new Once<>(() -> afterwards(working));
    List<String> got = Collections.synchronizedList(new ArrayList<>());
    List<Thread> asking = List.of(asking(gate, once, got), asking(gate, once, got));
    asking.forEach(Thread::start);
    while (asking.stream().anyMatch(one -> one.getState() != Thread.State.WAITING)) {
      Thread.onSpinWait();
    }
    assertDoesNotThrow(() -> gate.enter("c"), "one works and one waits: a place is free");
    assertThrows(Refused.class, () -> gate.enter("d"));
    gate.leave("c");
    working.countDown();
    for (Thread one : asking) {
      one.join();
    }
    assertEquals(List.of("worked out", "worked out"), got);
    gate.enter("a");
    gate.enter("b");
    assertThrows(Refused.class, () -> gate.enter("c"), "as many places as before");
  }

  private static Thread asking(Admission gate, Once<String> once, List<String> got) {
    return new Thread(
        () -> {
          gate.enter("somebody");
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
    Admission gate = new Admission(1, 1, 5, Duration.ofDays(1));
    gate.enter("a");
    Thread waiting = new Thread(() -> gate.enter("b"));
    waiting.start();
    while (waiting.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }
    assertThrows(Refused.class, () -> gate.enter("c"));
    gate.leave("a");
    waiting.join();
    assertThrows(Refused.class, () -> new Admission(0, 0, 1, NONE).enter("d"));
  }
}
