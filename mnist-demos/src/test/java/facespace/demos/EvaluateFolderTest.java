package facespace.demos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import facespace.data.DataSet;
import facespace.data.DataSets;
import facespace.data.PenDigits;
import facespace.data.paper.Conditions;
import facespace.data.paper.PaperFaces;
import facespace.data.paper.PaperPerson;
import facespace.data.paper.Shot;
import facespace.model.FaceModel;
import facespace.model.SavedRun;
import facespace.train.run.Run;
import facespace.train.spec.FaceRuns;
import facespace.train.spec.RunSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code evaluate --data --model} on photographs of five people, four of each. */
class EvaluateFolderTest {
  private static final int PEOPLE = 5;
  private static final int SHOTS = 4;

  @TempDir static Path temp;
  private static Path model;
  private static Path people;

  @BeforeAll
  static void makeAModelAndPeople() throws IOException {
    model = UntrainedModel.in(temp);
    people = temp.resolve("people");
    for (int person = 0; person < PEOPLE; person++) {
      for (int shot = 1; shot <= SHOTS; shot++) {
        Path file = people.resolve("p%d/p%d_%04d.png".formatted(person, person, shot));
        Files.createDirectories(file.getParent());
        PaperPerson who = PaperPerson.random(1, person);
        Shot how = Shot.random(1, person, shot, Conditions.STUDIO);
        ImageIO.write(PaperFaces.draw(who, how, 64), "png", file.toFile());
      }
    }
  }

  @Test
  void aFolderWithoutPairsOfOneKindIsNamed() throws IOException {
    Path one = Files.createDirectories(temp.resolve("one/p0"));
    for (int shot = 1; shot <= 2; shot++) {
      String name = "p0_%04d.png".formatted(shot);
      Files.copy(people.resolve("p0").resolve(name), one.resolve(name));
    }
    String folder = one.getParent().toString();
    Commands result = Commands.run("evaluate", "--data", folder, "--model", model.toString());
    assertEquals(2, result.exitCode());
    assertEquals(
        "Cannot use the folder "
            + folder
            + ": None of the 1 pairs is of different people: at least one is needed.",
        result.err().strip());
  }

  @BeforeEach
  void withoutPairs() throws IOException {
    Files.deleteIfExists(people.resolve("pairs.txt"));
  }

  @Test
  void aFolderWithPairsIsJudgedByLfwsProtocol() throws IOException {
    StringBuilder text = new StringBuilder("2\t5\n");
    for (int fold = 0; fold < 2; fold++) {
      for (int p = 0; p < PEOPLE; p++) {
        text.append("p%d\t%d\t%d\n".formatted(p, 1 + fold, 3 + fold));
      }
      for (int p = 0; p < PEOPLE; p++) {
        text.append("p%d\t%d\tp%d\t%d\n".formatted(p, 1 + fold, (p + 1) % PEOPLE, 2 + fold));
      }
    }
    Files.writeString(people.resolve("pairs.txt"), text);
    JsonNode json = evaluated();
    assertEquals(20, json.get("pairs").asInt());
    assertEquals(2, json.get("folds").asInt());
    double accuracy = json.get("accuracy").asDouble();
    assertEquals(accuracy, Math.round(accuracy * 20) / 20.0, 1e-9, "20 pairs, folds of 10");
    assertTrue(json.has("accuracyStd") && json.has("val@far=0.001"), json.toString());
    Commands text2 = Commands.run("evaluate", "--data", people.toString(), "--model", "" + model);
    assertTrue(text2.out().contains("accuracy, 2 folds"), text2.out());
  }

  @Test
  void withoutPairsAllPairsOfAllPeopleAreJudgedAndABadFileIsNamed() throws IOException {
    Path bad = Files.writeString(people.resolve("p0/p0_0005.png"), "no picture");
    try {
      Commands result =
          Commands.run("evaluate", "--data", "" + people, "--model", "" + model, "--json");
      assertEquals(0, result.exitCode(), result.err());
      List<String> told = result.err().lines().toList();
      assertEquals(
          "p0/p0_0005.png is not a picture: allowed are JPEG, PNG, GIF, BMP, PGM, PPM.",
          told.get(0));
      assertTrue(told.get(1).startsWith("The model has learnt drawn faces only"), told.get(1));
      assertEquals(2, told.size());
      JsonNode json = new ObjectMapper().readTree(result.out());
      assertEquals(20 * 19 / 2, json.get("pairs").asInt());
      assertEquals(PEOPLE * 6, json.get("same").asInt());
      assertTrue(!json.has("folds") && json.get("eer").asDouble() <= 0.5, json.toString());
    } finally {
      Files.delete(bad);
    }
  }

  @Test
  void pairsThatNameMissingFilesAreOneSentence() throws IOException {
    Files.writeString(people.resolve("pairs.txt"), "p0 1 2\np0 1 nobody 1\n");
    Commands result = Commands.run("evaluate", "--data", "" + people, "--model", "" + model);
    assertEquals(2, result.exitCode());
    assertEquals(
        people.resolve("pairs.txt")
            + " names pictures that are not there (1 in all): nobody/nobody_0001.",
        result.err().strip());
    Files.writeString(people.resolve("pairs.txt"), "p0 1 2\np1 1 2\n");
    Commands oneKind = Commands.run("evaluate", "--data", "" + people, "--model", "" + model);
    assertEquals(2, oneKind.exitCode());
    assertTrue(
        oneKind
            .err()
            .startsWith(
                "Cannot use the folder "
                    + people
                    + ": None of the 2 pairs is of different people: at least one is needed."),
        oneKind.err());
  }

  @Test
  void whatIsCalledMuchLikeAListOfPairsIsNamed() throws IOException {
    List<String> names = List.of("pairs.csv", "pairs.txt.txt", "pairsDevTest.txt");
    for (String name : names) {
      Files.writeString(people.resolve(name), "p0 1 2\np0 1 p1 1\n");
    }
    try {
      Commands result = Commands.run("evaluate", "--data", "" + people, "--model", "" + model);
      assertEquals(0, result.exitCode(), result.err());
      assertTrue(result.out().contains("190 (30 same, 160 different)"), result.out());
      assertEquals(
          "Not read: pairs.csv, pairs.txt.txt, pairsDevTest.txt (3 in all). The list of pairs is the"
              + " one file pairs.txt beside the folders of people.",
          result.err().lines().findFirst().orElse(""));
    } finally {
      for (String name : names) {
        Files.delete(people.resolve(name));
      }
    }
  }

  @Test
  void aModelOfDigitsJudgesNobody() {
    DataSet pen = new DataSet("pen", PenDigits.generate(40, 1), PenDigits.generate(20, 2));
    Path digits = temp.resolve("digits.model");
    try (Run run = new Run(RunSpec.parse("data=pen&net=mlp&batch=8&loss=softmax"), pen)) {
      SavedRun.write(run, digits);
    }
    Commands result = Commands.run("evaluate", "--data", "" + people, "--model", "" + digits);
    assertEquals(2, result.exitCode(), result.out());
    assertEquals(1, result.err().lines().count(), result.err());
    assertTrue(result.err().contains("digits.model has learnt digits"), result.err());
  }

  @Test
  void aModelJudgedByPeopleItWasTrainedOnIsSaid() {
    DataSets sets = new DataSets(Map.of(), temp);
    RunSpec spec = FaceRuns.of(people.toString()).with(Map.of("holdout-people", "2", "dim", "4"));
    Path own = temp.resolve("own.model");
    try (Run run = new Run(spec, sets.load(people.toString(), spec.crowd()));
        FaceModel frozen = FaceModel.of(run)) {
      frozen.write(own);
    }
    Commands result = Commands.run("evaluate", "--data", "" + people, "--model", "" + own);
    assertEquals(0, result.exitCode(), result.err());
    assertTrue(
        result.err().startsWith("The model was trained on some of the people"), result.err());
  }

  private static JsonNode evaluated() throws IOException {
    Commands result =
        Commands.run("evaluate", "--data", "" + people, "--model", "" + model, "--json");
    assertEquals(0, result.exitCode(), result.err());
    return new ObjectMapper().readTree(result.out());
  }
}
