package facespace.data.folder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import facespace.data.DataException;
import facespace.data.folder.PairsText.Line;
import facespace.data.folder.PairsText.Picture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a list of pairs says, whoever's pictures they are. */
class PairsTextTest {
  @TempDir Path temp;

  @Test
  void linesAreNumberedAsAnEditorNumbersThem() throws IOException {
    assertRefused(
        " is a pair of the same person where one of different",
        7,
        "",
        "1 1",
        "",
        "zoe 1 2",
        "",
        "",
        "zoe 3 4");
    assertRefused(", “zoe”, is neither", 6, "", "", "1\t1", "zoe\t1\t2", "", "zoe");
    PairsText read = read("", "1 1", "", "zoe 1 2", "zoe 1 ann 1");
    assertEquals(List.of(4, 5), read.lines().stream().map(Line::number).toList());
  }

  @Test
  void aNameWithSpacesIsReadBetweenSpacesWhereItCanMeanOneThingOnly() throws IOException {
    assertEquals(
        List.of(
            new Line(1, new Picture("Li Wei", 1), new Picture("Li Wei", 2), true),
            new Line(2, new Picture("Ann Li Wei", 1), new Picture("zoe", 3), false),
            new Line(3, new Picture("zoe", 2), new Picture("Li Wei", 3), false),
            new Line(4, new Picture("Li Wei", 1), new Picture("Jo Ann", 3), false)),
        read("Li Wei 1  2", "Ann Li Wei 1 zoe 3", "zoe  2  Li Wei  3", "Li Wei 1 Jo Ann 3")
            .lines());
    assertRefused(
        ", “Li Wei 2 1 3”, can be read in several ways: where names have spaces in them, part names"
            + " and numbers by tabs.",
        1,
        "Li Wei 2 1 3");
  }

  /** Of people called 1 and 2: as it has always been read. */
  @Test
  void fourNumbersAreTwoPeople() throws IOException {
    assertEquals(
        List.of(new Line(1, new Picture("1", 1), new Picture("2", 3), false)),
        read("1 1 2 3").lines());
  }

  private PairsText read(String... lines) throws IOException {
    return PairsText.read(Files.writeString(temp.resolve("pairs.txt"), String.join("\n", lines)));
  }

  private void assertRefused(String part, int line, String... lines) {
    DataException e = assertThrows(DataException.class, () -> read(lines));
    String start = "Line " + line + " of " + temp.resolve("pairs.txt") + part;
    assertTrue(e.getMessage().startsWith(start), e.getMessage());
  }
}
