package facespace.train.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import facespace.data.DataSet;
import facespace.data.PenDigits;
import facespace.knob.BadValue;
import facespace.loss.LossCatalog;
import facespace.loss.LossInfo;
import facespace.text.Lang;
import facespace.train.frame.Frame;
import facespace.train.frame.Measure;
import facespace.train.frame.Placement;
import facespace.train.spec.RunSpec;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RunTest {
  private static DataSet pen;

  @BeforeAll
  static void write_some_digits() {
    pen = new DataSet("pen", PenDigits.generate(4096, 1), PenDigits.generate(2500, 2));
  }

  @Test
  void the_same_spec_gives_identical_frames() {
    RunSpec spec = RunSpec.parse("loss=arcface&seed=5&batch=128");
    try (Run one = new Run(spec, pen);
        Run two = new Run(spec, pen)) {
      for (int i = 0; i < 12; i++) {
        one.step();
        two.step();
      }
      assertSameFrame(one.frame(), two.frame());
    }
  }

  @Test
  void runs_trained_side_by_side_are_what_each_is_alone() {
    RunSpec spec = RunSpec.parse("loss=arcface&seed=5&batch=128");
    RunSpec other = RunSpec.parse("loss=softmax&seed=5&batch=128");
    try (Run alone = new Run(spec, pen);
        Run left = new Run(other, pen);
        Run right = new Run(spec, pen);
        SideBySide together = new SideBySide(2)) {
      for (int i = 0; i < 12; i++) {
        alone.step();
        together.each(run -> (run == 0 ? left : right).step());
      }
      assertSameFrame(alone.frame(), right.frame());
    }
  }

  @Test
  void what_goes_wrong_in_one_run_is_known_when_all_have_ended() {
    try (SideBySide together = new SideBySide(3)) {
      java.util.Set<Integer> ended = java.util.concurrent.ConcurrentHashMap.newKeySet();
      IllegalStateException thrown =
          assertThrows(
              IllegalStateException.class,
              () ->
                  together.each(
                      run -> {
                        ended.add(run);
                        if (run == 1) {
                          throw new IllegalStateException("run 1");
                        }
                      }));
      assertEquals("run 1", thrown.getMessage());
      assertEquals(java.util.Set.of(0, 1, 2), ended);
    }
  }

  @Test
  void with_a_target_the_schedule_does_not_hang_on_the_budget() {
    String target = "loss=arcface&net=mlp&batch=256&warmup=1&target-accuracy=0.9999&epochs=";
    try (Run few = new Run(RunSpec.parse(target + 63), pen); // 16 batches an epoch
        Run many = new Run(RunSpec.parse(target + 187), pen)) {
      for (int i = 1; i < 500; i += 50) {
        assertEquals(few.course().marginStrength(i), many.course().marginStrength(i), 0.02);
      }
    }
  }

  @Test
  void a_budget_is_divided_into_whole_cycles() {
    String target = "loss=arcface&net=mlp&batch=256&warmup=1&target-accuracy=0.9999&epochs=";
    try (Run run = new Run(RunSpec.parse(target + 45), pen)) { // 720 batches: one cycle of them
      assertTrue(run.course().marginStrength(719) > 0.99 && run.course().marginStrength(400) < 0.6);
    }
  }

  @Test
  void another_seed_gives_another_run() {
    try (Run one = new Run(RunSpec.parse("seed=1"), pen);
        Run two = new Run(RunSpec.parse("seed=2"), pen)) {
      assertFalse(
          java.util.Arrays.equals(
              one.frame().points().features(), two.frame().points().features()));
    }
  }

  @Test
  void runs_of_one_seed_start_from_the_same_weights_whatever_their_loss() {
    try (Run one = new Run(RunSpec.parse("loss=softmax"), pen);
        Run two = new Run(RunSpec.parse("loss=cosface"), pen)) {
      assertArrayEquals(one.frame().points().features(), two.frame().points().features());
      assertArrayEquals(one.frame().rows().directions(), two.frame().rows().directions());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"light", "conv", "plain", "lenetpp", "mlp", "face", "sphere"})
  void every_network_learns_in_any_dimension(String net) {
    RunSpec spec = RunSpec.parse("dim=5&batch=16&lr=0.005&epochs=1&net=" + net);
    DataSet few = new DataSet("pen", pen.train(), PenDigits.generate(100, 2));
    try (Run run = new Run(spec, few)) {
      for (int i = 0; i < 30; i++) {
        run.step();
      }
      Frame frame = run.frame();
      assertTrue(
          frame.learning().testAccuracy() > 0.2, net + " " + frame.learning().testAccuracy());
      assertEquals(5 * 100, frame.points().features().length);
    }
  }

  @Test
  void two_thousand_test_images_are_decided_and_counted_in_every_frame() {
    try (Run run = new Run(RunSpec.parse("loss=softmax&bias=on"), pen)) {
      run.step();
      Frame frame = run.frame();
      assertEquals(2000, frame.points().predicted().length);
      assertEquals(2000, java.util.Arrays.stream(frame.histograms().testAngles()).sum());
      assertEquals(256, java.util.Arrays.stream(frame.histograms().trainAngles()).sum());
      assertEquals(10, frame.rows().bias().length);
      int[] probe = Run.probe(pen.test());
      long correct = 0;
      for (int i = 0; i < probe.length; i++) {
        correct += frame.points().predicted()[i] == pen.test().labels()[probe[i]] ? 1 : 0;
      }
      assertEquals(correct / 2000.0, frame.learning().testAccuracy(), 1e-12);
    }
  }

  @Test
  void directions_start_evenly_apart_in_the_plane() {
    try (Run run = new Run(RunSpec.parse("seed=11"), pen)) {
      assertEquals(36, run.frame().measure(Measure.NEAREST_DIRECTIONS), 2);
    }
  }

  @Test
  void a_run_that_diverges_stops_and_says_why() {
    RunSpec spec = RunSpec.parse("optimizer=sgd&lr=10&schedule=fixed&batch-norm=off&epochs=50");
    try (Run run = new Run(spec, pen)) {
      while (run.ending().isEmpty()) {
        run.step();
      }
      Ending ending = run.ending().orElseThrow();
      assertEquals(Ending.Kind.DIVERGED, ending.kind());
      assertTrue(ending.note().in(Lang.EN).contains("learning rate 10"), ending.note().toString());
      assertThrows(IllegalStateException.class, run::step);
    }
  }

  @Test
  void a_run_ends_when_the_whole_test_part_reaches_the_target() {
    RunSpec spec = RunSpec.parse("dim=16&batch=64&epochs=20&target-accuracy=0.9");
    try (Run run = new Run(spec, pen)) {
      while (run.ending().isEmpty()) {
        run.step();
      }
      assertEquals(Ending.Kind.TARGET_REACHED, run.ending().orElseThrow().kind());
      assertTrue(run.testAccuracy() >= 0.9);
      assertTrue(run.steps() < run.totalSteps());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"adam", "sgd"})
  void the_optimisers_arrays_belong_to_the_run_and_go_with_it(String optimizer) {
    try (Run run = new Run(RunSpec.parse("momentum=0.9&optimizer=" + optimizer), pen)) {
      int before = run.nativeArrays();
      run.step();
      assertTrue(run.nativeArrays() >= before + 10, "moments: " + (run.nativeArrays() - before));
    }
  }

  static Stream<String> losses() {
    return Stream.concat(
        LossCatalog.all().stream().map(LossInfo::key),
        Stream.of("normface&learn=on", "margin-based&learn=off", "adacos&dynamic=off"));
  }

  @ParameterizedTest
  @MethodSource("losses")
  void native_arrays_do_not_pile_up(String loss) {
    DataSet few = new DataSet("few", pen.train().head(640), pen.test().head(100));
    try (Run run = new Run(RunSpec.parse("net=mlp&batch=64&loss=" + loss), few)) {
      run.step();
      run.frame();
      int before = run.nativeArrays();
      for (int i = 0; i < 3; i++) {
        run.step();
        run.frame();
      }
      assertEquals(before, run.nativeArrays());
    }
  }

  @Test
  void a_drawn_digit_travels_with_every_frame() {
    try (Run run = new Run(RunSpec.parse("dim=3"), pen)) {
      run.draw(List.of(pen.test().pixelsOf(0)));
      Frame frame = run.frame();
      int[] probe = Run.probe(pen.test());
      assertEquals(0, probe[0]);
      for (int d = 0; d < 3; d++) {
        assertEquals(frame.points().features()[d], frame.points().drawn()[d], 1e-4);
      }
      assertEquals(frame.points().predicted()[0], frame.points().drawnPredicted()[0]);
      Placement placement = run.place();
      assertArrayEquals(frame.points().drawn(), placement.features());
      assertEquals(frame.points().drawnPredicted()[0], placement.predicted()[0]);
      assertEquals(10, placement.anglesDeg()[0].length);
    }
  }

  @Test
  void a_batch_larger_than_the_data_is_refused() {
    DataSet few = new DataSet("few", pen.train().head(20), pen.test());
    BadValue bad = assertThrows(BadValue.class, () -> new Run(RunSpec.parse("batch=64"), few));
    assertTrue(bad.getMessage().contains("batch = 64"), bad.getMessage());
  }

  private static void assertSameFrame(Frame one, Frame two) {
    assertArrayEquals(one.points().features(), two.points().features());
    assertArrayEquals(one.rows().directions(), two.rows().directions());
    assertArrayEquals(one.histograms().trainAngles(), two.histograms().trainAngles());
    assertEquals(one.learning().trainLoss(), two.learning().trainLoss());
  }
}
