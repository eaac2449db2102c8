package facespace.demos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.ValueNode;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VectorsCommandTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> KNOWN =
      List.of(
          "angle_statistics",
          "arcface",
          "asoftmax",
          "center_loss",
          "coco",
          "coco_batch_centroid",
          "combined_margin",
          "contrastive",
          "cosface",
          "identification",
          "lfw_protocol",
          "lsoftmax",
          "margin_loss",
          "miners",
          "modified_softmax",
          "normface",
          "softmax",
          "sphereface_protocol",
          "triplet",
          "verification");

  @TempDir private Path folder;

  private static Path vectors() {
    try {
      return Path.of(VectorsCommandTest.class.getResource("/vectors").toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Copies a file with its first case changed, and checks the copy. */
  private Commands checkChanged(String name, Consumer<ObjectNode> change) throws IOException {
    JsonNode file = JSON.readTree(vectors().resolve(name + ".json").toFile());
    change.accept((ObjectNode) file.path("cases").get(0));
    JSON.writeValue(folder.resolve(name + ".json").toFile(), file);
    return Commands.run("vectors", folder.toString());
  }

  @Test
  void everyCaseOfEveryKnownFileAgrees() {
    Commands result = Commands.run("vectors", vectors().toString());
    assertEquals(0, result.exitCode(), result.out() + result.err());
    for (String name : KNOWN) {
      Pattern line = Pattern.compile(name + " cases=\\d+ maxAbsErr=\\d\\S* ok");
      assertTrue(result.lines().stream().anyMatch(line.asMatchPredicate()), name + result.out());
    }
    assertEquals(
        KNOWN.size(), result.lines().stream().filter(line -> !line.endsWith("unknown")).count());
  }

  @Test
  void aFileOfAnotherFormulaIsUnknown() throws IOException {
    Files.writeString(folder.resolve("tables.json"), "{}");
    Commands result = Commands.run("vectors", folder.toString());
    assertEquals(0, result.exitCode(), result.err());
    assertEquals("tables unknown", result.out().strip());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "softmax",
        "modified_softmax",
        "normface",
        "asoftmax",
        "cosface",
        "arcface",
        "combined_margin"
      })
  void aFeatureMovedByALittleIsFound(String name) throws IOException {
    Commands result =
        checkChanged(
            name,
            first -> {
              ArrayNode row = (ArrayNode) first.path("inputs").path("features").get(0);
              row.set(0, row.numberNode(row.get(0).asDouble() + 1e-6));
            });
    assertEquals(1, result.exitCode());
    assertTrue(result.lines().get(0).endsWith(" FAILED"), result.out());
  }

  @ParameterizedTest
  @ValueSource(strings = {"grad_features", "grad_weights", "logits", "per_sample_loss", "theta_y"})
  void everyQuantityIsCompared(String quantity) throws IOException {
    Commands result =
        checkChanged(
            "arcface",
            first -> {
              ArrayNode array = (ArrayNode) first.path("expected").path(quantity);
              ArrayNode row = array.get(0).isArray() ? (ArrayNode) array.get(0) : array;
              row.set(0, row.numberNode(row.get(0).asDouble() + 1e-9));
            });
    assertEquals(1, result.exitCode(), result.out());
    assertTrue(result.out().contains(" " + quantity + " "), result.out());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "angle_statistics",
        "identification",
        "lfw_protocol",
        "sphereface_protocol",
        "verification"
      })
  void everyNumberOfAMetricIsCompared(String name) throws IOException {
    ObjectNode file = (ObjectNode) JSON.readTree(vectors().resolve(name + ".json").toFile());
    JsonNode last = file.path("cases").get(file.path("cases").size() - 1);
    file.put("count", 1).putArray("cases").add(last);
    List<ValueNode> numbers = new ArrayList<>();
    changeOneByOne(
        last.path("expected"),
        number -> {
          numbers.add(number);
          JSON.writeValue(folder.resolve(name + ".json").toFile(), file);
          Commands result = Commands.run("vectors", folder.toString());
          assertEquals(1, result.exitCode(), number + " " + result.out());
        });
    assertTrue(numbers.size() >= 3, "there are numbers to change");
  }

  /** Something done after each change. */
  private interface Check {
    void after(ValueNode original) throws IOException;
  }

  /** Changes the first value of every array and every single value, and puts it back. */
  private static void changeOneByOne(JsonNode node, Check check) throws IOException {
    if (node instanceof ArrayNode array && array.path(0) instanceof ValueNode first) {
      array.set(0, array.numberNode(first.asDouble() + 1e-6));
      check.after(first);
      array.set(0, first);
    } else if (node instanceof ArrayNode array) {
      for (JsonNode element : array) {
        changeOneByOne(element, check);
      }
    } else if (node instanceof ObjectNode object) {
      for (Map.Entry<String, JsonNode> field : List.copyOf(object.properties())) {
        if (field.getKey().equals("far") && object.has("cut_score")) {
          continue; // what is asked, not what is found
        }
        if (field.getValue() instanceof ValueNode value) {
          object.put(field.getKey(), value.asDouble() + 1e-6);
          check.after(value);
          object.set(field.getKey(), value);
        } else {
          changeOneByOne(field.getValue(), check);
        }
      }
    }
  }

  @Test
  void theGradientOfALearnedScaleIsCompared() throws IOException {
    Commands result =
        checkChanged("normface", first -> ((ObjectNode) first.path("expected")).put("grad_s", 7));
    assertEquals(1, result.exitCode(), result.out());
    assertTrue(result.out().contains(" grad_s "), result.out());
  }

  @Test
  void aResultThatIsNotANumberFails() throws IOException {
    Commands result =
        checkChanged(
            "cosface",
            first -> {
              ArrayNode row = (ArrayNode) first.path("inputs").path("features").get(0);
              for (int i = 0; i < row.size(); i++) {
                row.set(i, row.numberNode(0.0));
              }
            });
    assertEquals(1, result.exitCode());
    assertTrue(result.lines().get(0).contains("maxAbsErr=NaN FAILED"), result.out());
  }

  @Test
  void anUndefinedExpectationIsNotCompared() throws IOException {
    Commands result =
        checkChanged(
            "cosface",
            first -> {
              ((ObjectNode) first.path("expected")).putNull("grad_features");
              ((ObjectNode) first.path("expected")).putNull("logits");
            });
    assertEquals(0, result.exitCode(), result.out());
  }

  @Test
  void onlyTheNamedFilesAreChecked() {
    Commands result = Commands.run("vectors", vectors().toString(), "--only", "softmax,cosface");
    assertEquals(0, result.exitCode());
    assertEquals(2, result.lines().size());
    Commands missing = Commands.run("vectors", vectors().toString(), "--only", "softmaxx");
    assertEquals(2, missing.exitCode());
    assertTrue(missing.err().contains("softmaxx"), missing.err());
  }

  @Test
  void aFileThatLostCasesIsRefused() throws IOException {
    JsonNode file = JSON.readTree(vectors().resolve("softmax.json").toFile());
    ((ArrayNode) file.path("cases")).remove(3);
    JSON.writeValue(folder.resolve("softmax.json").toFile(), file);
    Commands result = Commands.run("vectors", folder.toString());
    assertEquals(2, result.exitCode());
    assertTrue(result.err().contains("count is 44"), result.err());
  }

  @Test
  void brokenJsonIsRefused() throws IOException {
    Files.writeString(folder.resolve("softmax.json"), "{\"cases\": [");
    Commands result = Commands.run("vectors", folder.toString());
    assertEquals(2, result.exitCode());
    assertEquals(1, result.err().lines().count());
    assertTrue(result.err().contains("softmax.json"), result.err());
  }
}
