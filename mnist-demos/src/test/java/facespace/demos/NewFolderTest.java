package facespace.demos;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is in a folder is not mixed with what is new. */
class NewFolderTest {
  @TempDir private Path folder;

  private Path file(String name) {
    return folder.resolve(name);
  }

  private void refused(String line, String... parts) throws IOException {
    Commands.refused(folder, line, parts);
  }

  @Test
  void aFolderThatIsInUseIsLeftAlone() throws IOException {
    Files.createDirectory(file("used"));
    Path mine = Files.writeString(file("used").resolve("mine.txt"), "mine");
    Files.writeString(file("afile"), "");
    for (String line : List.of("faces --people 1 --shots 1 --out ", "pen --count 6 --out ")) {
      refused(line + "~/used", "--out", "used cannot be written: it is not empty", "an empty one");
      refused(line + "~/afile", "--out", "afile is no folder");
      refused(line + "~/afile/deep", "--out", "afile is no folder");
    }
    try (Stream<Path> files = Files.list(file("used"))) {
      assertEquals(List.of(mine), files.toList());
    }
  }
}
