package facespace.demos.figure;

import facespace.chart.Look;
import facespace.lab.Lab;
import facespace.lab.Setup;
import facespace.lab.Trained;
import facespace.train.spec.DigitRuns;
import facespace.train.spec.FaceRuns;
import facespace.train.spec.RunSpec;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Trains what pictures show, each run once however many pictures show it; but not what asks the
 * model itself.
 *
 * @param digits the digits' data by name
 * @param faces the people's
 * @param given settings that hold for every run, by key
 * @param look of the figures
 * @param done runs by their text form
 */
record Studio(
    String digits, String faces, Map<String, String> given, Look look, Map<String, Trained> done) {
  /** Enough to see what a loss does, and a few seconds on two cores. */
  private static final Map<String, String> SHORT_DIGITS = Map.of("epochs", "1");

  private static final Map<String, String> SHORT_FACES = Map.of("epochs", "3");

  Studio(String digits, String faces, Map<String, String> given, Look look) {
    this(digits, faces, given, look, new HashMap<>());
  }

  /** Runs of digits, by losses. */
  List<Trained> digits(String... losses) {
    return Stream.of(losses).map(loss -> digits(loss, Map.of())).toList();
  }

  /** A run of digits with other settings than suit the loss best. */
  Trained digits(String loss, Map<String, String> settings) {
    return train(with(DigitRuns.of(digits, loss), SHORT_DIGITS, settings));
  }

  /** Runs of faces, by losses. */
  List<Trained> faces(String... losses) {
    return Arrays.stream(losses).map(loss -> train(face(loss))).toList();
  }

  RunSpec face(String loss) {
    return with(FaceRuns.of(faces, loss), SHORT_FACES, Map.of());
  }

  private RunSpec with(RunSpec spec, Map<String, String> usual, Map<String, String> settings) {
    Map<String, String> all = new LinkedHashMap<>(usual);
    all.putAll(settings);
    all.putAll(given);
    return spec.with(all);
  }

  private Trained train(RunSpec spec) {
    return done.computeIfAbsent(spec.text(), text -> Lab.train(new Setup(spec)));
  }

  String title(RunSpec spec) {
    return spec.title(look.lang());
  }
}
