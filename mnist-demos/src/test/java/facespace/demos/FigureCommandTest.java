package facespace.demos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FigureCommandTest {
  @TempDir private static Path folder;

  @Test
  void everyPictureOfTheLiteratureIsListed() {
    List<String> names =
        Commands.run("figure", "list").lines().stream().map(line -> line.split(" ")[0]).toList();
    assertEquals(
        List.of(
            "softmax",
            "stretch",
            "target-logit",
            "planes",
            "sphere",
            "angles",
            "links",
            "training",
            "roc",
            "det",
            "failures",
            "photographs"),
        names);
  }

  @Test
  void itsNumbersAreThoseOfTheRunTrainedByItself() throws IOException {
    Path digits = folder.resolve("digits");
    Path out = folder.resolve("out");
    Commands.run("pen", "--out", digits.toString(), "--count", "300");
    Commands drawn =
        Commands.run(
            "figure",
            "angles",
            "--out",
            out.toString(),
            "--data",
            digits.toString(),
            "--seed",
            "3");
    assertEquals(0, drawn.exitCode(), drawn.err());
    BufferedImage png = ImageIO.read(out.resolve("angles.png").toFile());
    assertEquals(3 * 720, png.getWidth(), "three pixels for each of the page's");
    assertTrue(Files.readString(out.resolve("angles.svg")).contains(">ArcFace s=64 m=0.5<"));
    JsonNode runs = new ObjectMapper().readTree(out.resolve("angles.json").toFile()).get("runs");
    assertEquals(2, runs.size());
    JsonNode run = runs.get(1);
    assertEquals(3, run.get("seed").asInt());
    List<String> lines =
        Commands.run("train", "--json", "--spec", run.get("spec").asText()).lines();
    JsonNode alone = new ObjectMapper().readTree(lines.get(lines.size() - 1));
    assertEquals(alone.get("testAccuracy"), run.get("testAccuracy"));
    assertEquals(
        alone.get("medianOwnAngleDeg").asDouble(), run.get("medianOwnAngleDeg").asDouble(), 1e-9);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          figure                                 | NAME    | Missing  | parameter
          figure nosuch --out f                  | figure  | nosuch   | target-logit
          figure roc                             | --out   | roc      | folder
          figure planes --data paper --out f     | --data  | paper    | digits
          figure det --faces pen --out f         | --faces | pen      | people
          figure planes --data nowhere --out f   | data    | nowhere  | pen
          figure planes --epochs 0 --out f       | epochs  | 0        | 1 … 200
          figure planes --seed x --out f         | seed    | x        | 0 …
          figure planes --out pom.xml            | --out   | pom.xml  | folder
          """)
  void badInputIsASentence(String line, String field, String value, String allowed) {
    Commands result = Commands.run(line.strip().split(" +"));
    assertEquals(2, result.exitCode(), result.err());
    assertEquals(1, result.err().lines().count(), result.err());
    for (String part : List.of(field, value, allowed)) {
      assertTrue(result.err().contains(part), part + " in " + result.err());
    }
    assertTrue(Files.notExists(Path.of("f")), "nothing is made before all is known");
  }
}
