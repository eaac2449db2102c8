package facespace.train.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import facespace.Crowds;
import facespace.data.DataSet;
import facespace.data.Images;
import facespace.data.PenDigits;
import facespace.knob.BadValue;
import facespace.loss.LossCatalog;
import facespace.loss.LossInfo;
import facespace.train.frame.Frame;
import facespace.train.spec.FaceRuns;
import facespace.train.spec.RunSpec;
import facespace.train.spec.SpecText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FaceRunTest {
  private static DataSet open;
  private static DataSet closed;

  @BeforeAll
  static void photograph_some_people() {
    open = Crowds.open();
    closed = Crowds.closed();
  }

  @Test
  void people_never_seen_are_told_apart_better_after_training() {
    try (Run run = new Run(Crowds.spec("lr=0.003"), open)) {
      final double before = run.frame().learning().eer();
      Crowds.train(run, 60);
      double after = run.frame().learning().eer();
      assertTrue(after < before - 0.05 && after < 0.3, before + " → " + after);
    }
  }

  @Test
  void a_frame_of_unseen_people_has_their_features_and_error_but_no_decisions() {
    try (Run run = new Run(Crowds.spec("dim=16"), open)) {
      run.step();
      Frame frame = run.frame();
      assertEquals(60 * 16, frame.points().features().length);
      assertEquals(6, frame.points().classes());
      assertEquals(0, frame.points().predicted().length + frame.rows().directions().length);
      assertEquals(0, frame.rows().weights().length + frame.rows().bias().length);
      assertEquals(1 - frame.learning().eer(), frame.learning().testAccuracy(), 1e-12);
      assertEquals(60, Arrays.stream(frame.histograms().testAngles()).sum());
      assertEquals(eerByCounting(frame, open.test().labels()), frame.learning().eer(), 0.002);
    }
  }

  /** Every cosine tried as the threshold: the mean of the two rates where they are closest. */
  private static double eerByCounting(Frame frame, int[] labels) {
    int n = labels.length;
    List<Double> same = new ArrayList<>();
    List<Double> different = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        (labels[i] == labels[j] ? same : different).add(cosine(frame, i, j));
      }
    }
    double best = 2;
    double eer = Double.NaN;
    for (double threshold : different) {
      double far =
          (double) different.stream().filter(c -> c >= threshold).count() / different.size();
      double frr = (double) same.stream().filter(c -> c < threshold).count() / same.size();
      if (Math.abs(far - frr) < best) {
        best = Math.abs(far - frr);
        eer = (far + frr) / 2;
      }
    }
    return eer;
  }

  private static double cosine(Frame frame, int i, int j) {
    int dim = frame.points().dim();
    double dot = 0;
    double a = 0;
    double b = 0;
    for (int d = 0; d < dim; d++) {
      double x = frame.points().features()[i * dim + d];
      double y = frame.points().features()[j * dim + d];
      dot += x * y;
      a += x * x;
      b += y * y;
    }
    return dot / Math.sqrt(a * b);
  }

  @Test
  void the_same_spec_gives_identical_frames_augmentation_included() {
    RunSpec spec = Crowds.spec("augment=on&average=on");
    try (Run one = new Run(spec, open);
        Run two = new Run(spec, open)) {
      Crowds.train(one, 5);
      Crowds.train(two, 5);
      assertArrayEquals(one.frame().points().features(), two.frame().points().features());
    }
  }

  @Test
  void augmentation_changes_what_is_learned() {
    try (Run with = new Run(Crowds.spec("augment=on"), open);
        Run without = new Run(Crowds.spec("augment=off"), open)) {
      Crowds.train(with, 2);
      Crowds.train(without, 2);
      assertFalse(
          Arrays.equals(with.frame().points().features(), without.frame().points().features()));
    }
  }

  @ParameterizedTest
  @MethodSource("losses")
  void every_loss_learns_to_tell_people_apart_that_it_has_never_seen(String loss) {
    String quick =
        "net=light&colour=off&augment=off&average=off&batch=32&epochs=1&lr=0.003&warmup=0";
    RunSpec spec = FaceRuns.of("paper", loss).with(SpecText.parse(quick));
    try (Run run = new Run(spec, open)) {
      int[] labels = open.test().labels();
      final double before = eerByCounting(run.frame(), labels);
      Crowds.train(run, 40);
      Frame frame = run.frame();
      assertTrue(
          Double.isFinite(frame.learning().trainLoss()), "loss " + frame.learning().trainLoss());
      double after = eerByCounting(frame, labels);
      assertTrue(after < before - 0.05, before + " → " + after);
    }
  }

  static Stream<String> losses() {
    return LossCatalog.all().stream().map(LossInfo::key);
  }

  @Test
  void few_identities_in_the_plane_have_ordinary_frames() {
    try (Run run = new Run(Crowds.spec("dim=2&lr=0.003"), closed)) {
      Crowds.train(run, 40);
      Frame frame = run.frame();
      assertEquals(4 * 2, frame.rows().directions().length);
      assertEquals(closed.test().count(), frame.points().predicted().length);
      assertTrue(Double.isNaN(frame.learning().eer()));
      assertTrue(
          frame.learning().testAccuracy() > 0.6, "accuracy " + frame.learning().testAccuracy());
    }
  }

  @Test
  void the_target_is_one_minus_the_equal_error_rate() {
    try (Run run = new Run(Crowds.spec("target-accuracy=0.75&warmup=0&lr=0.003&epochs=3"), open)) {
      while (run.ending().isEmpty()) {
        run.step();
      }
      assertEquals(Ending.Kind.TARGET_REACHED, run.ending().orElseThrow().kind());
      assertTrue(run.eer() <= 0.25);
      assertEquals(run.eer(), run.frame().learning().eer(), 1e-12);
    }
  }

  @Test
  void an_epoch_of_few_faces_passes_over_them_several_times() {
    try (Run run = new Run(Crowds.spec("batch=128"), open)) {
      assertEquals(4200 / 128, run.totalSteps());
      assertEquals(35, run.passesPerEpoch(), "of 120 photographs");
      assertEquals(1, run.totalEpochs());
    }
  }

  @Test
  void training_and_test_images_of_different_sizes_are_refused() {
    DataSet mixed = new DataSet("paper", open.train(), PenDigits.generate(20, 1), true);
    BadValue bad = assertThrows(BadValue.class, () -> new Run(Crowds.spec(""), mixed));
    assertTrue(bad.getMessage().contains("different sizes"), bad.getMessage());
  }

  @Test
  void a_frame_carries_whole_people() {
    Images test = many(100, 10);
    int[] probe = Run.probe(test);
    assertEquals(600, probe.length);
    Set<Integer> people =
        Arrays.stream(probe).mapToObj(i -> test.labels()[i]).collect(Collectors.toSet());
    assertEquals(60, people.size());
    for (int i = 0; i < probe.length; i += 10) {
      assertEquals(test.labels()[probe[i]], test.labels()[probe[i + 9]]);
    }
  }

  private static Images many(int people, int shots) {
    int[] labels = IntStream.range(0, people * shots).map(i -> i % people).toArray();
    return new Images(
        "many",
        2,
        2,
        new byte[labels.length * 4],
        labels,
        IntStream.range(0, people).mapToObj(i -> "p" + i).toList());
  }

  @Test
  void the_average_of_the_weights_is_looked_at_and_not_trained() {
    try (Run plain = new Run(Crowds.spec("average=off"), open);
        Run averaged = new Run(Crowds.spec("average=on"), open)) {
      Crowds.train(plain, 6);
      Crowds.train(averaged, 6);
      Frame looked = averaged.frame();
      assertEquals(plain.frame().learning().trainLoss(), looked.learning().trainLoss());
      assertFalse(Arrays.equals(plain.frame().points().features(), looked.points().features()));
    }
  }

  @Test
  void batch_statistics_make_a_face_depend_on_its_company_and_leave_the_run_alone() {
    try (Run running = new Run(Crowds.spec("test-statistics=running"), open);
        Run batch = new Run(Crowds.spec("test-statistics=batch"), open)) {
      Crowds.train(running, 3);
      Crowds.train(batch, 3);
      float[] first = batch.frame().points().features();
      assertFalse(Arrays.equals(running.frame().points().features(), first));
      assertArrayEquals(first, batch.frame().points().features());
      int[] all = IntStream.range(0, 60).toArray();
      float[] alone = batch.subject().features(open.test(), new int[] {all[0], all[1]});
      assertFalse(Arrays.equals(Arrays.copyOf(first, alone.length), alone));
      Crowds.train(running, 3);
      Crowds.train(batch, 3);
      assertEquals(running.frame().learning().trainLoss(), batch.frame().learning().trainLoss());
    }
  }

  @Test
  void with_its_mirror_image_a_face_and_the_mirrored_face_have_one_feature() {
    Images test = open.test();
    Images mirrored = Crowds.mirrored(test);
    try (Run run = new Run(Crowds.spec("mirror=on"), open)) {
      Crowds.train(run, 2);
      int[] some = {0, 7, 20};
      assertArrayEquals(
          run.subject().features(test, some), run.subject().features(mirrored, some), 1e-3f);
    }
  }
}
