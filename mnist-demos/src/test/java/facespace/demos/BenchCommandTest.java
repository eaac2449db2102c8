package facespace.demos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class BenchCommandTest {
  @Test
  void whatCannotBeMeasuredIsSaid() {
    Commands result = Commands.run("bench", "--only", "server,page,watchers,browser");
    assertEquals(1, result.exitCode(), "asked for and not measured");
    for (String part : new String[] {"server", "page", "watchers", "browser"}) {
      String line = "| " + part + " | not measured: it needs --playground JAR | | | |";
      assertTrue(result.lines().contains(line), line + " in " + result.out());
    }
  }

  @Test
  void jsonLinesParse() throws IOException {
    Commands result = Commands.run("bench", "--only", "page", "--json");
    assertEquals(1, result.exitCode(), result.err());
    assertEquals(2, result.lines().size());
    JsonNode machine = new ObjectMapper().readTree(result.lines().get(0));
    assertTrue(machine.path("cores").asInt() >= 1);
    JsonNode missing = new ObjectMapper().readTree(result.lines().get(1));
    assertEquals("page", missing.path("part").asText());
    assertTrue(missing.path("notMeasured").asText().contains("--playground"));
  }
}
