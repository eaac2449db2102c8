package facespace.match;

import com.fasterxml.jackson.databind.JsonNode;
import facespace.VectorFile;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Reference cases computed by published programs and re-derived independently. */
final class Vectors {
  private Vectors() {}

  static int[] ints(JsonNode node) {
    return DoubleStream.of(VectorFile.doubles(node)).mapToInt(value -> (int) value).toArray();
  }

  /** Flags written as 1 and 0. */
  static boolean[] flags(JsonNode node) {
    int[] values = ints(node);
    boolean[] flags = new boolean[values.length];
    IntStream.range(0, flags.length).forEach(i -> flags[i] = values[i] == 1);
    return flags;
  }

  static Embeddings embeddings(JsonNode matrix) {
    return new Embeddings(VectorFile.doubles(matrix), matrix.get(0).size());
  }
}
