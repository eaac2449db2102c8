package facespace.demos;

import facespace.data.DataSets;
import facespace.model.FaceModel;
import facespace.train.run.Run;
import facespace.train.spec.FaceRuns;
import facespace.train.spec.RunSpec;
import java.nio.file.Path;
import java.util.Map;

/** A face model with its first weights, made in no time. */
final class UntrainedModel {
  private UntrainedModel() {}

  /** Writes one into a folder and answers its file. */
  static Path in(Path folder) {
    Path file = folder.resolve("untrained.model");
    RunSpec spec =
        FaceRuns.of("paper")
            .with(Map.of("people", "4", "shots", "4", "holdout-people", "2", "dim", "4"));
    try (Run run = new Run(spec, new DataSets(Map.of(), folder).load("paper", spec.crowd()));
        FaceModel frozen = FaceModel.of(run)) {
      frozen.write(file);
    }
    return file;
  }
}
