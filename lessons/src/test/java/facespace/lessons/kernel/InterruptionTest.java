package facespace.lessons.kernel;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InterruptionTest {
  private final Interruption interruption = new Interruption();

  @AfterEach
  void forget() {
    Thread.interrupted();
  }

  @Test
  void aMessageIsSentWholeAndTheCellStopsAfterIt() {
    interruption.begin();
    interruption.interrupt();
    interruption.undisturbed(() -> assertFalse(Thread.currentThread().isInterrupted()));
    assertTrue(Thread.currentThread().isInterrupted());
    assertTrue(interruption.isWanted());
  }

  @Test
  void betweenCellsNothingIsInterrupted() {
    interruption.interrupt();
    assertFalse(Thread.currentThread().isInterrupted());
    interruption.begin();
    interruption.interrupt();
    interruption.end();
    assertFalse(Thread.currentThread().isInterrupted(), "what came too late is forgotten");
    interruption.begin();
    assertFalse(interruption.isWanted());
  }
}
