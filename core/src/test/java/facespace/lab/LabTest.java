package facespace.lab;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import facespace.data.DataSet;
import facespace.data.DataSets;
import facespace.data.Idx;
import facespace.data.Images;
import facespace.data.PenDigits;
import facespace.knob.BadValue;
import facespace.loss.ArcFace;
import facespace.loss.LossCatalog;
import facespace.text.Lang;
import facespace.train.run.Run;
import facespace.train.spec.RunSpec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabTest {
  private static final int TEST_IMAGES = 200;

  @TempDir static Path folder;
  private static DataChoice digits;

  @BeforeAll
  static void writeDigits() throws IOException {
    Images images = PenDigits.generate(600, 5);
    Idx.write(images, folder, "train");
    Idx.write(images.head(TEST_IMAGES), folder, "t10k");
    digits = Lab.data(folder.toString());
  }

  @AfterEach
  void speakEnglishToNobody() {
    Lab.speak(Lang.EN);
    Lab.watch(() -> seen -> {});
    Thread.interrupted();
  }

  private static Setup small(LossChoice loss) {
    return Lab.run(digits, loss).set("batch", 50).epochs(1);
  }

  @Test
  void whatALessonSaysIsTheRunOfThatText() {
    Trained said = Lab.train(small(Lab.loss("arcface").set("m", 0.25)));
    assertEquals(0.25, ((ArcFace) said.spec().loss()).m());
    RunSpec text = RunSpec.parse(said.spec().text());
    DataSet data = DataSets.fromSystem().load(folder.toString());
    try (Run run = new Run(text, data)) {
      while (run.ending().isEmpty()) {
        run.step();
      }
      assertEquals(run.testAccuracy(), said.testAccuracy());
      assertArrayEquals(run.look().points().features(), said.last().points().features());
    }
  }

  @Test
  void watchersSeeEveryPictureAndTheEnd() {
    List<Trained> seen = new ArrayList<>();
    Lab.watch(() -> seen::add);
    Trained trained = Lab.train(small(Lab.loss("softmax")));
    assertEquals(trained, seen.get(seen.size() - 1));
    assertTrue(seen.get(0).result().isEmpty());
    assertEquals(1, seen.get(0).frames().size());
    assertEquals(12, trained.totalSteps()); // 600 images, 50 at a time
  }

  @Test
  void whoIsInterruptedStopsAtOnceAndStaysInterrupted() {
    List<Trained> seen = new ArrayList<>();
    Lab.watch(
        () ->
            now -> {
              seen.add(now);
              Thread.currentThread().interrupt();
            });
    Exception stopped =
        assertThrows(CancellationException.class, () -> Lab.train(small(Lab.loss("softmax"))));
    assertEquals("Stopped after 0 mini-batches.", stopped.getMessage());
    assertTrue(Thread.interrupted());
    assertEquals(1, seen.size());
  }

  @Test
  void everyDigitHasItsPlaceInTheConfusion() {
    Trained trained = Lab.train(small(Lab.loss("softmax")).epochs(3));
    int all = 0;
    int right = 0;
    List<List<String>> rows = trained.confusion().rows();
    for (int own = 0; own < rows.size(); own++) {
      for (int other = 0; other < rows.size(); other++) {
        String cell = rows.get(own).get(other + 1);
        int count = cell.isEmpty() ? 0 : Integer.parseInt(cell);
        all += count;
        right += own == other ? count : 0;
      }
    }
    assertEquals(TEST_IMAGES, all);
    assertEquals(trained.testAccuracy(), right / (double) all, 1e-9);
  }

  @Test
  void runsThatDifferInTheSeedStandTogether() {
    Results results = Lab.sweep(small(Lab.loss("cosface")).set("m", 0.1), "seed", 1, 2);
    Table table = results.table();
    assertEquals(1, table.rows().size());
    assertEquals("2", table.rows().get(0).get(1));
    double median = (accuracy(results, 0) + accuracy(results, 1)) / 2;
    assertEquals("%.2f".formatted(100 * median), table.rows().get(0).get(2));
  }

  private static double accuracy(Results results, int run) {
    return results.runs().get(run).testAccuracy();
  }

  @Test
  void theNeighbourMapShowsEachPointOfItsClass() {
    Trained trained = Lab.train(small(Lab.loss("softmax")));
    var map = NeighbourMap.of(trained.last().points(), trained.probe().labels(), 1);
    assertArrayEquals(trained.probe().labels(), map.labels());
    assertEquals(2 * TEST_IMAGES, map.xy().length);
    assertTrue(new String(trained.map().svg(200, 200), StandardCharsets.UTF_8).contains("<svg"));
  }

  @Test
  void everyLossStandsInATableWhoseColumnsAreNamed() {
    for (Lang lang : Lang.values()) {
      Lab.speak(lang);
      Table table = Lab.losses();
      assertEquals(LossCatalog.all().size(), table.rows().size());
      assertEquals(4, new HashSet<>(table.head()).size(), table.head().toString());
      assertFalse(table.head().contains(""), table.head().toString());
    }
  }

  @Test
  void badInputIsOneSentence() {
    assertSentence("m", () -> Lab.loss("arcface").set("m", 99));
    assertSentence("mm", () -> Lab.loss("arcface").set("mm", 0.3));
    assertSentence("arkface", () -> Lab.loss("arkface"));
    assertSentence("nowhere", () -> Lab.train(Lab.run(Lab.data("nowhere"), Lab.loss("softmax"))));
    assertSentence("100000", () -> Lab.run(digits, Lab.loss("softmax")).dim(100_000));
    assertSentence("count = 100000000", () -> Lab.paper().pictures(100_000_000));
    assertSentence("count = 0", () -> Lab.paper().pictures(0));
    assertSentence("Triplet", () -> Lab.curve(Lab.loss("triplet")));
  }

  private static void assertSentence(String named, Runnable bad) {
    String sentence = assertThrows(BadValue.class, bad::run).getMessage();
    assertTrue(sentence.contains(named), sentence);
  }

  @Test
  void figuresSpeakTheLanguageAskedFor() {
    Lab.speak(Lang.ZH);
    assertTrue(svg(Lab.loss("arcface")).contains("目标 logit"), "a title in Chinese");
    Lab.speak(Lang.EN);
    assertTrue(svg(Lab.loss("arcface")).contains("Target logit"), "a title in English");
    String text = Lab.curve(Lab.loss("arcface")).toString();
    assertTrue(text.matches("Target logit.*: a picture, which svg.* write\\."), text);
  }

  private static String svg(LossChoice loss) {
    return new String(Lab.curve(loss).svg(400, 300), StandardCharsets.UTF_8);
  }
}
