package facespace.demos;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PenCommandTest {
  private static byte[] images(Path folder, String seed) throws IOException {
    Commands result =
        Commands.run("pen", "--out", folder.toString(), "--count", "30", "--seed", seed);
    assertEquals(0, result.exitCode(), result.err());
    return Files.readAllBytes(folder.resolve("train-images-idx3-ubyte"));
  }

  @Test
  void theFilesAreIdxFiles(@TempDir Path folder) throws IOException {
    ByteBuffer images = ByteBuffer.wrap(images(folder, "4"));
    assertEquals(0x803, images.getInt());
    assertEquals(30, images.getInt());
    assertEquals(28, images.getInt());
    assertEquals(28, images.getInt());
    assertEquals(30 * 28 * 28, images.remaining());
    byte[] labels = Files.readAllBytes(folder.resolve("t10k-labels-idx1-ubyte"));
    assertEquals(0x801, ByteBuffer.wrap(labels).getInt());
    assertEquals(5, ByteBuffer.wrap(labels).getInt(4));
  }

  @Test
  void aSeedDecidesEveryPixel(@TempDir Path a, @TempDir Path b, @TempDir Path c)
      throws IOException {
    byte[] nine = images(a, "9");
    assertArrayEquals(nine, images(b, "9"));
    assertFalse(Arrays.equals(nine, images(c, "10")));
  }
}
