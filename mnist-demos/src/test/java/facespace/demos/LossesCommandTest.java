package facespace.demos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class LossesCommandTest {
  private static final List<String> KEYS =
      List.of(
          "softmax",
          "modified-softmax",
          "normface",
          "sphereface",
          "cosface",
          "arcface",
          "combined");

  @Test
  void jsonListsEveryLossWithItsKnobs() throws IOException {
    JsonNode losses = new ObjectMapper().readTree(Commands.run("losses", "--json").out());
    List<String> found = losses.valueStream().map(loss -> loss.path("key").asText()).toList();
    assertEquals(KEYS, found.stream().filter(KEYS::contains).toList());
    JsonNode arcFace = losses.get(found.indexOf("arcface"));
    assertEquals(
        List.of("s", "m", "variant", "gradient"), arcFace.path("knobs").findValuesAsText("key"));
    assertTrue(arcFace.path("url").asText().endsWith("1801.07698"));
  }

  @Test
  void theTableIsForReading() {
    Commands result = Commands.run("losses");
    assertEquals(0, result.exitCode());
    KEYS.forEach(
        key -> assertTrue(result.lines().stream().anyMatch(line -> line.startsWith(key)), key));
  }
}
