package facespace.demos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Of two values for one thing none wins in silence. */
class TwiceGivenTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          train --loss arcface --set m=0.3 --set m=0.5            | --set m | m=0.3  | m=0.5
          train --loss arcface --set m=0.3 --set m=0.3            | --set m | m=0.3  | once
          train --loss arcface --set m=0.3 --set s=8 --set m=0.5  | --set m | m=0.3  | m=0.5
          train --loss own-psi --psi 0:1,180:-1 --set psi=0:1,90:0,180:-1 | --psi | --set psi | once
          train --loss arcface --lr 0.1 --set lr=0.2              | --lr    | --set lr | once
          train --loss arcface --set loss=cosface                 | --loss  | --set loss | once
          curve --loss arcface --set m=0.3 --loss arcface --set m=0.5 --out c.svg | arcface | --loss | once
          curve --loss arcface --loss cosface --set m=0.3 --set m=0.5 --out c.svg | --set m | m=0.3 | m=0.5
          sweep --loss arcface --set m=0.2 --vary m=0.1,0.2       | --set m | --vary m | either
          sweep --loss own-psi --psi 0:1,180:-1 --vary psi=0:1:0.5 | --psi | --vary psi | either
          sweep --lr 0.1 --vary lr=0.1,0.2                        | --lr    | --vary lr | either
          sweep --seed 7 --seeds 1,2                              | --seed  | --seeds | either
          sweep --loss arcface --set m=0.2 --set m=0.3            | --set m | m=0.2   | m=0.3
          """)
  void whatIsGivenTwiceIsRefused(String line, String first, String second, String third) {
    Path out = folder.resolve("c.svg");
    Commands result = Commands.run(line.strip().replace("c.svg", "" + out).split(" +"));
    assertEquals(2, result.exitCode(), result.err());
    assertEquals("", result.out());
    assertEquals(1, result.err().lines().count(), result.err());
    for (String part : new String[] {first, second, third}) {
      assertTrue(result.err().contains(part.strip()), part + " in " + result.err());
    }
    assertTrue(Files.notExists(out));
  }

  @Test
  void otherKnobsAndATextFormStayAsTheyAre() {
    String[] fine = {
      "curve", "--loss", "arcface", "--loss", "cosface", "--set", "m=0.3", "--set", "s=8"
    };
    Path out = folder.resolve("c.svg");
    Commands drawn =
        Commands.run(
            Stream.concat(Stream.of(fine), Stream.of("--out", "" + out)).toArray(String[]::new));
    assertEquals(0, drawn.exitCode(), drawn.err());
    Commands varied =
        Commands.run(
            "sweep", "--spec", "loss=arcface&m=0.1&data=no-such-data", "--vary", "m=0.2,0.3");
    assertTrue(varied.err().contains("no-such-data"), varied.err());
  }
}
