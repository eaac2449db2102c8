package facespace.demos.vectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * The cases of one formula.
 *
 * @param cases all of them, as many as the file says it holds
 */
public record VectorFile(List<VectorCase> cases) {

  /**
   * Reads a file.
   *
   * @throws FileSystemException if it cannot be read, is not JSON, or does not hold as many cases
   *     as it says
   */
  public static VectorFile read(Path file) throws IOException {
    JsonNode root;
    try {
      root = new ObjectMapper().readTree(file.toFile());
    } catch (IOException e) {
      throw new FileSystemException(file.toString(), null, "it is not readable JSON");
    }
    List<VectorCase> cases =
        StreamSupport.stream(root.path("cases").spliterator(), false).map(VectorCase::new).toList();
    if (cases.isEmpty() || cases.size() != root.path("count").asInt(-1)) {
      throw new FileSystemException(
          file.toString(),
          null,
          "its count is " + root.path("count") + " but it holds " + cases.size() + " cases");
    }
    return new VectorFile(cases);
  }
}
