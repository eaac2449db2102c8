package facespace.demos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Names that others have given do not steer the terminal they are printed on. */
class SteeringTest {
  /** Clears the screen, begins another sequence, turns the reading direction, and breaks a line. */
  private static final String EVIL = "p\u001b[2J\u009b31m\u202e\r\nAll is well";

  @TempDir private Path folder;
  private Path people;

  private void drawPeople() throws IOException {
    people = folder.resolve("people");
    Commands drawn =
        Commands.run(
            "faces", "--out", "" + people, "--people", "6", "--shots", "3", "--size", "16");
    assertEquals(0, drawn.exitCode(), drawn.err());
    try (Stream<Path> folders = Files.list(people)) {
      Path first = folders.sorted().findFirst().orElseThrow();
      Path evil = Files.move(first, people.resolve(EVIL));
      Files.writeString(evil.resolve(EVIL + ".png"), "no picture");
    }
  }

  private static void assertHarmless(Commands result) {
    assertTrue(result.err().contains("is not a picture"), result.err());
    assertFalse(result.err().lines().anyMatch(line -> line.startsWith("All is well")));
    String said = result.out() + result.err();
    assertTrue(
        said.codePoints().noneMatch(c -> c != '\n' && Character.isISOControl(c) || c == 0x202e),
        said);
  }

  /** Each says its remarks before it trains, and is refused then: there is nothing to wait for. */
  @Test
  void remarksOfTrainingEvaluatingAndSweepingAreHarmless() throws IOException {
    drawPeople();
    assertHarmless(Commands.run("train", "--data", "" + people, "--until", "1000000"));
    Path model = UntrainedModel.in(folder);
    Commands judged = Commands.run("evaluate", "--data", "" + people, "--model", "" + model);
    assertEquals(0, judged.exitCode(), judged.err());
    assertHarmless(judged);
    Path table = Files.writeString(folder.resolve("sweep.csv"), "no table of a sweep\n");
    assertHarmless(
        Commands.run("sweep", "--data", "" + people, "--out", "" + table, "--yes", "--seeds", "1"));
  }

  @Test
  void columnsOfATableAreHarmless() throws IOException {
    Path file = folder.resolve("e.csv");
    Files.writeString(file, "label,e0,e1,\"" + EVIL + "\"\na,1,0,x\na,2,0.1,x\nb,0,1,x\n");
    Commands result = Commands.run("evaluate", "--embeddings", "" + file);
    assertEquals(0, result.exitCode(), result.err());
    assertEquals(1, result.err().lines().count(), result.err());
    assertTrue(
        result.err().strip().codePoints().noneMatch(c -> Character.isISOControl(c) || c == 0x202e));
  }
}
