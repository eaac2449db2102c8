package facespace.demos.bench;

import facespace.data.Images;
import facespace.match.Pairs;
import facespace.model.FaceModel;
import facespace.quality.Quality;
import facespace.quality.RejectCurve;
import facespace.train.run.Run;
import java.util.List;

/** What a quality gate costs and gains on the people a run is tested with. */
final class GateRow {
  private static final double REFUSED = 0.1;
  private static final double FAR = 0.01;
  private static final double PERCENT = 100;

  private GateRow() {}

  /** False non-matches at 1 % false matches, before and after a tenth of the shots is refused. */
  static Measurement of(Run run) {
    Images test = run.data().test().subset(Run.tested(run.data().test()));
    try (FaceModel model = FaceModel.of(run)) {
      float[] embeddings = model.embed(test);
      Pairs pairs = Pairs.of(embeddings, model.dim(), test.labels());
      double threshold = pairs.verification().tarAtFar(FAR).threshold();
      float[] quality =
          Quality.fitOnPaper(model.channels() == 3, model::embed).of(test, embeddings);
      List<RejectCurve.Gate> gates = RejectCurve.of(pairs, quality, threshold, 0, REFUSED);
      double before = PERCENT * gates.get(0).frr();
      return Measurement.of(
          "the same at 1 % FAR, a quality gate refusing a tenth: refused wrongly",
          PERCENT * gates.get(1).frr(),
          "%",
          Measurement.Aim.atMost(before),
          "without the gate %.1f %%; FAR %.2f → %.2f %%"
              .formatted(before, PERCENT * gates.get(0).far(), PERCENT * gates.get(1).far()));
    }
  }
}
