package facespace.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is known of MNIST, asked of the real files; skipped where there are none. */
class RealMnistIT {
  private final DataSets sets = DataSets.fromSystem();

  @BeforeEach
  void needsRealData() {
    String root = System.getenv("FACESPACE_DATA");
    Assumptions.assumeTrue(root != null && Files.isDirectory(Path.of(root, "mnist")));
  }

  @Test
  void sizesAndFirstLabelsAreThePublishedOnes() {
    DataSet mnist = sets.load("mnist");
    assertEquals(60_000, mnist.train().count());
    assertEquals(10_000, mnist.test().count());
    assertArrayEquals(new int[] {5, 0, 4, 1, 9}, Arrays.copyOf(mnist.train().labels(), 5));
    assertArrayEquals(new int[] {7, 2, 1, 0, 4}, Arrays.copyOf(mnist.test().labels(), 5));
    assertEquals(6742, Arrays.stream(mnist.train().labels()).filter(l -> l == 1).count());
  }

  @Test
  void theMeanPixelIsThePublishedOne() {
    double sum = 0;
    byte[] pixels = sets.load("mnist").train().pixels();
    for (byte pixel : pixels) {
      sum += pixel & 0xff;
    }
    assertEquals(0.1307, sum / 255 / pixels.length, 0.0001);
  }

  @Test
  void theChecksumsOfTheDownloadAreThoseOfTheRealFiles() throws Exception {
    Path folder = Path.of(System.getenv("FACESPACE_DATA"), "mnist");
    for (MnistDownload.Published file : MnistDownload.FILES) {
      byte[] content = content(folder.resolve(file.name()));
      assertEquals(file.bytes(), content.length);
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
      assertEquals(file.sha256(), HexFormat.of().formatHex(digest), file.name());
    }
  }

  @Test
  void penHasAsMuchInkAsRealDigits() {
    Images pen = PenDigits.generate(5000, 1);
    Images real = sets.load("mnist").train().head(5000);
    for (int digit = 0; digit < 10; digit++) {
      double ratio = meanInk(pen, digit) / meanInk(real, digit);
      assertTrue(ratio > 0.8 && ratio < 1.25, "digit " + digit + ": " + ratio);
    }
  }

  private static double meanInk(Images images, int digit) {
    double ink = 0;
    int count = 0;
    for (int i = 0; i < images.count(); i++) {
      if (images.labels()[i] == digit) {
        for (byte pixel : images.pixelsOf(i)) {
          ink += pixel & 0xff;
        }
        count++;
      }
    }
    return ink / count;
  }

  private static byte[] content(Path plain) throws IOException {
    if (Files.exists(plain)) {
      return Files.readAllBytes(plain);
    }
    Path zipped = plain.resolveSibling(plain.getFileName() + ".gz");
    try (InputStream in = new GZIPInputStream(Files.newInputStream(zipped))) {
      return in.readAllBytes();
    }
  }
}
