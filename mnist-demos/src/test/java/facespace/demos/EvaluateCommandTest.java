package facespace.demos;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvaluateCommandTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;

  private Commands evaluate(String table, String... more) throws IOException {
    Path file = folder.resolve("scores.csv");
    Files.writeString(file, table);
    return Commands.run(
        Stream.concat(Stream.of("evaluate", "--scores", file.toString()), Stream.of(more))
            .toArray(String[]::new));
  }

  private static JsonNode vector(int index) throws IOException {
    try (var in = EvaluateCommandTest.class.getResourceAsStream("/vectors/verification.json")) {
      return JSON.readTree(in).get("cases").get(index);
    }
  }

  private static String table(JsonNode inputs) {
    StringBuilder table = new StringBuilder("score,same\n");
    for (int i = 0; i < inputs.get("scores").size(); i++) {
      table.append(inputs.get("scores").get(i).asText()).append(',');
      table.append(inputs.get("same").get(i).asText()).append('\n');
    }
    return table.toString();
  }

  @ParameterizedTest
  @CsvSource({"0", "1", "2", "3", "4"})
  void jsonGivesTheNumbersOfTheReferenceVectors(int index) throws IOException {
    JsonNode one = vector(index);
    Commands result = evaluate(table(one.get("inputs")), "--json");
    assertEquals(0, result.exitCode(), result.err());
    assertEquals(1, result.lines().size(), result.out());
    JsonNode found = JSON.readTree(result.out());
    JsonNode expected = one.get("expected");
    assertEquals(expected.get("auc").asDouble(), found.get("auc").asDouble(), 1e-10);
    assertEquals(expected.get("eer_interp").asDouble(), found.get("eer").asDouble(), 1e-10);
    for (String far : new String[] {"0.1", "0.01", "0.001"}) {
      assertEquals(
          expected.get("tar_at_far").get(far).get("tar_step").asDouble(),
          found.get("tar@far=" + far).asDouble(),
          1e-10);
    }
    assertEquals(
        expected.get("best_accuracy").asDouble(), found.get("bestAccuracy").asDouble(), 1e-10);
    double smallest = Math.min(1, 3.0 / expected.get("num_different").asInt());
    assertEquals(smallest, found.get("smallestFar").asDouble(), 1e-12);
  }

  /** At 0.82 one of two same pairs is turned away, one of three others let in. */
  @Test
  void aThresholdFoundElsewhereIsTriedHere() throws IOException {
    String table = "score,same\n0.9,1\n0.8,1\n0.3,0\n0.4,0\n0.85,0\n";
    Commands result = evaluate(table, "--threshold", "0.82");
    assertTrue(result.out().contains("FAR 33.33 %, FRR 50.00 %"), result.out() + result.err());
    JsonNode found = JSON.readTree(evaluate(table, "--threshold", "0.82", "--json").out());
    assertEquals(1.0 / 3, found.path("far").asDouble(), 1e-12);
    assertEquals(0.5, found.path("frr").asDouble(), 1e-12);
    for (String none : List.of("NaN", "0x1p-1", "0.5f", "0,5", "1e400", "x")) {
      Commands refused = evaluate(table, "--threshold", none);
      assertEquals(2, refused.exitCode(), none);
      assertTrue(refused.err().contains("--threshold") && refused.err().contains(none), none);
      assertTrue(refused.err().contains("is not a number such as 0.5"), refused.err());
    }
  }

  @Test
  void peopleReadALinePerFigure() throws IOException {
    Commands result = evaluate("score,same\n0.9,1\n0.8,1\n0.3,0\n0.85,0\n");
    assertEquals(0, result.exitCode(), result.err());
    assertTrue(result.out().contains("4 (2 same, 2 different)"), result.out());
    assertTrue(result.out().matches("(?s).*AUC +0\\.7500\\R.*"), result.out());
    assertTrue(result.out().contains("too few pairs to be sure of this FAR"), result.out());
  }

  @Test
  void columnsComeInAnyOrderAndOthersAreIgnored() throws IOException {
    String plain = evaluate("score,same\n0.9,1\n0.8,1\n0.3,0\n0.85,0\n", "--json").out();
    String odd =
        evaluate(
                "\uFEFFfile a,SAME,\"file, b\",Score\r\nx,TRUE,y,0.9\r\n\r\n"
                    + "x,true,\"y, z\", 0.8 \r\nx,0,y,3e-1\r\nx,False,y,0.85",
                "--json")
            .out();
    assertEquals(plain, odd);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          score,same\\n0.5,1\\nNaN,0\\n0.1,0        | line 3: score = "NaN": allowed is any finite
          score,same\\n0.5,1\\n\\n0.2,0\\n-Infinity,0 | line 5: score = "-Infinity"
          score,same\\n0.5,1\\n0.2,maybe            | line 3: same = "maybe": allowed is 1, 0, true, false
          score,same\\nhigh,1                      | line 2: score = "high"
          score,same\\n0.5,1\\n0.5\\n                | line 3: it has no same
          score,same\\n,1\\n                        | line 2: score = ""
          score,label\\n0.5,1                      | no column "same": needed are score, same; found are score, label
          score;same\\n0.5;1                       | no column "score"
          0.5,1\\n0.2,0                            | no column "score"
          score,same                              | a header but no row
          score,same\\n0.5,1\\n0.4,1                | None of the 2 pairs is of different people
          score,same\\n0.5,0\\n0.4,0                | None of the 2 pairs is of the same person
          score,score,same\\n0.5,1,1               | has the column "score" twice
          score,same\\n"0.5,1                      | from line 2 on it is not a sound table
          score,same\\n0.5,1\\n0.4,0\\n"0.3,0\\n0.2,0\\n | from line 4 on it is not a sound table of comma-separated values: a quote
          "score,same\\n0.5,1                      | from line 1 on it is not a sound table
          score,same\\n0x1p-1,1                    | line 2: score = "0x1p-1" is not a number: allowed is any finite number
          score,same\\n0.5f,1                      | line 2: score = "0.5f" is not a number
          score,same\\n"0,3",1                     | line 2: score = "0,3" is not a number, write a decimal point, 0.3
          score,same\\n0,3,1                       | line 2: it has 3 values, but there are 2 columns
          score,same\\n0.5,1\\n0.4,1                | scores.csv: None of the 2 pairs
          score\tsame\\n0.5\t1                     | parted by tabs where commas are needed
          score;same\\n0,5;1                       | parted by semicolons where commas are needed
          score same\\n0.5 1                       | parted by spaces where commas are needed
          score  same\\n0.5  1                     | parted by spaces where commas are needed
          value\ttruth\\n0.5\t1                     | parted by tabs where commas are needed
          "score";"same"\\n"0.5";"1"               | text follows a closed one, parted by semicolons where commas are needed
          my own scores\\nscore,same\\n0.5,1         | found are my own scores.
          score,same\\n,\\n                         | a header but no row
          """)
  void oneSentenceNamesTheLineAndWhatIsAllowed(String table, String part) throws IOException {
    Commands result = evaluate(table.replace("\\n", "\n"), "--json");
    assertEquals(2, result.exitCode(), result.err());
    assertEquals("", result.out());
    assertEquals(1, result.err().lines().count(), result.err());
    assertTrue(result.err().contains(part.strip()), result.err());
  }

  @Test
  void barsAreNoCommas() throws IOException {
    Commands result = evaluate("score|same\n0.5|1\n");
    assertEquals(2, result.exitCode());
    assertTrue(result.err().contains("parted by bars where commas are needed"), result.err());
  }

  @Test
  void whatIsNoUtf8IsSaidSo() throws IOException {
    Path file = folder.resolve("scores.csv");
    for (Charset charset : List.of(UTF_16, UTF_16LE, Charset.forName("GB18030"))) {
      Files.write(file, "score,same,人\n0.9,1,x\n0.3,0,y\n".getBytes(charset));
      Commands result = Commands.run("evaluate", "--scores", file.toString());
      assertEquals(2, result.exitCode(), result.err());
      assertEquals(
          "Cannot use the file " + file + ": it is not text in UTF-8.", result.err().strip());
    }
  }

  /** Counted from 0 or from 1; what is written with more zeros than it needs is no part of it. */
  @Test
  void columnsMayBeCountedFromNought() throws IOException {
    String rows = "label,e0,e1\na,1,0\na,0.9,0.3\nb,0,1\nb,-0.5,0.2\n";
    Commands usual = embeddings(rows);
    for (String other : List.of("x0,x1", "x1,x2")) {
      assertEquals(usual.out(), embeddings(rows.replace("e0,e1", other)).out(), other);
    }
    String more = rows.replaceAll("(?m)$", ",7").replace("e1,7", "e1,e00").replaceAll(",7$", "");
    assertEquals(usual.out(), embeddings(more).out());
  }

  @Test
  void blankRowsAreNoRows() throws IOException {
    String rows = "score,same\n0.9,1\n0.3,0\n0.5,0\n";
    Commands blank = evaluate(rows.replace("0.3,0\n", "  \n,\n0.3,0\n") + "\u001A", "--json");
    assertEquals(0, blank.exitCode(), blank.err());
    assertEquals(evaluate(rows, "--json").out(), blank.out());
  }

  @Test
  void onlyGivenScoresCanBeDistances() throws IOException {
    Path file = folder.resolve("rows.csv");
    Files.writeString(file, "label,e0,e1\na,1,0\na,0,1\nb,1,0.1\nb,0.1,1\n");
    Commands result = Commands.run("evaluate", "--embeddings", file.toString());
    assertEquals(0, result.exitCode());
    assertTrue(result.err().contains("tells less than chance"), result.err());
    assertFalse(result.err().contains("signs"), result.err());
  }

  @Test
  void distancesAreNoticed() throws IOException {
    Commands result = evaluate("score,same\n0.2,1\n0.3,1\n0.9,0\n1.1,0\n0.25,0\n", "--json");
    assertEquals(0, result.exitCode());
    assertTrue(result.err().contains("If these are distances, turn their signs."), result.err());
    assertTrue(result.err().contains("(AUC 0.17)"), result.err());
    Commands turned = evaluate("score,same\n-0.2,1\n-0.3,1\n-0.9,0\n-1.1,0\n-0.25,0\n");
    assertEquals("", turned.err());
    assertTrue(Commands.run("evaluate", "--help").out().contains("higher for more alike"));
  }

  @Test
  void tiesAreTold() throws IOException {
    Commands result = evaluate("score,same\n0.9,1\n0.5,1\n0.5,1\n0.5,0\n0.1,0\n0.1,0\n", "--json");
    assertEquals(3, JSON.readTree(result.out()).get("tied").asInt());
    assertTrue(result.err().startsWith("Ties: 3 of 6 pairs have a score"), result.err());
    assertEquals(
        0,
        JSON.readTree(evaluate("score,same\n1,1\n1,1\n0,0\n", "--json").out()).get("tied").asInt());
  }

  private Commands embeddings(String table) throws IOException {
    Path file = Files.writeString(folder.resolve("embeddings.csv"), table);
    return Commands.run("evaluate", "--embeddings", file.toString(), "--json");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ,label,e0,e1        | 0,a,1,0,1,a,0.9,0.1,2,b,0,1,3,b,0.1,0.9         | one without a name
          label,e0,e1,fold    | a,1,0,1,a,0.9,0.1,9,b,0,1,1,b,0.1,0.9,9         | fold
          Label,E1,E0,e,dim2  | a,0,1,7,1,a,0.1,0.9,7,9,b,1,0,7,1,b,0.9,0.1,7,9 | e, dim2
          point,person,x1,x2  | 0,a,1,0,1,a,0.9,0.1,2,b,0,1,3,b,0.1,0.9         | point
          point,class,predicted,x1,x2 | 0,1,9,1,0,1,1,9,0.9,0.1,2,2,0,0,1,3,2,0,0.1,0.9 | point, predicted
          """)
  void onlyTheEmbeddingCountsAndOtherColumnsAreNamed(String header, String cells, String others)
      throws IOException {
    int columns = header.split(",").length;
    String[] values = cells.split(",");
    StringBuilder table = new StringBuilder(header.strip() + "\n");
    for (int i = 0; i < values.length; i++) {
      table.append(values[i].strip()).append(i % columns == columns - 1 ? "\n" : ",");
    }
    Commands result = embeddings(table.toString());
    assertEquals(0, result.exitCode(), result.err());
    assertEquals(1, JSON.readTree(result.out()).get("auc").asDouble());
    assertEquals(
        "Left out, being no part of an embedding: " + others.strip() + ".", result.err().strip());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          label,e0,e1,e1\\na,1,0,5  | has the column "e1" twice
          label,e0,e2\\na,1,0       | it has a column "e2", but not the one before
          label,x1\\n               | a header but no row
          e0,e1\\n1,0               | no column "label": needed are label, e0, e1
          label,e0,e1\\na,0,0       | line 2: all numbers are 0
          label,e0,e1\\na,1,0\\na,1,1 | embeddings.csv: None of the 1 pairs is of different people
          """)
  void aTableThatIsNoEmbeddingIsRefusedWithItsFile(String table, String part) throws IOException {
    Commands result = embeddings(table.strip().replace("\\n", "\n"));
    assertEquals(2, result.exitCode(), result.err());
    assertTrue(result.err().contains("embeddings.csv: "), result.err());
    assertTrue(result.err().contains(part.strip()), result.err());
  }

  /** As the playground's gallery compares them. */
  @Test
  void namesThatLookAlikeAreOnePersonAndThatIsSaid() throws IOException {
    Commands result =
        embeddings("label,e0,e1\nAnna,1,0\nAnna\u200B,0.9,0.1\nBen,0,1\nANNA,1,0.1\nBen,0.1,1\n");
    assertEquals(0, result.exitCode(), result.err());
    assertEquals(4, JSON.readTree(result.out()).get("same").asInt());
    assertEquals(
        "Taken for one person, since they look alike: Anna\u200B and Anna (2 such names in all).",
        result.err().strip());
    Commands steering =
        embeddings("label,e0,e1\nA\u001b\u202E,1,0\na\u001b\u202E,0.9,0.1\nBen,0,1\n");
    assertTrue(
        steering.err().contains(": a\uFFFD\uFFFD and A\uFFFD\uFFFD (1 such"), steering.err());
    Commands composed = embeddings("label,e0,e1\nJosé,1,0\nJose\u0301,0.9,0.1\nBen,0,1\n");
    assertEquals("", composed.err());
    assertEquals(1, JSON.readTree(composed.out()).get("same").asInt());
  }

  @Test
  void anEmbeddingOfNobodyIsRefused() throws IOException {
    Path file = folder.resolve("embeddings.csv");
    Files.writeString(file, "label,e0,e1\na,1,0\n,1,1\n");
    Commands result = Commands.run("evaluate", "--embeddings", file.toString());
    assertEquals(2, result.exitCode(), result.err());
    assertTrue(result.err().contains("line 3: label = \"\""), result.err());
  }

  @Test
  void whatAFileSaysDoesNotSteerTheTerminal() throws IOException {
    Commands result = evaluate("\u001b[2Jscore,same\n1,1\n");
    assertEquals(2, result.exitCode(), result.err());
    assertTrue(result.err().strip().chars().noneMatch(Character::isISOControl), result.err());
  }

  @Test
  void whatComesThroughAPipeIsRead() throws IOException, InterruptedException {
    Path pipe = folder.resolve("pipe");
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/mkfifo")));
    assertEquals(0, new ProcessBuilder("/usr/bin/mkfifo", pipe.toString()).start().waitFor());
    String table = "score,same\n0.9,1\n0.8,1\n0.3,0\n0.85,0\n";
    Thread writer = new Thread(() -> write(pipe, table)); // waits until somebody reads
    writer.setDaemon(true);
    writer.start();
    Commands piped = Commands.run("evaluate", "--scores", pipe.toString(), "--json");
    assertEquals(0, piped.exitCode(), piped.err());
    assertEquals(evaluate(table, "--json").out(), piped.out());
    Commands nothing = Commands.run("evaluate", "--scores", "/dev/null");
    assertEquals(2, nothing.exitCode());
    assertTrue(nothing.err().contains("/dev/null: it is empty"), nothing.err());
  }

  private static void write(Path pipe, String table) {
    try {
      Files.writeString(pipe, table);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void anEmptyOrMissingFileIsNamed() throws IOException {
    Commands empty = evaluate("");
    assertEquals(2, empty.exitCode());
    assertTrue(empty.err().contains("scores.csv: it is empty"), empty.err());
    Commands missing = Commands.run("evaluate", "--scores", folder + "/none.csv");
    assertEquals(2, missing.exitCode());
    assertTrue(missing.err().contains("none.csv: there is no such file"), missing.err());
    Commands directory = Commands.run("evaluate", "--scores", folder.toString());
    assertEquals(2, directory.exitCode());
    assertTrue(
        directory.err().startsWith("Cannot use the folder " + folder + ": it is a folder"),
        directory.err());
    Commands nameless = Commands.run("evaluate", "--scores", "");
    assertEquals(2, nameless.exitCode());
    assertTrue(nameless.err().startsWith("Cannot use a file without a name"), nameless.err());
    Commands endless = evaluate("x".repeat(3_000_000));
    assertEquals(2, endless.exitCode());
    assertTrue(endless.err().contains("its first line is longer than a header"), endless.err());
    Path zeros = Path.of("/dev/zero");
    assumeTrue(Files.exists(zeros), "no device of zeros");
    assertEquals(2, Commands.run("evaluate", "--scores", zeros.toString()).exitCode());
  }

  @Test
  void aCurveIsDrawnAsTheFileIsCalled() throws IOException {
    String table = table(vector(0).get("inputs"));
    Path roc = folder.resolve("roc.svg");
    assertEquals(0, evaluate(table, "--out", roc.toString()).exitCode());
    assertTrue(Files.readString(roc).contains("true accept rate TAR"));
    Path det = folder.resolve("det-orl.svg");
    assertEquals(0, evaluate(table, "--out", det.toString(), "--lang", "ZH").exitCode());
    assertTrue(Files.readString(det).contains("误拒（FRR）"));
    Path csv = folder.resolve("roc.csv");
    assertEquals(0, evaluate(table, "--out", csv.toString()).exitCode());
    assertEquals("threshold,far,tar,frr", Files.readAllLines(csv).get(0));
    assertEquals(21, Files.readAllLines(csv).size());
    Commands nowhere = evaluate(table, "--out", folder + "/none/roc.svg");
    assertEquals(2, nowhere.exitCode());
    assertTrue(
        nowhere.err().contains("there is no such folder, " + folder + "/none"), nowhere.err());
    Commands refused = evaluate(table, "--out", folder + "/curve.svg");
    assertEquals(2, refused.exitCode());
    assertTrue(refused.err().contains("curve.svg names no curve"), refused.err());
  }

  @Test
  void embeddingsAreComparedEachWithEach() throws IOException {
    Path file = folder.resolve("e.csv");
    Files.writeString(file, "label,e0,e1\nAnna,1,0\nAnna,2,0.1\n李,0,1\n李,0.1,3\n");
    Commands result = Commands.run("evaluate", "--embeddings", file.toString(), "--json");
    assertEquals(0, result.exitCode(), result.err());
    JsonNode found = JSON.readTree(result.out());
    assertEquals(6, found.get("pairs").asInt());
    assertEquals(2, found.get("same").asInt());
    assertEquals(1, found.get("auc").asDouble());
    assertEquals("", result.err());
    Files.writeString(file, "label,e0,e1\nAnna,1,0\nAnna,1,0\n李,0,1\n李,0,1\n李,1,0\n");
    assertEquals(
        "Rows 1 and 2 are one and the same embedding (3 such in all): of that pair every model is"
            + " sure.",
        Commands.run("evaluate", "--embeddings", file.toString()).err().lines().findFirst().get());
    Files.writeString(file, "label,e0,e1\nAnna,1,0\nAnna,2\n");
    Commands refused = Commands.run("evaluate", "--embeddings", file.toString());
    assertEquals(2, refused.exitCode());
    assertTrue(refused.err().contains("line 3: it has no e1"), refused.err());
  }

  @Test
  void aFolderNeedsAModelAndOnlyOneSourceIsAllowed() {
    Commands alone = Commands.run("evaluate", "--data", folder.toString());
    assertEquals(2, alone.exitCode());
    assertTrue(alone.err().contains("--data and --model belong together"), alone.err());
    assertEquals(2, Commands.run("evaluate").exitCode());
    assertEquals(2, Commands.run("evaluate", "--scores", "a", "--embeddings", "b").exitCode());
    Commands none =
        Commands.run("evaluate", "--data", folder.toString(), "--model", folder + "/no.model");
    assertEquals(2, none.exitCode());
    assertEquals(1, none.err().lines().count(), none.err());
    assertTrue(none.err().contains("no.model"), none.err());
  }
}
