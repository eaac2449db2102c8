package facespace.train.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import facespace.data.DataSet;
import facespace.model.CheckpointPart;
import facespace.train.spec.RunSpec;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * How a run ended goes with what it goes on from; one that goes on from before ends in its time.
 */
class EndingTest {
  private static final String TARGET =
      "data=pen&net=mlp&batch=64&epochs=6&seed=3&warmup=0&loss=softmax&target-accuracy=0.4";
  private static final String DIVERGING =
      "data=pen&optimizer=sgd&lr=10&schedule=fixed&batch-norm=off&epochs=50";

  private static DataSet data;

  @BeforeAll
  static void someDigits() {
    data = FewDigits.of(640, 100);
  }

  private static Run train(RunSpec spec, int until) {
    Run run = new Run(spec, data);
    return trainOn(run, until);
  }

  private static Run trainOn(Run run, int until) {
    while (run.ending().isEmpty() && run.steps() < until) {
      run.step();
    }
    return run;
  }

  private static Checkpoint stored(Checkpoint checkpoint) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    CheckpointPart.write(new DataOutputStream(bytes), checkpoint);
    return read(bytes, checkpoint.spec());
  }

  private static Checkpoint read(ByteArrayOutputStream bytes, RunSpec spec) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));
    Checkpoint read = CheckpointPart.read(in, spec);
    assertEquals(-1, in.read(), "nothing is left");
    return read;
  }

  @ParameterizedTest
  @CsvSource({TARGET + ",TARGET_REACHED", DIVERGING + ",DIVERGED"})
  void whatIsOverBeforeItsEpochsStaysOver(String text, Ending.Kind kind) throws IOException {
    RunSpec spec = RunSpec.parse(text);
    try (Run run = train(spec, Integer.MAX_VALUE)) {
      Ending ending = run.ending().orElseThrow();
      assertEquals(kind, ending.kind());
      assertTrue(run.steps() < run.totalSteps());
      try (Run restored = Run.from(stored(run.checkpoint()), spec, data)) {
        assertEquals(Optional.of(ending), restored.ending());
        assertThrows(IllegalStateException.class, restored::step);
        assertArrayEquals(
            run.look().points().features(), restored.look().points().features(), "as it was");
        Checkpoint again = stored(restored.checkpoint());
        try (Run once = Run.from(again, spec, data)) {
          assertEquals(Optional.of(ending), once.ending());
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({TARGET + ",0.001", DIVERGING + ",0.01"})
  void whatIsForkedBeforeThatTrainsOn(String text, String lr) throws IOException {
    RunSpec spec = RunSpec.parse(text);
    try (Run run = train(spec, Integer.MAX_VALUE)) {
      int before = run.steps() - 1;
      try (Run earlier = train(spec, before)) {
        Checkpoint fork = stored(earlier.checkpoint());
        try (Run again = Run.from(fork, spec, data)) {
          assertTrue(again.ending().isEmpty());
          again.step();
          assertEquals(run.ending(), again.ending());
        }
        RunSpec other = RunSpec.parse(text + "~at=" + before + "&lr=" + lr);
        try (Run forked = Run.from(fork, other, data)) {
          forked.step();
          assertEquals(run.steps(), forked.steps());
        }
      }
    }
  }

  /** What follows in the text changes nothing: trained from the beginning it never comes there. */
  @Test
  void anotherCourseFromItsEndIsWhatItsTextGives() throws IOException {
    RunSpec spec = RunSpec.parse(TARGET);
    try (Run run = train(spec, Integer.MAX_VALUE)) {
      Checkpoint end = stored(run.checkpoint());
      for (String more : new String[] {"~at=" + run.steps() + "&lr=0.001", "~epochs=1"}) {
        RunSpec other = RunSpec.parse(TARGET + more);
        try (Run replay = train(other, Integer.MAX_VALUE);
            Run forked = Run.from(end, other, data)) {
          assertEquals(run.steps(), replay.steps());
          assertEquals(replay.ending(), forked.ending());
        }
      }
    }
  }

  /** Written as files of before were, by hand. */
  @Test
  void whatWasStoredWithoutAnEndingIsStillRead() throws IOException {
    RunSpec spec = RunSpec.parse(TARGET);
    try (Run run = train(spec, 3)) {
      Checkpoint now = run.checkpoint();
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      DataOutputStream out = new DataOutputStream(bytes);
      out.writeInt(now.step());
      out.writeDouble(now.seconds());
      writeTable(out, now.arrays());
      writeTable(out, now.optimizer());
      out.writeInt(now.updates().size());
      for (Map.Entry<String, Integer> moves : now.updates().entrySet()) {
        out.writeUTF(moves.getKey());
        out.writeInt(moves.getValue());
      }
      for (double[] tally : now.tallies()) {
        out.writeInt(tally.length);
        for (double number : tally) {
          out.writeDouble(number);
        }
      }
      trainOn(run, 8);
      try (Run restored = trainOn(Run.from(read(bytes, spec), spec, data), 8)) {
        assertEquals(8, restored.steps());
        assertArrayEquals(run.look().points().features(), restored.look().points().features());
      }
    }
  }

  private static void writeTable(DataOutputStream out, Map<String, float[]> table)
      throws IOException {
    out.writeInt(table.size());
    for (Map.Entry<String, float[]> array : table.entrySet()) {
      out.writeUTF(array.getKey());
      out.writeInt(array.getValue().length);
      for (float number : array.getValue()) {
        out.writeFloat(number);
      }
    }
  }
}
