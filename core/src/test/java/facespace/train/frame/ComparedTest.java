package facespace.train.frame;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import facespace.data.DataSet;
import facespace.data.PenDigits;
import facespace.train.run.Run;
import facespace.train.spec.RunSpec;
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

  /** All triplets of the first images of the probe: how many there are, and how many still pull. */
  private static long[] count(Frame frame, int batch, double alpha) {
    int[] labels = pen.test().labels();
    float[] x = frame.points().features();
    long[] found = new long[2];
    for (int a = 0; a < batch; a++) {
      for (int p = 0; p < batch; p++) {
        for (int n = 0; n < batch; n++) {
          if (a != p && labels[a] == labels[p] && labels[a] != labels[n]) {
            found[0]++;
            found[1] += distance(x, a, p) - distance(x, a, n) + alpha > 0 ? 1 : 0;
          }
        }
      }
    }
    return found;
  }

  private static double distance(float[] x, int i, int j) {
    return Math.hypot((double) x[2 * i] - x[2 * j], (double) x[2 * i + 1] - x[2 * j + 1]);
  }

  @Test
  void what_there_is_to_choose_from_and_what_still_pulls_is_counted() {
    Frame frame = first("loss=triplet&mining=all&margin=0.5");
    Compared compared = frame.compared();
    long[] counted = count(frame, 64, 0.5);
    assertEquals(3, compared.corners());
    assertEquals(64, compared.batchImages());
    assertEquals(counted[0], compared.batchChoices());
    assertEquals(counted[0], compared.chosen());
    assertEquals(counted[1] / (double) counted[0], frame.measure(Measure.PULLING), 1e-12);
    assertEquals(256, compared.trainImages());
    assertEquals(256 * 255 / 2.0, first("loss=contrastive").compared().trainChoices());
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
