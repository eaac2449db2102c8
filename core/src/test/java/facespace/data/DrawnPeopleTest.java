package facespace.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import facespace.data.paper.PaperFaces;
import facespace.data.paper.PaperPerson;
import facespace.data.paper.Shot;
import facespace.data.picture.DrawnMark;
import facespace.data.picture.FacePicture;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Drawn people in folders are known by what stands in their pictures, not by names. */
class DrawnPeopleTest {
  @TempDir private Path root;
  private DataSets sets;

  @BeforeEach
  void drawPeople() throws IOException {
    sets = new DataSets(Map.of("FACESPACE_DATA", root.toString()), root);
    for (int person = 0; person < 4; person++) {
      for (int shot = 0; shot < 2; shot++) {
        Path file = root.resolve("friends/p%d/%d.png".formatted(person, shot));
        Files.createDirectories(file.getParent());
        Files.write(file, DrawnMark.png(drawn(person)));
      }
    }
  }

  private static BufferedImage drawn(int person) {
    return PaperFaces.draw(PaperPerson.random(1, person), Shot.STUDIO, 64);
  }

  @Test
  void aFolderOfDrawnPeopleIsKnownWhateverItIsCalled() throws IOException {
    assertTrue(sets.isDrawn("friends"));
    assertTrue(sets.load("friends").drawn());
    Files.move(root.resolve("friends"), root.resolve("photographs"));
    assertTrue(sets.isDrawn(root.resolve("photographs").toString()));
    assertFalse(sets.isDrawn("friends"), "it is gone");
  }

  @Test
  void onePhotographAmongThemMakesThemPhotographs() throws IOException {
    ImageIO.write(drawn(1), "png", root.resolve("friends/p1/2.png").toFile());
    assertFalse(sets.isDrawn("friends"));
    assertFalse(sets.load("friends").drawn());
  }

  @Test
  void theMarkIsNoPartOfThePicture() {
    BufferedImage read = FacePicture.read(DrawnMark.png(drawn(2)), "2.png");
    assertEquals(drawn(2).getRGB(30, 40), read.getRGB(30, 40));
  }
}
