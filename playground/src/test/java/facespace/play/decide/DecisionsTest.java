package facespace.play.decide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import facespace.data.DataSets;
import facespace.data.paper.Conditions;
import facespace.data.paper.PaperFaces;
import facespace.data.paper.PaperPerson;
import facespace.data.paper.Shot;
import facespace.train.spec.FaceRuns;
import facespace.train.spec.RunSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DecisionsTest {
  @TempDir Path folder;

  @Test
  void qualityIsJudgedEvenWhereNobodyTrainedOnWasPhotographedTwice() throws IOException {
    for (int person = 0; person < 12; person++) {
      photograph(person, person < 4 ? 2 : 1); // those with two are held out first
    }
    RunSpec spec = FaceRuns.of("club").with(Map.of("holdout-people", "4", "colour", "off"));
    Judged judged = new Judged("some", spec, false, JudgementTest::embed);
    DataSets data = new DataSets(Map.of("FACESPACE_DATA", folder.toString()), folder);
    Decisions decisions = new Decisions(id -> judged, data);
    assertEquals(8, decisions.evidence("some").images().count());
    float[] guesses = decisions.quality("some").of(decisions.evidence("some").images());
    for (float guess : guesses) {
      assertTrue(guess >= -1 && guess <= 1, "guess " + guess);
    }
  }

  private void photograph(int person, int shots) throws IOException {
    Path own = Files.createDirectories(folder.resolve("club/person" + person));
    for (int shot = 0; shot < shots; shot++) {
      Shot how = Shot.random(1, person, shot, Conditions.STUDIO);
      ImageIO.write(
          PaperFaces.draw(PaperPerson.random(1, person), how, 64),
          "png",
          own.resolve(shot + ".png").toFile());
    }
  }
}
