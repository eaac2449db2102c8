package facespace.play;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import facespace.play.Playground.Answer;
import facespace.sweep.ResultFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sweeps of the server, trained in real worker processes. */
class SweepsTest {
  private static final String BASE = "data=tiny&net=mlp&batch=64&epochs=1";

  @TempDir private Path folder;

  private static String order(String base, String losses, String vary, String seeds) {
    return """
        {"base": "%s", "losses": [%s], "vary": ["%s"], "seeds": "%s"}"""
        .formatted(base, losses, vary, seeds);
  }

  private static JsonNode await(Playground playground, String state) {
    return playground
        .await("/api/sweeps", state, json -> json.at("/sweeps/0/state").asText().equals(state))
        .at("/sweeps/0");
  }

  @Test
  void aSweepIsTrainedStoppedAndGoneOnWithByTheNextServer() throws IOException {
    String base = BASE.replace("epochs=1", "epochs=3") + "&loss=arcface";
    String order = order(base, "", "m=0,0.2,0.4", "1..4");
    try (Playground playground = Playground.lasting(folder)) {
      Answer started = playground.post("/api/sweeps", order);
      assertEquals(201, started.status(), started.text());
      assertEquals(12, started.json().path("runs").asInt());
      playground.await("/api/sweeps", "begun", json -> json.at("/sweeps/0/done").asInt() > 0);
      assertEquals(204, playground.post("/api/sweeps/1/stop", "").status());
      assertEquals("stopped", await(playground, "stopped").path("state").asText());
    }
    Path table = folder.resolve("store").resolve("sweeps").resolve("1.csv");
    int kept = ResultFile.read(table).size();
    assertTrue(kept > 0 && kept < 12, kept + " runs");
    try (Playground playground = Playground.lasting(folder)) {
      assertEquals(kept, await(playground, "stopped").path("done").asInt());
      assertEquals(204, playground.post("/api/sweeps/1/go", "").status());
      assertEquals(12, await(playground, "done").path("done").asInt());
      JsonNode said = playground.get("/api/sweeps/1?measure=p95OwnAngleDeg").json();
      assertEquals("p95OwnAngleDeg", said.path("measure").asText());
      assertEquals(List.of("ArcFace m=0", "ArcFace m=0.2", "ArcFace m=0.4"), names(said));
      assertEquals(3, said.path("verdicts").size(), "each with each");
      String csv = playground.get("/api/sweeps/1/table.csv").text();
      assertEquals(Files.readString(table), csv);
      assertEquals(12, ResultFile.read(table).size());
      String chart = playground.get("/api/sweeps/1/chart.svg?measure=seconds").text();
      assertTrue(chart.contains("<svg") && chart.contains("ArcFace"));
      for (String address : List.of("/api/sweeps/1?", "/api/sweeps/1/chart.svg?")) {
        Answer absent = playground.get(address + "lang=en&measure=eer");
        assertEquals(400, absent.status());
        assertTrue(
            absent.error().startsWith("measure = eer is in none of the runs"), absent.text());
      }
      assertEquals(204, playground.delete("/api/sweeps/1").status());
      assertFalse(Files.exists(table));
      assertEquals(404, playground.get("/api/sweeps/1").status());
    }
  }

  private static List<String> names(JsonNode said) {
    return said.path("rows").findValuesAsText("name");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          data=tiny&epochs=0   |           | m=0    | 1..2 | epochs
          data=/etc            |           |        | 1    | /etc
          data=tiny            |           | data=/etc | 1 | /etc
          data=tiny            | "nosuch"  |        | 1    | nosuch
          data=tiny            | "arcface" | m=9    | 1    | 0 … 1.5
          data=tiny            | "arcface" | m      | 1    | m=0:0.6:0.05
          data=tiny            | "softmax" | m=0,1  | 1    | softmax
          data=tiny            |           |        | 2..1 | 1..20
          data=paper&classes=0,1,7 |       |        | 1    | 0,1,7
          data=tiny&classes=0,1,7 | | data=tiny,paper | 1  | 0,1,7
          data=tiny&test-data=/etc |       |        | 1    | /etc
          """)
  void oneSentenceSaysWhatIsWrong(
      String base, String losses, String vary, String seeds, String part) {
    try (Playground playground = new Playground()) {
      String text = losses == null ? "" : losses;
      String order = order(base, text, vary == null ? "" : vary, seeds);
      for (String address : List.of("/api/sweeps/plan", "/api/sweeps")) {
        Answer refused = playground.post(address, order);
        assertEquals(400, refused.status(), refused.text());
        assertTrue(refused.error().contains(part), refused.error());
      }
      assertEquals(0, playground.get("/api/sweeps").json().path("sweeps").size());
    }
  }

  @Test
  void whatWouldTakeDaysIsRefusedWithTheNumberOfRunsAndTheHours() {
    try (Playground playground = new Playground()) {
      String order = order(BASE.replace("epochs=1", "epochs=200"), "", "", "1..1000000");
      Answer planned = playground.post("/api/sweeps/plan", order);
      assertEquals(1_000_000, planned.json().path("runs").asInt());
      Answer refused = playground.post("/api/sweeps?lang=en", order);
      assertEquals(400, refused.status());
      assertTrue(
          refused.error().matches("These are 1,000,000 runs.* about [0-9,]+ h here.*--yes.*"),
          refused.error());
      for (String body :
          List.of("{}", "{\"base\": null}", "nonsense", "null", "[]", "{\"losses\": [null]}")) {
        Answer unread = playground.post("/api/sweeps?lang=en", body);
        assertEquals(400, unread.status(), body);
        assertTrue(unread.error().startsWith("The sweep cannot be read"), unread.text());
      }
      String tested = order("data=tiny&test-data=tiny&net=mlp", "", "", "1");
      assertEquals(200, playground.post("/api/sweeps/plan", tested).status());
    }
  }
}
