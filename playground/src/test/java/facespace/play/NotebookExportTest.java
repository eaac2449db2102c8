package facespace.play;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import facespace.train.spec.RunSpec;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class NotebookExportTest {
  private static final String RUN = "data=tiny&loss=arcface&m=0.25&seed=7~at=3&m=0.1";
  private static final Pattern TEXT = Pattern.compile("run\\(\"([^\"]*)\"\\)");

  @Test
  void aNotebookNamesTheKernelAndTheWholeRun() throws IOException {
    try (Playground playground = new Playground()) {
      String address = "/api/notebook?lang=zh&spec=" + RUN.replace("&", "%26");
      JsonNode notebook = new ObjectMapper().readTree(playground.get(address).text());
      assertEquals(4, notebook.path("nbformat").asInt());
      assertEquals("facespace", notebook.at("/metadata/kernelspec/name").asText());
      assertEquals(
          "# ArcFace s=64 m=0.25 → ArcFace s=64 m=0.1", notebook.at("/cells/0/source").asText());
      String code = notebook.at("/cells/1/source").asText();
      assertTrue(code.startsWith("speak(ZH);"), code);
      Matcher text = TEXT.matcher(code);
      assertTrue(text.find(), code);
      assertEquals(RunSpec.parse(RUN), RunSpec.parse(text.group(1)));
    }
  }
}
