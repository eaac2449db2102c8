package facespace.loss;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.stream.StreamSupport;

/** Reference tables computed elsewhere in 420-bit arithmetic. */
final class Tables {
  private Tables() {}

  static JsonNode rows(String table) throws IOException {
    try (InputStream in = Tables.class.getResourceAsStream("/vectors/tables.json")) {
      JsonNode cases = new ObjectMapper().readTree(in).get("cases");
      return StreamSupport.stream(cases.spliterator(), false)
          .filter(node -> node.get("table").asText().equals(table))
          .findFirst()
          .orElseThrow()
          .get("rows");
    }
  }
}
