package facespace.lessons;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** The finished kernel, asked by a real Jupyter client; one start for all questions. */
class KernelIT {
  private static final String LONG = "train(run(\"data=mnist&batch=50&epochs=200\"))";
  private static final String ENDLESS =
      "System.out.println(\"on my way\"); while (true) { Thread.sleep(10); }";

  @Test
  void aClientIsAnswered(@TempDir Path home) throws IOException {
    Jupyter jupyter = Jupyter.in(home);
    Iterator<JsonNode> answers =
        jupyter
            .client(
                List.of(
                    Map.of("run", "var loss = arcFace().m(0.3).s(16); loss"),
                    Map.of("run", "train(run(digits(), loss).set(\"batch\", 50))"),
                    Map.of("run", LONG, "interrupt", true),
                    Map.of("run", ENDLESS, "interrupt", true),
                    Map.of("run", "arcFace().m(99)"),
                    Map.of("run", "data(\"nowhere\")"),
                    Map.of("run", "playground(run(\"data=pen\"), \"http://localhost:1\")"),
                    Map.of("run", "String three = 3;"),
                    Map.of("run", "throw new IllegalStateException(\"on purpose\");"),
                    Map.of("run", "int twice(int n) { return 2 * n; }\ntwice(21) // after it all"),
                    Map.of("complete", "import java.net.*;\narcFace().m(0.3).v"),
                    Map.of("inspect", "train(run(\"\")).confusion"),
                    Map.of("inspect", "arcFace().m"),
                    Map.of("history", 2)))
            .iterator();
    itShowsALoss(answers.next());
    aRunMovesInItsPlace(answers.next());
    assertError(answers.next(), "Interrupted", "Stopped after ");
    assertError(answers.next(), "Interrupted", "Interrupted.");
    assertError(answers.next(), "BadValue", "m = 99 is out of range");
    assertError(answers.next(), "BadValue", "nowhere");
    assertError(answers.next(), "BadValue", "No playground answers at http://localhost:1:");
    assertError(answers.next(), "CellError", "incompatible types");
    assertError(answers.next(), "IllegalStateException", "on purpose");
    JsonNode alive = answers.next();
    assertEquals("42", alive.at("/result/text~1plain").asText(), alive.toString());
    JsonNode completed = answers.next();
    assertEquals("variant(", completed.at("/matches/0").asText(), completed.toString());
    assertEquals(36, completed.path("cursor_start").asInt()); // after the last dot
    assertTold(answers.next(), "Trained.confusion()", "are taken for another");
    assertTold(answers.next(), "m(double value)", "margin: 0 … 1.5; 0.5 unless set");
    JsonNode history = answers.next().path("history");
    assertEquals(2, history.size());
    assertTrue(history.at("/1/2").asText().contains("twice(21)"), history.toString());
    assertFalse(answers.hasNext());
  }

  private static void itShowsALoss(JsonNode answer) {
    String html = answer.at("/result/text~1html").asText();
    assertTrue(html.contains("ArcFace"), answer.toString());
    assertTrue(html.contains("data:image/svg+xml;base64,"), "its curve");
    assertEquals("ArcFace s=16 m=0.3", answer.at("/result/text~1plain").asText());
  }

  private static void aRunMovesInItsPlace(JsonNode answer) {
    assertEquals("ok", answer.path("status").asText(), answer.toString());
    assertEquals(1, answer.path("displays").size(), "one display");
    String id = answer.at("/displays/0/transient/display_id").asText();
    assertTrue(answer.path("updates").asInt() > 0, "its end at least");
    assertEquals(id, answer.path("updated").asText());
    assertTrue(answer.at("/result/text~1html").asText().contains("24 / 24"), "2 epochs of 600");
  }

  private static void assertError(JsonNode answer, String name, String sentence) {
    assertEquals("error", answer.path("status").asText(), answer.toString());
    assertEquals(name, answer.at("/error/name").asText());
    String first = answer.at("/error/lines/0").asText();
    assertTrue(first.contains(sentence), answer.toString());
  }

  private static void assertTold(JsonNode answer, String... parts) {
    String text = answer.at("/data/text~1plain").asText();
    for (String part : parts) {
      assertTrue(text.contains(part), answer.toString());
    }
  }

  /**
   * {@code -Dfacespace.starts=100}: each kernel answers and ends, or the client's patience does.
   */
  @Test
  @EnabledIfSystemProperty(named = "facespace.starts", matches = "\\d+")
  void itStartsAgainAndAgain(@TempDir Path home) throws IOException {
    Jupyter jupyter = Jupyter.in(home);
    for (int start = 1; start <= Integer.getInteger("facespace.starts"); start++) {
      List<JsonNode> answers = jupyter.client(List.of(Map.of("run", "6 * 7")));
      assertEquals("42", answers.get(0).at("/result/text~1plain").asText(), "start " + start);
    }
  }

  @Test
  void itIsSeenByJupyterAndLeavesNothingBehind(@TempDir Path home) throws IOException {
    Jupyter jupyter = Jupyter.in(home);
    JsonNode seen = Jupyter.read(jupyter.module("jupyter_client.kernelspecapp", "list", "--json"));
    assertEquals(
        "FaceSpace (Java)",
        seen.at("/kernelspecs/facespace/spec/display_name").asText(),
        seen.toString());
    jupyter.lessons("uninstall");
    assertFalse(Files.exists(jupyter.kernels()));
    assertTrue(jupyter.lessons("uninstall").contains("was not installed"));
  }
}
