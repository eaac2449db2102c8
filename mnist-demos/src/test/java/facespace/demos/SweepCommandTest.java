package facespace.demos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sweeps in real worker processes, killed and gone on with. */
class SweepCommandTest {
  private static final long PATIENCE_SECONDS = 240;

  @TempDir private static Path digits;
  @TempDir private Path folder;
  private Path file;

  @BeforeAll
  static void writeDigits() {
    Commands.run("pen", "--out", digits.toString(), "--count", "600");
  }

  @BeforeEach
  void name() {
    file = folder.resolve("sweep.csv");
  }

  private List<String> args(String... more) {
    List<String> args = new ArrayList<>(List.of("sweep", "--data", digits.toString()));
    args.addAll(List.of("--net", "mlp", "--batch", "50", "--out", file.toString()));
    args.addAll(List.of(more));
    return args;
  }

  private Commands sweep(String... more) {
    return Commands.run(args(more).toArray(String[]::new));
  }

  private static List<JsonNode> events(String lines, String event) throws IOException {
    List<JsonNode> events = new ArrayList<>();
    for (String line : lines.lines().toList()) {
      JsonNode node = new ObjectMapper().readTree(line);
      if (node.path("event").asText().equals(event)) {
        events.add(node);
      }
    }
    return events;
  }

  /** The runs in the table, each once. */
  private List<String> runs(int count) throws IOException {
    List<String> lines = Files.readAllLines(file);
    List<String> runs =
        lines.subList(1, lines.size()).stream().map(line -> line.split(",")[0]).toList();
    assertEquals(count, runs.size());
    assertEquals(count, new HashSet<>(runs).size(), "none twice");
    return runs;
  }

  @Test
  void everyRunIsTrainedOnceAndReported() throws IOException {
    String[] eight = {
      "--loss", "arcface,cosface", "--vary", "m=0,0.2", "--seeds", "1..2", "--json"
    };
    Path chart = folder.resolve("sweep.svg");
    List<String> args = args(eight);
    args.addAll(List.of("--epochs", "1", "--workers", "2", "--chart", chart.toString()));
    Commands first = Commands.run(args.toArray(String[]::new));
    assertEquals(0, first.exitCode(), first.err());
    runs(8);
    List<JsonNode> trained = events(first.out(), "run");
    assertEquals(8, trained.size());
    assertEquals(8, trained.get(7).path("done").asInt());
    JsonNode one = trained.get(3);
    Commands alone = Commands.run("train", "--json", "--spec", one.path("spec").asText());
    JsonNode done = events(alone.out(), "done").get(0);
    assertEquals(done.path("testAccuracy"), one.path("testAccuracy"));
    assertEquals(done.path("ending"), one.path("ending"));
    assertEquals(4, events(first.out(), "configuration").size());
    JsonNode verdict = events(first.out(), "verdict").get(0);
    assertEquals("CosFace", verdict.path("first").asText());
    assertEquals("ArcFace", verdict.path("second").asText());
    assertEquals(2, verdict.path("seeds").asInt());
    assertTrue(Files.readString(chart).contains(">ArcFace<"));

    String table = Files.readString(file);
    args.set(args.indexOf("1..2"), "1..3");
    Commands more = Commands.run(args.toArray(String[]::new));
    assertEquals(8, events(more.out(), "sweep").get(0).path("done").asInt());
    assertEquals(4, events(more.out(), "run").size());
    assertTrue(Files.readString(file).startsWith(table));
    runs(12);
    Commands nothing = Commands.run(args.toArray(String[]::new));
    assertEquals(0, nothing.exitCode());
    assertEquals(0, events(nothing.out(), "run").size());
    reportsOnWhatIsThere();
  }

  private void reportsOnWhatIsThere() {
    Commands report = Commands.run("sweep", "--report", file.toString());
    assertEquals(0, report.exitCode(), report.err());
    assertEquals("", report.err());
    assertTrue(report.out().contains("| ArcFace m=0.2 | 3 | "), report.out());
    assertTrue(report.out().contains("- ArcFace against CosFace: "), report.out());
    Commands zh =
        Commands.run(
            List.of(
                    "sweep",
                    "--report",
                    file.toString(),
                    "--lang",
                    "ZH",
                    "--measure",
                    "p95OwnAngleDeg")
                .toArray(String[]::new));
    assertTrue(zh.out().contains("95 % 的样本在此角度内 (°)") && zh.out().contains("配对 t 检验"), zh.out());
  }

  @Test
  void aRunThatCannotBeIsNamedAndTheOthersGoOn() throws IOException {
    List<String> args =
        args("--vary", "batch=50,4000", "--seeds", "1..2", "--epochs", "1", "--workers", "1");
    int batch = args.indexOf("--batch");
    args.subList(batch, batch + 2).clear();
    Commands result = Commands.run(args.toArray(String[]::new));
    assertEquals(1, result.exitCode(), result.out() + result.err());
    assertTrue(result.err().contains("2 runs were not possible: batch = 4,000"), result.err());
    runs(2);
    assertTrue(result.out().contains("| Softmax"), result.out());
  }

  /** Another process of this program, as somebody would start it. */
  private Process start(String... more) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:TieredStopAtLevel=1");
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(args(more));
    command.add("--json");
    return new ProcessBuilder(command).start();
  }

  private static void await(BufferedReader out, int runs) throws IOException {
    for (int seen = 0; seen < runs; ) {
      String line = out.readLine();
      assertNotEquals(null, line, "the sweep ended early");
      seen += line.contains("\"event\":\"run\"") ? 1 : 0;
    }
  }

  private static final String[] SIXTEEN = {
    "--loss", "arcface,cosface", "--seeds", "1..8", "--epochs", "4", "--workers", "2"
  };

  /** A worker, then the sweep gently, then the sweep with all it has under way. */
  @Test
  void whateverIsKilledEveryRunIsTrainedOnce()
      throws IOException, InterruptedException, ExecutionException, TimeoutException {
    Process sweep = start(SIXTEEN);
    BufferedReader out = sweep.inputReader(StandardCharsets.UTF_8);
    await(out, 1);
    sweep.children().findFirst().orElseThrow().destroyForcibly();
    await(out, 3);
    sweep.toHandle().destroy();
    String err = new String(sweep.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertNotEquals(0, sweep.waitFor());
    int kept = Files.readAllLines(file).size() - 1;
    String farewell = "Stopped: %d of 16 runs are kept in %s; the same command goes on.";
    assertTrue(err.contains(farewell.formatted(kept, file)), err);

    Process again = start(SIXTEEN);
    await(again.inputReader(StandardCharsets.UTF_8), 2);
    List<ProcessHandle> workers = again.children().toList();
    assertEquals(2, workers.size());
    again.destroyForcibly().waitFor();
    for (ProcessHandle worker : workers) {
      worker.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS); // they end with it
    }
    String before = Files.readString(file);
    assertTrue(before.lines().count() >= 1 + kept + 2, before);
    Files.writeString(file, "data=half-a-li", StandardOpenOption.APPEND);

    String[] byOne = SIXTEEN.clone();
    byOne[byOne.length - 1] = "1"; // whoever goes on may have another number of workers
    Commands rest = sweep(byOne);
    assertEquals(0, rest.exitCode(), rest.err());
    runs(16);
    assertTrue(Files.readString(file).startsWith(before));
  }

  @Test
  void aMillionRunsAreNotBegunUnasked() {
    // of a loss that promises too much, which is not said before they are begun
    Commands result =
        sweep(
            "--loss",
            "cosface",
            "--vary",
            "m=0.3,0.4",
            "--seeds",
            "1..500000",
            "--epochs",
            "200",
            "--workers",
            "1");
    assertEquals(2, result.exitCode(), result.err());
    assertEquals(1, result.err().lines().count(), result.err());
    assertTrue(result.err().contains("1,000,000 runs") && result.err().contains("--yes"));
    assertTrue(result.err().matches("(?s).*about [0-9,]+ h here.*"), result.err());
    assertFalse(Files.exists(file));
  }

  @Test
  void whatIsToBeTrainedIsAskedForAndOneIsNoMany() {
    Commands bare = sweep("--epochs", "1", "--workers", "1");
    assertEquals(2, bare.exitCode(), bare.err());
    assertEquals(1, bare.err().lines().count(), bare.err());
    assertTrue(bare.err().contains("--loss, --vary or --spec"), bare.err());
    assertFalse(Files.exists(file));
    Commands one = sweep("--loss", "softmax", "--epochs", "1", "--workers", "1");
    assertEquals(0, one.exitCode(), one.err());
    assertTrue(one.err().startsWith("1 run: 1 configuration with 1 seed each, 1 at a "), one.err());
  }

  @Test
  void otherFilesAreLeftAlone() throws IOException {
    Files.writeString(file, "my,own,numbers\n1,2,3\n");
    Commands result = sweep("--seeds", "1..2");
    assertEquals(2, result.exitCode());
    assertEquals(1, result.err().lines().count(), result.err());
    assertTrue(result.err().contains("sweep.csv is not a table of a sweep"), result.err());
    assertEquals("my,own,numbers\n1,2,3\n", Files.readString(file));
    Commands report = Commands.run("sweep", "--report", file.toString());
    assertEquals(2, report.exitCode());
    assertTrue(report.err().contains("not a table of a sweep"), report.err());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --loss arcface,nosuch              | loss      | nosuch      | softmax
          --loss arcface --set q=1           | set       | q           | s, m, variant
          --loss arcface --vary m=0:9:1      | m         | 2           | 0 … 1.5
          --loss arcface --vary m=1:0:1      | m         | 1:0:1       | from:to:step
          --loss softmax --vary m=0,1        | m         | softmax     | lr
          --vary lr                          | axis      | lr          | m=0:0.6:0.05
          --vary seed=1,2                    | seed      | axis        | lists of their own
          --seeds 2..1                       | seeds     | 2..1        | 1..20
          --seeds 1..99999999                | seeds     | 1..99999999 | 1,000,000
          --workers 0                        | --workers | 0           | 1 … 256
          --seeds 1 --spark local[2] | --spark   | local[2]    | spark://HOST:PORT
          --seeds 1 --spark spark://127.0.0.1:1 | --spark   | 127.0.0.1:1 | no Spark master answers
          --seeds 1 --spark yarn --patience 0 | --patience | 0          | 1 or more
          --workers many                     | --workers | many        | int
          --seeds 1 --data no-such-data | data      | no-such-data | pen
          --measure beauty                   | measure   | beauty      | testAccuracy, eer
          --epochs 0                         | epochs    | 0           | 1 … 200
          --chart picture.gif                | --chart   | picture.gif | .svg, .png or .csv
          --report no.csv                    | --report  | no.csv      | no such file
          --report no.csv --seeds 1..2       | --seeds   | --report    | in the file
          --report no.csv --workers 2        | --workers | --report    | in the file
          --report no.csv --patience 9       | --patience | --report   | in the file
          --spark yarn --workers 2           | --workers | on Spark    | the cluster decides
          --patience 9                       | --patience | without    | --spark
          --out /no/where/sweep.csv          | --out     | /no/where   | no such folder
          """)
  void oneSentenceNamesFieldValueAndWhatIsAllowed(
      String line, String field, String value, String allowed) {
    Commands result = Commands.run(("sweep " + line.strip()).split(" +"));
    assertEquals(2, result.exitCode(), result.err());
    assertEquals("", result.out());
    assertEquals(1, result.err().lines().count(), result.err());
    for (String part : new String[] {field, value, allowed}) {
      assertTrue(result.err().contains(part), part + " in " + result.err());
    }
  }
}
