package facespace.quality;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import facespace.data.Images;
import facespace.data.folder.FaceFolder;
import facespace.quality.Flaws.Flaw;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real photographs taken in even light, of heads that look to all sides: the AT&amp;T faces. */
class AttFacesIT {
  private static Images faces;

  @BeforeAll
  static void read() {
    String data = System.getenv("FACESPACE_DATA");
    assumeTrue(data != null && Files.isDirectory(Path.of(data, "orl")), "no AT&T faces");
    faces = FaceFolder.read(Path.of(data, "orl"), false).images();
  }

  @Test
  void evenLightIsSeldomTakenForLightFromOneSide() {
    double refused = shareFound(Flaw.ONE_SIDED, faces, 1);
    assertTrue(refused <= 0.03, "a share of " + refused);
  }

  @Test
  void aBareMouthIsSeldomTakenForCovered() {
    double refused = shareFound(Flaw.COVERED, faces, 1);
    assertTrue(refused <= 0.05, "a share of " + refused);
  }

  /** White, light blue, grey, dark and black cloth. */
  @ParameterizedTest
  @ValueSource(doubles = {0.95, 0.75, 0.5, 0.3, 0.15})
  void aPaintedMaskIsNoticed(double paint) {
    double found = shareFound(Flaw.COVERED, PaintedMask.on(faces, paint), 4);
    assertTrue(found >= 0.9, "a share of " + found);
  }

  /** In one photograph of so many. */
  static double shareFound(Flaw flaw, Images photographs, int ofSoMany) {
    return IntStream.range(0, photographs.count())
        .filter(i -> i % ofSoMany == 0)
        .map(i -> Flaws.ofPhotograph(photographs, i).contains(flaw) ? 1 : 0)
        .average()
        .orElseThrow();
  }
}
