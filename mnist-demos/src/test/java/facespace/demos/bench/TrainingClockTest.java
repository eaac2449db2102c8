package facespace.demos.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class TrainingClockTest {
  /** A line as Linux writes it, of a thread whose name has spaces and a parenthesis. */
  @Test
  void userAndSystemTimeAreAddedWhateverTheName() {
    String stat = "77 (training-0 (a) b) R 1 77 77 0 -1 4194368 9 0 0 0 1234 56 0 0 20 0 40 0 99";
    assertEquals(1290, TrainingClock.ticks(stat));
  }
}
