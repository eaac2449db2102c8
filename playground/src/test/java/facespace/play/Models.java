package facespace.play;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import com.fasterxml.jackson.databind.JsonNode;
import facespace.train.spec.FaceRuns;
import facespace.train.spec.RunSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/** Small face models for tests. */
final class Models {
  /** Some seconds of training on an idle machine: knows faces a little. */
  static final String SPEC =
      FaceRuns.of("paper")
          .with(
              Map.of(
                  "people",
                  "40",
                  "shots",
                  "10",
                  "holdout-people",
                  "12",
                  "p",
                  "8",
                  "k",
                  "8",
                  "epochs",
                  "12",
                  "augment",
                  "off"))
          .text();

  /** A training whose progress can be watched for a moment. */
  static final String SHORT = RunSpec.parse(SPEC).with(Map.of("epochs", "6")).text();

  /** One batch: knows nothing, but is kept like any other. */
  static final String ONE_BATCH =
      RunSpec.parse(SPEC).with(Map.of("target-accuracy", "0.01", "warmup", "0")).text();

  private static final int MOST_WAITS = 4;

  /** Where the one model of this build lies that all JVMs of its tests share. */
  private static final Path TAUGHT =
      Path.of("target", "taught", System.getProperty("facespace.build", "alone").replace(":", ""));

  private Models() {}

  /** Trains a model to its end and returns the id under which it is kept. */
  static String train(Playground playground) {
    return train(playground, SPEC);
  }

  /** The same with other settings. */
  static String train(Playground playground, String spec) {
    String experiment = playground.play(spec);
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

  /**
   * Gives a playground that was not asked for its models yet the one that is trained once for all
   * tests of a build, and returns its id.
   */
  static synchronized String give(Playground playground) {
    try {
      Files.createDirectories(TAUGHT);
      Files.createDirectories(playground.models());
      try (FileChannel door = FileChannel.open(TAUGHT.resolve("lock"), CREATE, WRITE)) {
        door.lock(); // until it is closed
        Path id = TAUGHT.resolve("id");
        if (!Files.exists(id)) {
          Files.writeString(id, trainOnce());
        }
        try (Stream<Path> files = Files.list(TAUGHT.resolve("models"))) {
          for (Path file : files.toList()) {
            Files.copy(file, playground.models().resolve(file.getFileName()));
          }
        }
        return Files.readString(id);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String trainOnce() throws IOException {
    try (Playground school = new Playground()) {
      String id = train(school);
      Path models = Files.createDirectories(TAUGHT.resolve("models"));
      try (Stream<Path> files = Files.list(school.models())) {
        Path file = files.findFirst().orElseThrow();
        Files.copy(file, models.resolve(file.getFileName()), REPLACE_EXISTING);
      }
      return id;
    }
  }
}
