package facespace.play.hub;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import facespace.data.DataException;
import facespace.data.DataSets;
import facespace.data.Idx;
import facespace.data.PenDigits;
import facespace.knob.BadValue;
import facespace.train.spec.RunSpec;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunDataTest {
  @TempDir private Path temp;

  private void check(String name) {
    Path root = temp.resolve("data");
    DataSets data = new DataSets(Map.of("FACESPACE_DATA", root.toString()), temp);
    String text = "data=" + URLEncoder.encode(name, StandardCharsets.UTF_8);
    RunData.check(data, List.of(RunSpec.parse(text)));
  }

  @Test
  void dataAreKnownHoweverTheirAccentsAreWrittenAndOnlyWhatCanBeChosenIsNamed() throws IOException {
    for (String folder : List.of("J\u00f6rg", "too\u200bhard")) {
      for (String part : List.of("train", "t10k")) {
        Idx.write(PenDigits.generate(20, 1), temp.resolve("data").resolve(folder), part);
      }
    }
    Files.createDirectories(temp.resolve("elsewhere"));
    Files.createSymbolicLink(temp.resolve("data/linked"), temp.resolve("elsewhere"));
    assertDoesNotThrow(() -> check("Jo\u0308rg"));
    BadValue unknown = assertThrows(BadValue.class, () -> check("nobody"));
    assertEquals(
        "Unknown data “nobody”: choose one of mnist, pen, paper, J\u00f6rg.", unknown.getMessage());
    assertThrows(BadValue.class, () -> check("too\u200bhard"));
    assertThrows(DataException.class, () -> check("linked"), "it is said that it lies outside");
  }
}
