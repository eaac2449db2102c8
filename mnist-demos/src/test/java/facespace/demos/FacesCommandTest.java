package facespace.demos;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import facespace.data.paper.Conditions;
import facespace.data.paper.PaperFaces;
import facespace.data.paper.PaperPerson;
import facespace.data.paper.Shot;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FacesCommandTest {
  @Test
  void everyPersonGetsAFolder(@TempDir Path folder) throws IOException {
    Commands result =
        Commands.run("faces", "--out", folder.toString(), "--people", "3", "--shots", "2");
    assertEquals(0, result.exitCode(), result.err());
    try (Stream<Path> files = Files.walk(folder)) {
      List<String> names =
          files
              .filter(Files::isRegularFile)
              .map(file -> folder.relativize(file).toString().replace('\\', '/'))
              .sorted()
              .toList();
      assertEquals(
          List.of(
              "p0/000.png", "p0/001.png", "p1/000.png", "p1/001.png", "p2/000.png", "p2/001.png"),
          names);
    }
    BufferedImage image = ImageIO.read(folder.resolve("p1/001.png").toFile());
    BufferedImage expected =
        PaperFaces.draw(
            PaperPerson.random(1, 1), Shot.random(1, 1, 1, Conditions.VARIED), PaperFaces.SIDE);
    assertArrayEquals(
        expected.getRGB(0, 0, 64, 64, null, 0, 64), image.getRGB(0, 0, 64, 64, null, 0, 64));
  }

  @Test
  void greyPicturesHaveOneChannel(@TempDir Path folder) throws IOException {
    Commands result =
        Commands.run(
            "faces", "--out", folder.toString(), "--people", "1", "--shots", "1", "--no-colour");
    assertEquals(0, result.exitCode(), result.err());
    BufferedImage image = ImageIO.read(folder.resolve("p0/000.png").toFile());
    assertEquals(1, image.getRaster().getNumBands());
    byte[] expected =
        PaperFaces.pixels(
            PaperPerson.random(1, 0), Shot.random(1, 0, 0, Conditions.VARIED), 64, false);
    assertArrayEquals(expected, (byte[]) image.getRaster().getDataElements(0, 0, 64, 64, null));
  }

  @Test
  void aSheetHasOnePersonPerRow(@TempDir Path folder) throws IOException {
    Path sheet = folder.resolve("sheet.png");
    Commands result =
        Commands.run(
            "faces", "--sheet", sheet.toString(), "--people", "2", "--shots", "5", "--size", "32");
    assertEquals(0, result.exitCode(), result.err());
    BufferedImage image = ImageIO.read(sheet.toFile());
    assertTrue(image.getWidth() > 5 * 32 && image.getWidth() < 6 * 36);
    assertTrue(image.getHeight() > 2 * 32 && image.getHeight() < 3 * 36);
  }

  @Test
  void badSettingsAreNamedAndNothingIsWritten(@TempDir Path folder) throws IOException {
    Path people = folder.resolve("people");
    assertRefused(people, "conditions = foggy", "--conditions", "foggy");
    assertRefused(people, "people = 0", "--people", "0");
    for (String size : List.of("0", "-5", "5", "100000")) {
      assertRefused(people, "size = " + size + " is out of range: allowed is 16 …", "--size", size);
    }
    assertRefused(people, "people × shots = 4000000", "--people", "2000", "--shots", "2000");
    String beyond = "people × shots = 4294967296"; // as an int it would be 0
    assertRefused(people, beyond, "--people", "65536", "--shots", "65536");
    assertEquals(2, Commands.run("faces").exitCode());
  }

  private static void assertRefused(Path people, String message, String... settings) {
    String[] args =
        Stream.concat(Stream.of("faces", "--out", people.toString()), Stream.of(settings))
            .toArray(String[]::new);
    Commands result = Commands.run(args);
    assertEquals(2, result.exitCode(), result.err());
    assertTrue(result.err().contains(message), result.err());
    assertFalse(Files.exists(people));
  }
}
