package facespace.demos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BadInputTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          train --epochs 0                           | epochs      | 0       | 1 … 200
          train --epochs many                        | epochs      | many    | 1 … 200
          train --batch 1000000000                   | batch       | 1000000000 | 2 … 4096
          train --dim 1000000                        | dim         | 1000000 | 2 … 512
          train --lr NaN                             | lr          | NaN     | …
          train --loss arcface --set m=9             | m           | 9       | 0 … 1.5
          train --loss arcface --set m=NaN           | m           | NaN     | 0 … 1.5
          train --loss arcface --set variant=odd     | variant     | odd     | paper, fallback, easy
          train --loss nosuch                        | loss        | nosuch  | softmax
          train --loss softmax --set m=0.3           | m           | softmax | bias
          train --loss own-psi --psi 0:1,180:NaN     | psi         | 180:NaN | degrees:value
          train --loss arcface --psi 0:1,180:-1      | psi         | arcface | variant
          train --set m                              | --set       | m       | KEY=VALUE
          train --data no-such-data                  | data        | no-such-data | pen
          train --spec loss=softmax&loss=arcface     | loss        | arcface | twice
          train --recipe tasty                       | recipe      | tasty   | quick, classic, center-loss
          train --spec recipe=tasty                  | recipe      | tasty   | quick, classic, center-loss
          train --classes 7                          | classes     | 7       | (2 … 10)
          train --classes 0,a                        | classes     | “a”     | 0, 1, 2, 3
          train --direction-rate 0                   | direction-rate | 0    | 0.001 … 10
          train --direction-rate NaN                 | direction-rate | NaN  | 0.001 … 10
          train --directions north                   | directions  | north   | spread, random
          train --spec nonsense                      | key         | nonsense | key=value
          train --nonsense                           | option      | --nonsense | Unknown
          train --out plane.gif                      | --out       | plane.gif | .svg, .png or .csv
          curve --loss arcface                       | --out       | required | option
          curve --loss arcface --out /nosuch/c.svg   | /nosuch/c.svg | folder | file
          curve --loss arcface --set q=1 --out c.svg | set         | q       | s, m, variant
          vectors /no/such/folder                    | DIR         | /no/such/folder | folder
          sweep --loss ,                             | --loss      | ,       | arcface,cosface
          sweep --loss arcface,,cosface              | --loss      | arcface,,cosface | no name
          faces --sheet s.png --size 0               | size        | 0       | 16 …
          pen --out digits --count 0                 | digits      | 0       | 1 …
          pen --out digits --count -5                | digits      | -5      | 1 …
          evaluate --data no/where --model m.model   | m.model     | no such file | cannot be read
          bench --only everything                    | --only      | everything | speed
          bench --only claims --claim odd            | claim       | odd     | too-strong
          bench --only claims --claim odd            | claim       | odd     | bad-shots
          bench --claim too-strong                   | --claim     | needs   | --only claims
          bench --playground no.jar --only server    | --playground | no.jar | there is no such file
          bench --playground . --only server         | --playground | .      | it is a folder
          bench --chromium no-browser --only browser | --chromium  | no-browser | there is no such program
          bench --only paper --losses arcface        | --losses    | paper   | robustness
          bench --only paper,match --seeds 1..2      | --seeds     | paper, match | robustness
          bench --only map --playground no.jar       | --playground | map    | server, page, watchers, browser
          bench --only server --chromium /bin/sh     | --chromium  | server  | browser
          bench --only speed --results t.csv         | --results   | speed   | robustness, claims
          bench --only page --data pen               | --data      | page    | memory, speed
          bench --only robustness --losses odd       | loss        | odd     | arcface
          bench --only robustness --seeds 5..1       | seeds       | 5..1    | 1..20
          """)
  void oneSentenceNamesFieldValueAndWhatIsAllowed(
      String line, String field, String value, String allowed) {
    Commands result = Commands.run(line.strip().split(" +"));
    assertEquals(2, result.exitCode(), result.err());
    assertEquals("", result.out());
    assertEquals(1, result.err().lines().count(), result.err());
    for (String part : new String[] {field, value, allowed}) {
      assertTrue(result.err().contains(part), part + " in " + result.err());
    }
  }

  @Test
  void damagedDataAreNamed(@TempDir Path folder) throws IOException {
    Commands.run("pen", "--out", folder.toString(), "--count", "60");
    Path labels = folder.resolve("train-labels-idx1-ubyte");
    byte[] bytes = Files.readAllBytes(labels);
    Files.write(labels, Arrays.copyOf(bytes, bytes.length - 1));
    Commands result = Commands.run("train", "--data", folder.toString());
    assertEquals(2, result.exitCode());
    assertEquals(1, result.err().lines().count(), result.err());
    assertTrue(result.err().contains(labels.toString()), result.err());
  }
}
