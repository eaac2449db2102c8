package facespace.play;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** The log in files, which stay few and small whatever happens. */
class LogsTest {
  @TempDir private Path folder;
  private final Logger root = Logger.getLogger("");
  private List<Handler> before;

  @BeforeEach
  void rememberWhereItWent() {
    Logs.begin();
    before = Arrays.asList(root.getHandlers());
  }

  @AfterEach
  void leaveItAsItWas() {
    Stream.of(root.getHandlers())
        .forEach(
            handler -> {
              root.removeHandler(handler);
              handler.close();
            });
    before.forEach(root::addHandler);
  }

  @Test
  void theNewestLinesStayAndTheOldestGo() throws IOException {
    Logs.to(folder.resolve("50%.log"), 2_000);
    for (int i = 0; i < 1_000; i++) {
      LoggerFactory.getLogger(LogsTest.class).warn("disk {} is full", i);
      LoggerFactory.getLogger(LogsTest.class).info("of no use to anybody");
    }
    assertTrue(Files.readString(folder.resolve("50%.log.0")).contains("disk 999 is full"));
    long length = 0;
    for (int i = 0; i < Logs.FILES; i++) {
      String text = Files.readString(folder.resolve("50%.log." + i));
      assertFalse(text.contains("disk 0 is full") || text.contains("of no use"), text);
      length += text.length();
    }
    assertFalse(Files.exists(folder.resolve("50%.log." + Logs.FILES)));
    assertTrue(length < Logs.FILES * 2_200, length + " bytes");
  }

  @Test
  void aLogOfBeforeIsGoneOnWith() throws IOException {
    Path file = folder.resolve("log");
    Files.writeString(folder.resolve("log.0"), "yesterday\n");
    Logs.to(file);
    LoggerFactory.getLogger(LogsTest.class).warn("today");
    List<String> lines = Files.readAllLines(folder.resolve("log.0"));
    assertEquals("yesterday", lines.get(0));
    assertTrue(lines.get(1).endsWith("today"), lines.get(1));
  }
}
