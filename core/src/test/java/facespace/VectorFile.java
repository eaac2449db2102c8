package facespace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.provider.Arguments;

/** A file of reference cases computed by published programs and re-derived independently. */
public final class VectorFile {
  private VectorFile() {}

  /** The cases of a file, each under its own name. */
  public static Stream<Arguments> cases(String file) throws IOException {
    try (InputStream in = VectorFile.class.getResourceAsStream("/vectors/" + file + ".json")) {
      JsonNode root = new ObjectMapper().readTree(in);
      return StreamSupport.stream(root.get("cases").spliterator(), false)
          .map(one -> Arguments.of(Named.of(one.get("name").asText(), one)));
    }
  }

  /** Numbers of a vector or matrix, row-major; null is NaN. */
  public static double[] doubles(JsonNode node) {
    if (!node.isArray()) {
      return new double[] {node.isNull() ? Double.NaN : node.asDouble()};
    }
    return StreamSupport.stream(node.spliterator(), false)
        .flatMapToDouble(element -> DoubleStream.of(doubles(element)))
        .toArray();
  }
}
