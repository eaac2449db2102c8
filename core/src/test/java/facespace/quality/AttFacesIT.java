package facespace.quality;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import facespace.data.Images;
import facespace.data.folder.FaceFolder;
import facespace.quality.Flaws.Flaw;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Real photographs taken in even light, of heads that look to all sides: the AT&amp;T faces. */
class AttFacesIT {
  @Test
  void evenLightIsSeldomTakenForLightFromOneSide() {
    String data = System.getenv("FACESPACE_DATA");
    assumeTrue(data != null && Files.isDirectory(Path.of(data, "orl")), "no AT&T faces");
    Images faces = FaceFolder.read(Path.of(data, "orl"), false).images();
    long refused =
        IntStream.range(0, faces.count())
            .filter(i -> Flaws.ofPhotograph(faces, i).contains(Flaw.ONE_SIDED))
            .count();
    assertTrue(refused <= 0.03 * faces.count(), refused + " of " + faces.count());
  }
}
