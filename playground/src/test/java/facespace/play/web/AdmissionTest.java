package facespace.play.web;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
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
