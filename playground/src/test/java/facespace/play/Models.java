package facespace.play;

import com.fasterxml.jackson.databind.JsonNode;
import facespace.train.RunSpec;
import java.util.Map;

/** Small face models for tests. */
final class Models {
  /** Some seconds of training on an idle machine: knows faces a little. */
  static final String SPEC =
      RunSpec.faces("paper")
          .with(
              Map.of(
                  "people",
                  "40",
                  "shots",
                  "10",
                  "holdout-people",
                  "12",
                  "epochs",
                  "2",
                  "augment",
                  "off"))
          .text();

  private static final int MOST_WAITS = 4;

  private Models() {}

  /** Trains a model to its end and returns the id under which it is kept. */
  static String train(Playground playground) {
    String experiment = playground.play(SPEC);
    for (int wait = 1; ; wait++) {
      try {
        JsonNode done = playground.await(experiment, "done");
        return done.path("models").path(0).asText();
      } catch (IllegalStateException stillTraining) {
        if (wait == MOST_WAITS) {
          throw stillTraining;
        }
      }
    }
  }
}
