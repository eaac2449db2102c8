package facespace.demos;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where nothing can be written is refused before any work. */
class OutputsTest {
  @TempDir private Path folder;

  private Path file(String name) {
    return folder.resolve(name);
  }

  private void refused(String line, String... parts) throws IOException {
    Commands.refused(folder, line, parts);
  }

  @Test
  void whereNoFileCanBeNoneIsPromised() throws IOException {
    Files.writeString(file("afile"), "");
    Files.createDirectory(file("d1"));
    String train = "train --data pen --epochs 1 ";
    refused(train + "--save ~/afile/m.model", "--save", "there is no such folder", "afile");
    refused(train + "--save ~/no/z", "--save", "there is no such folder, " + file("no"));
    assertFalse(Files.exists(file("no")));
    refused(train + "--save /", "--save = / cannot be written: it is a folder");
    refused(train + "--save ~/d1", "--save", "d1 cannot be written: it is a folder");
    refused(train + "--save ~/" + "x".repeat(300), "--save", "cannot be written");
    refused("sweep --data pen --seeds 1,2 --out ~/d1", "--out", "d1", "it is a folder");
    refused("sweep --data pen --seeds 1,2 --out ~/no/s.csv", "--out", "no such folder");
    refused("sweep --report ~/d1", "--report", "d1", "it is a folder");
  }

  /** Root may write everywhere but there. */
  @Test
  void whereNobodyMayWriteNoFileIsPromised() throws IOException {
    assumeTrue(Files.isDirectory(Path.of("/proc/self")));
    String train = "train --data pen --epochs 1 ";
    refused(train + "--save /proc/m.model", "--save", "/proc/m.model cannot be written");
    refused(train + "--save /proc/deep/m.model", "--save", "m.model cannot be written");
    refused(train + "--out /proc/x.svg", "--out", "/proc/x.svg", "cannot be written");
    refused("sweep --data pen --seeds 1,2 --out /proc/s.csv", "--out", "/proc/s.csv cannot be");
    refused("figure target-logit --out /proc/x", "--out", "/proc/x cannot be written");
    refused("faces --out /proc/x --people 1 --shots 1", "--out", "/proc/x cannot be written");
    refused("faces --sheet /proc/x.png --people 1 --shots 1", "--sheet", "x.png cannot be written");
    refused("pen --out /proc/x --count 1", "--out", "/proc/x cannot be written");
  }

  @Test
  void aDeviceIsNoPlaceForAModel() throws IOException {
    assumeTrue(Files.exists(Path.of("/dev/null")));
    refused("train --data no-such-data --save /dev/null", "--save", "/dev/null cannot be written");
    assertFalse(Files.isRegularFile(Path.of("/dev/null")));
  }
}
