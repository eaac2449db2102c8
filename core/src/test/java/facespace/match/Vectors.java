package facespace.match;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.provider.Arguments;

/** Reference cases computed by published programs and re-derived independently. */
final class Vectors {
  private Vectors() {}

  /** The cases of a file, each under its own name. */
  static Stream<Arguments> cases(String file) throws IOException {
    try (InputStream in = Vectors.class.getResourceAsStream("/vectors/" + file + ".json")) {
      JsonNode root = new ObjectMapper().readTree(in);
      return StreamSupport.stream(root.get("cases").spliterator(), false)
          .map(one -> Arguments.of(Named.of(one.get("name").asText(), one)));
    }
  }

  /** Numbers of a vector or matrix, row-major; null is NaN. */
  static double[] doubles(JsonNode node) {
    if (!node.isArray()) {
      return new double[] {node.isNull() ? Double.NaN : node.asDouble()};
    }
    return StreamSupport.stream(node.spliterator(), false)
        .flatMapToDouble(element -> DoubleStream.of(doubles(element)))
        .toArray();
  }

  static int[] ints(JsonNode node) {
    return DoubleStream.of(doubles(node)).mapToInt(value -> (int) value).toArray();
  }

  /** Flags written as 1 and 0. */
  static boolean[] flags(JsonNode node) {
    int[] values = ints(node);
    boolean[] flags = new boolean[values.length];
    IntStream.range(0, flags.length).forEach(i -> flags[i] = values[i] == 1);
    return flags;
  }

  static Embeddings embeddings(JsonNode matrix) {
    return new Embeddings(doubles(matrix), matrix.get(0).size());
  }
}
