package facespace.play;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A server whose store the next one goes on with. */
abstract class LastingCase {
  @TempDir Path folder;
  Playground playground;

  @BeforeEach
  void start() {
    playground = Playground.lasting(folder);
  }

  @AfterEach
  void stop() {
    playground.close();
  }

  void restart() {
    stop();
    start();
  }
}
