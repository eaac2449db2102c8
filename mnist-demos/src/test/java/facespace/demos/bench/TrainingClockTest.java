package facespace.demos.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingClockTest {
  /** A line as Linux writes it, of a thread whose name has spaces and a parenthesis. */
  private static final String STAT =
      "77 (training-0 (a) b) R 1 77 77 0 -1 4194368 9 0 0 0 1234 56 0 0 20 0 40 0 99";

  @Test
  void userAndSystemTimeAreAddedWhateverTheName() {
    assertEquals(1290, TrainingClock.ticks(STAT));
  }

  /** One that is listed and is not there any more when it is asked: here a link to nowhere. */
  @Test
  void aThreadThatEndsMeanwhileCountsNothing(@TempDir Path tasks) throws IOException {
    Path thread = Files.createDirectory(tasks.resolve("77"));
    Files.writeString(thread.resolve("comm"), "training-0\n");
    Files.writeString(thread.resolve("stat"), STAT);
    Files.createSymbolicLink(tasks.resolve("78"), tasks.resolve("gone"));
    assertEquals(1290, TrainingClock.ticks(tasks));
  }
}
