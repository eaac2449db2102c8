package facespace.train.frame;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import facespace.data.DataSet;
import facespace.data.Images;
import facespace.data.PenDigits;
import facespace.train.run.Run;
import facespace.train.spec.RunSpec;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a frame says of a loss that compares samples, against counting by hand. */
class ComparedTest {
  private static DataSet pen;

  @BeforeAll
  static void write_some_digits() {
    pen = new DataSet("pen", PenDigits.generate(256, 1), PenDigits.generate(200, 2));
  }

  private static Frame first(String spec) {
    try (Run run = new Run(RunSpec.parse("batch=64&" + spec), pen)) {
      return run.look();
    }
  }

  /** All triplets of the first images of the probe. */
  private static long count(int batch) {
    int[] labels = pen.test().labels();
    long found = 0;
    for (int a = 0; a < batch; a++) {
      for (int p = 0; p < batch; p++) {
        for (int n = 0; n < batch; n++) {
          found += a != p && labels[a] == labels[p] && labels[a] != labels[n] ? 1 : 0;
        }
      }
    }
    return found;
  }

  @Test
  void what_there_is_to_choose_from_is_counted() {
    Frame frame = first("loss=triplet&mining=all&margin=0.5");
    Compared compared = frame.compared();
    long counted = count(64);
    assertEquals(3, compared.corners());
    assertEquals(64, compared.batchImages());
    assertEquals(counted, compared.batchChoices());
    assertEquals(counted, compared.chosen());
    assertTrue(Double.isNaN(frame.measure(Measure.PULLING)), "nothing is trained on yet");
    assertEquals(256, compared.trainImages());
    assertEquals(256 * 255 / 2.0, first("loss=contrastive").compared().trainChoices());
  }

  /** Ten images of ten classes are a batch without a triplet. */
  @Test
  void where_nothing_was_compared_there_is_neither_loss_nor_accuracy() {
    Images one = pen.train().subset(firstOfEach(pen.train().labels()));
    DataSet alone = new DataSet("pen", one, pen.test());
    try (Run none = new Run(RunSpec.parse("batch=10&loss=triplet"), alone);
        Run some = new Run(RunSpec.parse("batch=64&loss=triplet"), pen)) {
      none.step();
      some.step();
      Frame nothing = none.look();
      assertTrue(Double.isNaN(nothing.learning().trainLoss()));
      assertTrue(Double.isNaN(nothing.learning().trainAccuracy()));
      assertTrue(Double.isNaN(nothing.measure(Measure.PULLING)));
      Frame something = some.look();
      assertTrue(something.learning().trainLoss() > 0);
      assertTrue(something.learning().trainAccuracy() > 0);
      double pulling = something.measure(Measure.PULLING);
      assertEquals(Math.rint(64 * pulling), 64 * pulling, 1e-9, "of 64 anchors");
      assertTrue(pulling > 0, "of first features most are nearer than the margin");
      try (Run again = Run.from(some.checkpoint(), some.spec(), pen)) {
        assertEquals(pulling, again.look().measure(Measure.PULLING));
      }
    }
  }

  private static int[] firstOfEach(int[] labels) {
    return IntStream.range(0, 10)
        .map(
            c ->
                IntStream.range(0, labels.length)
                    .filter(i -> labels[i] == c)
                    .findFirst()
                    .orElseThrow())
        .toArray();
  }

  @Test
  void the_lines_join_each_anchor_to_its_own_class_and_to_another() {
    Compared compared = first("loss=facenet&mining=random&unit=off").compared();
    int[] labels = pen.test().labels();
    int[] ends = compared.ends();
    assertEquals(4 * 60, ends.length);
    assertEquals(2 * 60, compared.pulls().length);
    for (int i = 0; i < ends.length; i += 4) {
      assertEquals(ends[i], ends[i + 2]);
      assertEquals(labels[ends[i]], labels[ends[i + 1]]);
      assertTrue(labels[ends[i]] != labels[ends[i + 3]]);
      assertEquals(compared.pulls()[i / 2], compared.pulls()[i / 2 + 1]);
    }
  }

  @Test
  void class_means_are_there_where_they_decide() {
    Frame frame = first("loss=margin-based");
    assertEquals(3, frame.compared().corners(), "two pairs that are drawn together");
    float[] weights = frame.rows().weights();
    float[] doubled = frame.compared().classMeans().clone();
    for (int i = 0; i < doubled.length; i++) {
      doubled[i] *= 2;
    }
    assertArrayEquals(weights, doubled);
    Compared joint = first("loss=deepid2").compared();
    assertEquals(2, joint.corners());
    assertEquals(0, joint.classMeans().length);
    assertEquals(0, first("loss=softmax").compared().corners());
  }

  /** First features spread about as far as 1: next to nothing of 20, much of 0.1. */
  @ParameterizedTest
  @CsvSource({"loss=contrastive&m=20, 1", "loss=contrastive&m=0.1, 0", "loss=deepid2&m=20, 0"})
  void one_point_is_what_is_small_beside_what_the_loss_asks_for(String loss, int isOnePoint) {
    assertEquals(isOnePoint, first(loss).compared().inOnePoint());
  }
}
