package facespace.play.gallery;

import facespace.data.Crowd;
import facespace.data.DataSets;
import facespace.data.paper.Conditions;
import facespace.model.FaceModel;
import facespace.train.run.Run;
import facespace.train.spec.FaceRuns;
import facespace.train.spec.RunSpec;
import java.nio.file.Path;
import java.util.Map;

/** A face model with its first weights, made in no time. */
final class Untrained {
  private Untrained() {}

  static FaceModel model() {
    RunSpec spec = FaceRuns.of("paper").with(Map.of("colour", "off", "dim", "4"));
    DataSets data = new DataSets(Map.of(), Path.of("nowhere"));
    Crowd few = new Crowd(2, 2, 2, false, Conditions.STUDIO);
    try (Run run = new Run(spec, data.load("paper", few))) {
      return FaceModel.of(run);
    }
  }
}
