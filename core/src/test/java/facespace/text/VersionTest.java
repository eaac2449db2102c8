package facespace.text;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class VersionTest {
  @Test
  void itIsWhatThePomSays() throws IOException {
    String pom = Files.readString(Path.of("..", "pom.xml"));
    assertTrue(Version.TEXT.matches("\\d+\\.\\d+\\.\\d+(-SNAPSHOT)?"), Version.TEXT);
    assertTrue(pom.contains("<revision>" + Version.TEXT + "</revision>"), Version.TEXT);
  }
}
