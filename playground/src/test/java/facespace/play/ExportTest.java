package facespace.play;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import facespace.play.Playground.Answer;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import jdk.jshell.JShell;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportTest {
  @AutoClose private static Playground playground;
  private static String experiment;

  @BeforeAll
  static void start() {
    playground = new Playground();
    experiment = playground.create(Playground.SHORT);
    playground.await(experiment, "paused");
  }

  @Test
  void theTableHasALinePerTestDigitAndTheFeaturesOfTheMoment() {
    Answer csv = playground.get(experiment + "/export/0.csv?run=1");
    List<String> lines = csv.text().lines().toList();
    assertEquals("point,class,predicted,x1,x2", lines.get(0));
    assertEquals(1 + 256, lines.size());
    float[] features =
        Decoded.of(playground.get(experiment + "/moments/0").response().body())
            .floats(1, "features");
    String[] last = lines.get(256).split(",");
    assertEquals(features[511], Float.parseFloat(last[4]));
    assertTrue(csv.header("Content-Disposition").contains("\"facespace-2-arcface-step-0.csv\""));
  }

  @Test
  void codeIsNamedByTheRunOfSeveralThatItRepeats() {
    for (String ending : List.of("java", "ipynb")) {
      String kind = ending.equals("java") ? "java" : "notebook";
      String path = "/api/" + kind + "?spec=loss%3Darcface";
      assertEquals(named("facespace-2-arcface." + ending), disposition(path + "&run=1"));
      assertEquals(named("facespace-arcface." + ending), disposition(path));
      assertEquals(400, playground.get(path + "&run=4").status());
    }
  }

  private static String disposition(String path) {
    return playground.get(path).header("Content-Disposition");
  }

  private static String named(String file) {
    return "attachment; filename=\"" + file + "\"";
  }

  @Test
  void picturesComeAsSvgAndPng() {
    Answer svg = playground.get(experiment + "/export/0.svg?view=circle");
    Answer png = playground.get(experiment + "/export/0.png?theme=dark&run=0");
    assertTrue(svg.text().startsWith("<svg"));
    assertEquals("image/png", png.header("Content-Type"));
    assertEquals((byte) 'P', png.response().body()[1]);
  }

  @Test
  void aLookThatThereIsNotIsRefused() {
    for (String bad : List.of("view=zz", "theme=zz", "view=", "theme=Dark", "theme=dark&theme=")) {
      Answer refused = playground.get(experiment + "/export/0.svg?" + bad);
      assertEquals(400, refused.status(), bad);
      String key = bad.substring(0, bad.indexOf('='));
      String allowed = key.equals("view") ? "raw, circle, angles" : "light, dark";
      assertTrue(refused.error().matches(key + " .*(" + allowed + "|twice).*\\."), refused.error());
    }
    assertEquals(200, playground.get(experiment + "/export/0.svg?view=angles").status());
  }

  /** A half turn about the vertical axis: what was to the right is to the left. */
  @Test
  void aBallIsDrawnFromTheSideItIsTurnedTo() {
    String ball = playground.create("data=tiny&dim=3&epochs=1&batch=256;loss=arcface");
    playground.await(ball, "paused");
    String alone = disposition(ball + "/export/0.csv");
    assertEquals(named("facespace-arcface-step-0.csv"), alone, "there is no other run");
    String picture = ball + "/export/0.svg?turn=";
    String usual = playground.get(picture + "1,0,0,0,1,0,0,0,1").text();
    assertTrue(usual.startsWith("<svg"));
    assertNotEquals(usual, playground.get(picture + "-1,0,0,0,1,0,0,0,-1").text());
    for (String bad : List.of("1,0,0", "1,0,0,0,1,0,0,0,x", "2,0,0,0,1,0,0,0,1", "")) {
      Answer refused = playground.get(picture + bad);
      assertEquals(400, refused.status());
      assertTrue(refused.error().startsWith("turn is " + bad), refused.error());
    }
    playground.delete(ball);
  }

  @Test
  void theSpecIsTheTextThatGivesTheSameExperiment() {
    String text = playground.get(experiment + "/spec").text();
    String again = playground.create(text);
    assertEquals(text, playground.get(again + "/spec").text());
    assertTrue(text.contains("data=tiny"), text);
    playground.delete(again);
  }

  /** Trained here by the server, there by the cell, as a kernel runs it. */
  @Test
  void theNotebookOfARunGivesItsNumbers() throws IOException {
    String trained = playground.play("data=tiny&net=mlp&batch=64&epochs=2;loss=arcface&m=0.2");
    JsonNode done = playground.await(trained, "done");
    int last = done.get("moments").asInt() - 1;
    byte[] moment = playground.get(trained + "/moments/" + last).response().body();
    String text = URLEncoder.encode(done.at("/runs/0/text").asText(), UTF_8);
    String notebook = playground.get("/api/notebook?spec=" + text).text();
    try (JShell shell = JShell.builder().executionEngine("local").build()) {
      shell.addToClasspath(System.getProperty("java.class.path"));
      List.of("facespace.lab.*", "static facespace.lab.Lab.*", "static facespace.text.Lang.*")
          .forEach(name -> shell.eval("import " + name + ";"));
      String cell = new ObjectMapper().readTree(notebook).at("/cells/1/source").asText();
      Path tiny = playground.data().resolve("tiny"); // by this name the server alone knows it
      String rest = cell.replace("data=tiny", "data=" + tiny);
      while (!rest.isBlank()) {
        CompletionInfo next = shell.sourceCodeAnalysis().analyzeCompletion(rest);
        assertNull(shell.eval(next.source()).get(0).exception());
        rest = next.remaining();
      }
      String features = "java.util.Arrays.hashCode(run.last().points().features())";
      assertEquals(
          String.valueOf(Arrays.hashCode(Decoded.of(moment).floats(0, "features"))),
          shell.eval(features).get(0).value());
    }
  }

  @Test
  void theJavaCodeOfARunCompiles(@TempDir Path folder) throws IOException {
    String code = playground.get("/api/java?spec=data%3Dtiny%26loss%3Darcface%26m%3D0.25").text();
    assertTrue(code.contains("m=0.25"), code);
    String imports =
        code.lines().filter(line -> line.startsWith("import")).collect(Collectors.joining("\n"));
    String body = Pattern.compile("^import.*$", Pattern.MULTILINE).matcher(code).replaceAll("");
    String unit = imports + "\nclass Cell { static void cell() {" + body + "} }";
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter complaints = new StringWriter();
    boolean compiled =
        compiler
            .getTask(
                complaints,
                null,
                null,
                List.of(
                    "-d",
                    Files.createDirectories(folder).toString(),
                    "-proc:none",
                    "-cp",
                    System.getProperty("java.class.path")),
                null,
                List.of(source(unit)))
            .call();
    assertTrue(compiled, complaints + "\n" + unit);
  }

  private static JavaFileObject source(String code) {
    return new SimpleJavaFileObject(URI.create("string:///Cell.java"), JavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return code;
      }
    };
  }
}
