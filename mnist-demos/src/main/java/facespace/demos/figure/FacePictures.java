package facespace.demos.figure;

import com.fasterxml.jackson.databind.node.ObjectNode;
import facespace.chart.DetFigure;
import facespace.chart.Figure;
import facespace.chart.NamedRoc;
import facespace.chart.RefusalFigure;
import facespace.chart.RocFigure;
import facespace.demos.Json;
import facespace.demos.RunOptions;
import facespace.lab.Journey;
import facespace.lab.Trained;
import facespace.match.Verification;
import facespace.model.FaceModel;
import facespace.quality.CauseTrial;
import facespace.sweep.SweepResult;
import facespace.train.run.Run;
import facespace.train.spec.RunSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Pictures of faces: people who were never trained on. */
final class FacePictures {
  private static final int SIDE = 600;
  private static final int BARS_HEIGHT = 420;

  /** Of the studio's own photographs one stranger in a hundred is let in. */
  private static final double FAR = 0.01;

  private FacePictures() {}

  /** Draws curves of several verifications. */
  private interface Curves {
    Figure draw(List<NamedRoc> curves);
  }

  static Drawn roc(Studio studio) {
    return curves(studio, curves -> RocFigure.of(curves, studio.look()));
  }

  static Drawn det(Studio studio) {
    return curves(studio, curves -> DetFigure.of(curves, studio.look()));
  }

  private static Drawn curves(Studio studio, Curves kind) {
    List<Trained> runs = studio.faces("softmax", "cosface", "arcface", "facenet");
    List<NamedRoc> curves = new ArrayList<>();
    ObjectNode numbers = Json.object();
    for (Trained run : runs) {
      String title = run.spec().title();
      Verification pairs = run.pairs();
      curves.add(new NamedRoc(studio.title(run.spec()), pairs));
      Json.put(numbers, "EER of the pairs drawn, " + title, pairs.eer());
      numbers.put("pairs drawn, " + title, pairs.pairs());
    }
    return new Drawn(kind.draw(curves), SIDE, SIDE, DigitPictures.results(runs), numbers);
  }

  static Drawn failures(Studio studio) {
    RunSpec spec = studio.face("arcface");
    try (Run run = new Run(spec, RunOptions.data(spec))) {
      Journey.train(run, it -> false, (it, frame) -> {});
      try (FaceModel model = FaceModel.of(run)) {
        CauseTrial trial = CauseTrial.of(model::embed, model.about().channels() > 1);
        return failures(trial, SweepResult.of(run), studio);
      }
    }
  }

  private static Drawn failures(CauseTrial trial, SweepResult run, Studio studio) {
    double angleDeg = trial.results().get(0).angleAtFar(FAR);
    ObjectNode numbers = Json.object();
    Json.put(numbers, "angle asked for, °", Math.round(100 * angleDeg) / 100.0);
    for (CauseTrial.Result result : trial.results()) {
      numbers.put(
          "turned away of " + result.same().length + ", " + result.cause().en(),
          result.turnedAway(angleDeg));
    }
    String title =
        String.format(Locale.ROOT, "%s: θ ≤ %.1f° (FAR 1 %%)", studio.title(run.spec()), angleDeg);
    Figure bars = RefusalFigure.of(title, trial, angleDeg, studio.look());
    return new Drawn(bars, SIDE, BARS_HEIGHT, List.of(run), numbers);
  }
}
