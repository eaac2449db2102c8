package facespace.play;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import facespace.data.DataSets;
import facespace.data.paper.Conditions;
import facespace.data.paper.PaperFaces;
import facespace.data.paper.PaperPerson;
import facespace.data.paper.Shot;
import facespace.model.FaceModel;
import facespace.play.hub.model.ModelStore;
import facespace.train.run.Run;
import facespace.train.spec.FaceRuns;
import facespace.train.spec.RunSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LfwTest {
  private static final int PEOPLE = 6;
  private static final int SHOTS = 4;

  @TempDir static Path store;
  @AutoClose private static Playground playground;
  private static String model;

  @BeforeAll
  static void start() throws IOException {
    keepAModel();
    playground = new Playground(store);
    Path data = playground.data();
    for (int person = 0; person < PEOPLE; person++) {
      for (int shot = 1; shot <= SHOTS; shot++) {
        Path file = data.resolve("friends/p%d/p%d_%04d.png".formatted(person, person, shot));
        Files.createDirectories(file.getParent());
        PaperPerson who = PaperPerson.random(1, person);
        Shot how = Shot.random(1, person, shot, Conditions.STUDIO);
        ImageIO.write(PaperFaces.draw(who, how, 64), "png", file.toFile());
      }
    }
    Files.writeString(data.resolve("friends/pairs.txt"), pairs());
  }

  private static void keepAModel() {
    RunSpec spec =
        FaceRuns.of("paper")
            .with(Map.of("people", "4", "shots", "4", "holdout-people", "2", "dim", "4"));
    try (ModelStore models = new ModelStore(store.resolve("models"));
        Run run = new Run(spec, new DataSets(Map.of(), store).load("paper", spec.crowd()))) {
      model = models.keep(FaceModel.of(run));
    }
  }

  /** Two folds of six same and six different pairs. */
  private static String pairs() {
    StringBuilder text = new StringBuilder("2\t6\n");
    for (int fold = 0; fold < 2; fold++) {
      for (int p = 0; p < PEOPLE; p++) {
        text.append("p%d\t%d\t%d\n".formatted(p, 1 + fold, 3 + fold));
      }
      for (int p = 0; p < PEOPLE; p++) {
        text.append("p%d\t%d\tp%d\t%d\n".formatted(p, 1 + fold, (p + 1) % PEOPLE, 2 + fold));
      }
    }
    return text.toString();
  }

  @Test
  void foldersWithPairsAreListedAndJudgedByLfwsProtocol() {
    JsonNode listed = playground.get("/api/models/latest/lfw").json();
    assertTrue(listed.get("data").toString().contains("\"friends\""), listed.toString());
    JsonNode lfw = playground.get("/api/models/" + model + "/lfw?data=friends").json();
    assertEquals("friends", lfw.get("data").asText());
    assertTrue(lfw.get("remark").asText().contains("drawn faces only"), lfw.toString());
    assertEquals(24, lfw.get("pairs").asInt());
    assertEquals(12, lfw.get("same").asInt());
    assertEquals(PEOPLE, lfw.get("people").asInt());
    assertEquals(2, lfw.get("folds").asInt());
    JsonNode folds = lfw.get("perFold");
    double mean = (folds.get(0).asDouble() + folds.get(1).asDouble()) / 2;
    assertEquals(mean, lfw.get("accuracy").asDouble(), 1e-5);
    assertEquals(Math.abs(folds.get(0).asDouble() - mean), lfw.get("std").asDouble(), 1e-5);
    assertEquals(0.001, lfw.get("val").get(2).get("far").asDouble());
    assertEquals(2, lfw.get("val").get(0).get("perFold").size());
    assertEquals(0.25, lfw.get("smallestFar").asDouble());
    assertTrue(lfw.get("eer").asDouble() <= 0.5 && lfw.get("auc").asDouble() >= 0.5);
    assertEquals(lfw, playground.get("/api/models/latest/lfw?data=friends").json());
  }

  @Test
  void whatTookNoPartAndWhatComesTwiceIsSaid() throws IOException {
    Path data = playground.data();
    Path twins = data.resolve("twins");
    for (String person : new String[] {"p0", "p1"}) {
      Files.createDirectories(twins.resolve(person));
      for (int shot = 1; shot <= SHOTS; shot++) {
        String name = "%s/%s_%04d".formatted(person, person, shot);
        Path one = data.resolve("friends/" + name + ".png");
        Files.copy(one, twins.resolve(name + ".png"));
        Files.copy(one, twins.resolve(name + "b.png"));
      }
    }
    Files.copy(twins.resolve("p0/p0_0001b.png"), twins.resolve("p0/p0_0005.png"));
    Files.writeString(twins.resolve("pairs.txt"), "p0 1 5\np0 2 p1 3\n");
    String said = playground.get("/api/models/latest/lfw?data=twins").json().get("remark").asText();
    assertTrue(said.contains("drawn faces only"), said);
    assertTrue(said.contains("Took no part, as their names tell no number: p0/p0_0001b"), said);
    assertTrue(said.contains("p0/p0_0001.png and p0/p0_0005.png are one and the same"), said);
  }

  @Test
  void whatIsNotThereIsASentence() throws IOException {
    Playground.Answer none = playground.get("/api/models/nothing/lfw?data=friends");
    assertEquals(404, none.status());
    for (String name : new String[] {"tiny", "pen", "..%2F..%2Fetc", "%2Fetc", "", "a%00b"}) {
      Playground.Answer bad = playground.get("/api/models/latest/lfw?data=" + name);
      assertEquals(400, bad.status(), name);
      assertTrue(bad.error().contains("is no folder of people: choose one of"), bad.error());
    }
    Path lonely = playground.data().resolve("lonely/a/1.png");
    Files.createDirectories(lonely.getParent());
    Files.write(lonely, "no picture".getBytes(UTF_8));
    Playground.Answer unlisted = playground.get("/api/models/latest/lfw?data=lonely");
    assertEquals(409, unlisted.status());
    assertTrue(unlisted.error().endsWith("lonely has no pairs.txt."), unlisted.error());
    Files.writeString(playground.data().resolve("lonely/pairs.txt"), "a 1 2\nb 3 a 1\n");
    Playground.Answer missing = playground.get("/api/models/latest/lfw?data=lonely");
    assertEquals(409, missing.status());
    assertTrue(
        missing.error().contains("names pictures that are not there (2 in all)"), missing.error());
  }
}
