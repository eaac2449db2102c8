package facespace.demos;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CurveCommandTest {
  @TempDir private Path folder;

  private Path draw(String file, String... more) {
    Path path = folder.resolve(file);
    String[] args =
        Stream.concat(Stream.of("curve", "--out", path.toString()), Stream.of(more))
            .toArray(String[]::new);
    Commands result = Commands.run(args);
    assertEquals(0, result.exitCode(), result.err());
    return path;
  }

  @Test
  void numbersAreThoseOfThePaper() throws IOException {
    Path csv = draw("c.csv", "--loss", "arcface", "--loss", "cosface", "--set", "m=0.25");
    List<String> rows = Files.readAllLines(csv);
    assertEquals(362, rows.size(), "a header and half a degree per row");
    double[] at60 =
        Stream.of(rows.get(1 + 120).split(",")).mapToDouble(Double::parseDouble).toArray();
    double rad = Math.PI / 3;
    assertArrayEquals(
        new double[] {60, Math.cos(rad + 0.25), -Math.sin(rad + 0.25), 0.5 - 0.25, -Math.sin(rad)},
        at60,
        1e-12);
  }

  @Test
  void svgNamesTheCurveAndSpeaksChinese() throws IOException {
    String svg = Files.readString(draw("c.svg", "--loss", "arcface", "--lang", "ZH"));
    assertTrue(svg.startsWith("<svg"), svg.substring(0, 40));
    assertTrue(svg.contains("ArcFace"));
    assertTrue(svg.contains("夹角"));
  }

  @Test
  void darkPaperIsDark() throws IOException {
    BufferedImage light = ImageIO.read(draw("l.png", "--loss", "softmax").toFile());
    BufferedImage dark = ImageIO.read(draw("d.png", "--loss", "softmax", "--dark").toFile());
    assertEquals(0xFFFFFF, light.getRGB(2, 2) & 0xFFFFFF);
    assertTrue((dark.getRGB(2, 2) & 0xFF) < 0x40);
  }
}
