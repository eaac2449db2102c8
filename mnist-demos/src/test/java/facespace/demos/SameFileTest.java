package facespace.demos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What would be written over another file of the same command is refused before any work. */
class SameFileTest {
  private static final String SCORES = "score,same\n0.9,1\n0.8,1\n0.3,0\n0.85,0\n";

  @TempDir private Path folder;

  private Path file(String name) {
    return folder.resolve(name);
  }

  private void refused(String line, String... parts) throws IOException {
    Commands.refused(folder, line, parts);
  }

  @Test
  void aPictureIsNotDrawnOverATable() throws IOException {
    Path table = Files.writeString(file("sweep.csv"), "spec,ending\n");
    String train = "sweep --data pen --epochs 1 --seeds 1,2 --out ~/new.csv --chart ";
    refused(train + "~/new.csv", "--chart", "--out", "new.csv", "a file of its own");
    refused("sweep --report ~/sweep.csv --chart ~/sweep.csv", "--chart", "--report", "sweep.csv");
    assertEquals("spec,ending\n", Files.readString(table));
  }

  @Test
  void theTableOfASweepHasAUsualName() throws IOException {
    Path usual = Path.of("sweep.csv"); // of the folder that tests run in
    boolean wasThere = Files.exists(usual);
    refused("sweep --data no-such-data --seeds 1,2 --chart sweep.csv", "--chart", "--out");
    assertEquals(wasThere, Files.exists(usual));
  }

  @Test
  void aCurveIsNotDrawnOverWhatItIsOf() throws IOException {
    Path roc = Files.writeString(file("roc.csv"), SCORES);
    refused("evaluate --scores ~/roc.csv --out ~/roc.csv", "--out", "--scores", "roc.csv");
    assertEquals(SCORES, Files.readString(roc));
    Files.writeString(roc, "label,e0\na,1\n");
    refused("evaluate --embeddings ~/roc.csv --out ~/roc.csv", "--out", "--embeddings");
    assertEquals("label,e0\na,1\n", Files.readString(roc));
    refused("evaluate --data ~/ --model ~/roc.csv --out ~/roc.csv", "--out", "--model");
  }

  @Test
  void aModelIsNotDrawnOver() throws IOException {
    String train = "train --data pen --epochs 1 ";
    refused(train + "--save ~/both.svg --out ~/both.svg", "--out", "--save", "both.svg");
    assertFalse(Files.exists(file("both.svg")));
  }

  @Test
  void aFileIsTheSameByWhateverName() throws IOException {
    Path roc = Files.writeString(file("roc.csv"), SCORES);
    Files.createDirectory(file("deep"));
    Files.createSymbolicLink(file("roc-too.csv"), roc);
    Files.createLink(file("roc-hard.csv"), roc);
    Files.createSymbolicLink(file("away"), folder);
    String evaluate = "evaluate --scores ~/roc.csv --out ";
    for (String name :
        List.of("./roc.csv", "deep/../roc.csv", "roc-too.csv", "roc-hard.csv", "away/roc.csv")) {
      refused(evaluate + "~/" + name, "--out", name, "--scores");
    }
    assertEquals(SCORES, Files.readString(roc));
  }

  @Test
  void whatIsNotThereYetHasOnePlaceToo() throws IOException {
    Files.createSymbolicLink(file("link.csv"), Path.of("new.csv"));
    Files.createSymbolicLink(file("away"), folder);
    String sweep = "sweep --data pen --epochs 1 --seeds 1,2 --out ~/new.csv --chart ";
    for (String name : List.of("./new.csv", "link.csv", "away/new.csv")) {
      refused(sweep + "~/" + name, "--chart", "--out");
    }
  }

  @Test
  void aSheetIsNoPictureOfAPerson() throws IOException {
    String faces = "faces --people 1 --shots 1 --out ~/people --sheet ";
    refused(faces + "~/people/p0/000.png", "--sheet", "--out");
    refused(faces + "~/people", "--sheet", "--out");
  }

  @Test
  void aModelMayTakeThePlaceOfTheOneItGoesOnFrom() throws IOException {
    Path model = Files.writeString(file("m.model"), "no model");
    Commands result = Commands.run("train", "--resume", "" + model, "--save", "" + model);
    assertTrue(result.err().contains("is not a model"), result.err());
  }
}
