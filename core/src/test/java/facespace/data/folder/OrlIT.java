package facespace.data.folder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import facespace.data.DataSet;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The AT&amp;T faces, if they are there. */
class OrlIT {
  private Path orl;

  @BeforeEach
  void needsRealData() {
    String root = System.getenv("FACESPACE_DATA");
    Assumptions.assumeTrue(root != null && Files.isDirectory(Path.of(root, "orl")));
    orl = Path.of(root, "orl");
  }

  @Test
  void allFortyPeopleAndFourHundredPicturesAreRead() {
    FaceFolder folder = FaceFolder.read(orl, false);
    assertEquals(400, folder.images().count());
    assertEquals(40, folder.images().classes());
    assertEquals("s40", folder.images().classNames().get(39));
    assertEquals(List.of(), folder.skipped());
    assertEquals(List.of(), folder.remarks());
    for (int count : FaceFolder.counts(folder.images())) {
      assertEquals(10, count);
    }
  }

  @Test
  void halfOfThePeopleAreHeldOut() {
    DataSet data = PeopleSplit.of("orl", FaceFolder.read(orl, true).images(), -1);
    assertTrue(data.openSet());
    assertEquals(20, data.train().classes());
    assertEquals(200, data.test().count());
  }
}
