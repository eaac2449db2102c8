package facespace.train.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import facespace.data.DataException;
import facespace.data.DataSet;
import facespace.data.DataSets;
import facespace.data.Images;
import facespace.data.PenDigits;
import facespace.knob.BadValue;
import facespace.model.FaceModel;
import facespace.model.SavedRun;
import facespace.text.Lang;
import facespace.train.frame.Frame;
import facespace.train.spec.Change;
import facespace.train.spec.RunSpec;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs that change in their course, stop, fork and go on: the same text gives the same frames. */
class CourseTest {
  private static DataSet data;

  @BeforeAll
  static void someDigits() {
    data = FewDigits.of(640, 100);
  }

  /** Of the same images: pen's first are those of its seed. */
  private static final Images LABELS = PenDigits.unwritten(640, 1);

  private static final String START =
      "data=pen&net=mlp&batch=64&epochs=2&seed=3&loss=normface&s=16";

  /** Varied from step to step; the people held out are others. */
  private static final String FACES =
      "data=paper&net=face&dim=8&people=4&shots=12&holdout-people=3&p=4&k=2&epochs=3&loss=adaface"
          + "~at=9&loss=cosface&s=16";

  private static DataSet people() {
    return new DataSets(Map.of(), Path.of("nowhere")).load("paper", RunSpec.parse(FACES).crowd());
  }

  private static List<Frame> frames(Run run, int until) {
    List<Frame> frames = new ArrayList<>();
    while (run.ending().isEmpty() && run.steps() < until) {
      run.step();
      frames.add(run.look());
    }
    return frames;
  }

  private static void assertSame(List<Frame> expected, List<Frame> actual) {
    assertEquals(expected.size(), actual.size());
    for (int i = 0; i < expected.size(); i++) {
      assertSame("step " + expected.get(i).where().step(), expected.get(i), actual.get(i));
    }
  }

  /** All that records say, bit for bit: nothing in a frame depends on the time it took. */
  private static void assertSame(String where, Object expected, Object actual) {
    if (!(expected instanceof Record)) {
      assertArrayEquals(new Object[] {expected}, new Object[] {actual}, where);
      return;
    }
    for (RecordComponent part : expected.getClass().getRecordComponents()) {
      assertSame(where + " " + part.getName(), valueOf(part, expected), valueOf(part, actual));
    }
  }

  private static Object valueOf(RecordComponent part, Object record) {
    try {
      return part.getAccessor().invoke(record);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        START,
        START + "&average=on&optimizer=sgd",
        START + "~at=6&loss=arcface&m=0.3&s=16",
        START + "~at=6&loss=contrastive~at=9&loss=softmax&bias=on",
        START + "&learn=on&average=on~at=5&learn=off",
        "data=pen&net=mlp&batch=64&epochs=2&loss=center-loss&average=on"
            + "~at=6&loss=subcenter~at=9&loss=adaface~at=15&loss=curricularface",
        START + "&learn=on~at=5&loss=adacos~at=9&loss=coco&centroids=batch~at=14&loss=elasticface",
        START + "~at=12&lr=0.01&warmup=0~loss=triplet&p=5&k=8&epochs=1",
        START + "~at=3&loss=margin-based&learn=off~at=8&learn=on~at=15&learn=off",
        "data=pen&net=mlp&batch=64&epochs=2&loss=contrastive~loss=softmax&bias=on&epochs=1",
        FACES
      })
  void a_run_continued_from_a_checkpoint_gives_the_same_frames(String text) {
    RunSpec spec = RunSpec.parse(text);
    DataSet data = text.equals(FACES) ? people() : CourseTest.data;
    List<Frame> whole = new ArrayList<>();
    List<Checkpoint> checkpoints = new ArrayList<>();
    try (Run run = new Run(spec, data)) {
      for (int stop : new int[] {6, 13, Integer.MAX_VALUE}) {
        whole.addAll(frames(run, stop));
        checkpoints.add(run.checkpoint());
      }
    }
    for (Checkpoint checkpoint : checkpoints) {
      try (Run resumed = Run.from(checkpoint, spec, data)) {
        List<Frame> rest = whole.subList(checkpoint.step(), whole.size());
        assertSame(rest, frames(resumed, Integer.MAX_VALUE));
        Run.from(resumed.checkpoint(), spec, data).close(); // what is resumed can be resumed again
      }
    }
  }

  @Test
  void a_fork_shares_the_past_and_a_replay_of_its_text_gives_its_frames() {
    RunSpec plain = RunSpec.parse(START);
    Checkpoint fork;
    List<Frame> past;
    try (Run run = new Run(plain, data)) {
      past = frames(run, 8);
      fork = run.checkpoint();
    }
    RunSpec forked = plain.then(Change.at(8, Map.of("loss", "cosface", "m", "0.1")));
    assertEquals(forked, RunSpec.parse(forked.text()));
    List<Frame> future;
    try (Run run = Run.from(fork, forked, data)) {
      future = frames(run, Integer.MAX_VALUE);
    }
    try (Run replay = new Run(forked, data)) {
      assertSame(past, frames(replay, 8));
      assertSame(future, frames(replay, Integer.MAX_VALUE));
    }
  }

  @Test
  void a_change_without_epochs_keeps_the_budget_and_one_with_epochs_adds_a_stage() {
    try (Run same = new Run(RunSpec.parse(START + "~at=5&lr=0.001"), data);
        Run more = new Run(RunSpec.parse(START + "~loss=arcface&epochs=3"), data)) {
      assertEquals(20, same.totalSteps());
      assertEquals(50, more.totalSteps());
      assertEquals(1, same.course().marginStrength(20));
      assertEquals(0, more.course().marginStrength(21), "a new stage warms up anew");
    }
  }

  /** What a loss does not learn it takes from its own settings, not from the loss before. */
  @Test
  void what_is_not_learned_is_not_inherited() {
    String scaled = START + "&learn=on~at=5&loss=adacos&dynamic=off";
    assertEquals(Math.sqrt(2) * Math.log(9), last(scaled).learning().scale(), 1e-6);
    String fixed = "data=pen&net=mlp&batch=64&epochs=1&loss=margin-based&learn=off";
    float[] asBefore = last(fixed).points().features();
    float[] changed = last(fixed + "~at=5&beta=0.4").points().features();
    assertFalse(Arrays.equals(asBefore, changed));
  }

  private static Frame last(String text) {
    try (Run run = new Run(RunSpec.parse(text), data)) {
      List<Frame> frames = frames(run, Integer.MAX_VALUE);
      return frames.get(frames.size() - 1);
    }
  }

  @Test
  void a_file_holds_all_that_a_run_goes_on_from(@TempDir Path folder) throws IOException {
    RunSpec spec = RunSpec.parse(START);
    Path file = folder.resolve("a.model");
    List<Frame> whole;
    try (Run run = new Run(spec, data)) {
      frames(run, 7);
      SavedRun.write(run, file);
      whole = frames(run, Integer.MAX_VALUE);
    }
    Checkpoint checkpoint = SavedRun.read(file);
    try (Run resumed = Run.from(checkpoint, spec, data)) {
      assertSame(whole, frames(resumed, Integer.MAX_VALUE));
    }
    try (FaceModel model = FaceModel.read(file)) {
      assertEquals(2, model.dim());
    }
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
    assertThrows(DataException.class, () -> SavedRun.read(file));
  }

  /**
   * A run that is over is kept before its last picture and looked at anew: nothing is different.
   */
  @ParameterizedTest
  @ValueSource(strings = {"~epochs=1", "~loss=arcface&m=0.3&s=16&epochs=1"})
  void a_run_that_is_over_is_opened_at_its_end_and_trained_further(
      String stage, @TempDir Path folder) {
    RunSpec spec = RunSpec.parse(START);
    Path file = folder.resolve("a.model");
    Frame end;
    try (Run run = new Run(spec, data)) {
      frames(run, Integer.MAX_VALUE);
      SavedRun.write(run, file);
      end = run.look();
    }
    FaceModel.About about = FaceModel.about(file);
    assertEquals(10, about.classes());
    assertEquals(end.learning().testAccuracy(), about.accuracy());
    assertFalse(about.faces());
    try (Run opened = Run.from(SavedRun.read(file), spec, data)) {
      assertTrue(opened.ending().isPresent());
      assertSame(List.of(end), List.of(opened.look()));
    }
    RunSpec further = RunSpec.parse(START + stage);
    Run.checkGoesOn(spec, 20, further, data);
    try (Run replay = new Run(further, data);
        Run resumed = Run.from(SavedRun.read(file), further, data)) {
      frames(replay, 20);
      assertSame(frames(replay, Integer.MAX_VALUE), frames(resumed, Integer.MAX_VALUE));
      assertEquals(3, resumed.totalEpochs());
    }
  }

  @Test
  void another_course_or_network_is_refused() {
    Checkpoint checkpoint;
    try (Run run = new Run(RunSpec.parse(START), data)) {
      frames(run, 8);
      checkpoint = run.checkpoint();
    }
    for (String other : List.of("&lr=0.01", "~at=5&lr=0.01", "&net=light", "&epochs=3")) {
      RunSpec spec =
          RunSpec.parse(
              other.startsWith("~")
                  ? START + other
                  : START.replaceAll(other.replaceAll("=.*", "=") + "\\w+", "") + other);
      assertThrows(BadValue.class, () -> Run.from(checkpoint, spec, data).close(), other);
      assertThrows(BadValue.class, () -> Run.checkGoesOn(checkpoint.spec(), 8, spec, data), other);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "~at=99&lr=0.01 | at = 99",
        "~at=20&lr=0.01 | at = 20",
        "~at=8&lr=0.01~at=8&lr=0.02 | at = 8",
        "~at=-1&lr=0.01 | at = -1",
        "~at=x&lr=0.01 | at = x",
        "~at=4 | empty",
        "~at=4&m=0.3 | m",
        "~at=4&net=conv | net = conv",
        "~at=4&seed=2 | seed = 2",
        "~at=4&optimizer=sgd | optimizer = sgd",
        "~at=4&recipe=classic | recipe",
        "~loss=triplet&p=11&k=4&epochs=1 | p = 11",
        "~loss=triplet&p=2&k=200&epochs=1 | k = 200",
        "~loss=triplet&p=5&k=1&epochs=1 | k = 1",
        "~loss=triplet&p=10&k=65&epochs=1 | p = 10 classes with k = 65 images each are more than",
        "~loss=triplet&p=10&k=65&epochs=1 | p · k is 4 … 640",
        "~batch=641&epochs=1 | batch = 641",
      })
  void what_cannot_change_is_named(String change, String named) {
    BadValue refused =
        assertThrows(BadValue.class, () -> new Run(RunSpec.parse(START + change), data).close());
    assertTrue(refused.in(Lang.EN).contains(named), refused.in(Lang.EN));
    BadValue early =
        assertThrows(BadValue.class, () -> Run.checkCourse(RunSpec.parse(START + change), LABELS));
    assertEquals(refused.in(Lang.ZH), early.in(Lang.ZH), "by the labels alone");
  }

  @ParameterizedTest
  @ValueSource(strings = {"contrastive", "triplet&p=8&k=8"})
  void a_loss_without_class_weights_learns_and_decides_by_the_nearest_mean(String loss) {
    RunSpec spec = RunSpec.parse("data=pen&net=mlp&batch=64&epochs=12&lr=0.01&loss=" + loss);
    try (Run run = new Run(spec, data)) {
      frames(run, Integer.MAX_VALUE);
      Frame last = run.look();
      assertTrue(last.learning().testAccuracy() > 0.4, loss + " " + last.learning().testAccuracy());
      assertEquals(10 * last.points().dim(), last.rows().weights().length);
      assertEquals(0, last.wish().certainty().length);
    }
  }
}
