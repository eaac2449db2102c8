package facespace.demos.figure;

import com.fasterxml.jackson.databind.node.ObjectNode;
import facespace.chart.DetFigure;
import facespace.chart.Figure;
import facespace.chart.NamedRoc;
import facespace.chart.RefusalFigure;
import facespace.chart.RocFigure;
import facespace.data.DataSets;
import facespace.data.folder.FaceFolder;
import facespace.demos.Json;
import facespace.demos.RunOptions;
import facespace.lab.Journey;
import facespace.lab.Trained;
import facespace.match.Verification;
import facespace.model.FaceModel;
import facespace.quality.CauseTrial;
import facespace.quality.PhotoLabel;
import facespace.quality.PhotoTrial;
import facespace.sweep.SweepResult;
import facespace.train.run.Run;
import facespace.train.spec.RunSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiFunction;

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
    return trained(
        studio,
        (model, run) -> {
          CauseTrial trial = CauseTrial.of(model::embed, model.about().channels() > 1);
          double angleDeg = trial.results().get(0).angleAtFar(FAR);
          return refusals(studio, run, trial.results(), angleDeg, FAR, Json.object());
        });
  }

  /** Whether there are photographs whose files say what is different. */
  static boolean hasPhotographs() {
    return DataSets.fromSystem().areFaces(PhotoLabel.FOLDER);
  }

  static Drawn photographs(Studio studio) {
    RunSpec spec = studio.face("arcface");
    DataSets sets = DataSets.fromSystem();
    FaceFolder faces = sets.people(PhotoLabel.FOLDER, spec.crowd().colour());
    Set<String> seen =
        isFolderOfPhotographs(sets, spec.data())
            ? Set.copyOf(RunOptions.data(spec).train().classNames())
            : Set.of();
    return trained(
        studio,
        (model, run) -> {
          PhotoTrial trial = PhotoTrial.of(faces, seen, model::embed);
          ObjectNode numbers = Json.object();
          numbers.put("people", trial.people());
          numbers.put("strangers let in of " + trial.strangers(), trial.letIn());
          numbers.put("left out, the normal one again", trial.twins());
          return refusals(studio, run, trial.results(), trial.limitDeg(), PhotoTrial.FAR, numbers);
        });
  }

  /** Whether a model learns from the very folder it is tried on, whatever that is called. */
  private static boolean isFolderOfPhotographs(DataSets sets, String nameOrPath) {
    try {
      return !nameOrPath.equals(DataSets.PAPER)
          && Files.isSameFile(
              sets.peopleFolderAt(nameOrPath), sets.peopleFolder(PhotoLabel.FOLDER));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Drawn trained(Studio studio, BiFunction<FaceModel, SweepResult, Drawn> drawing) {
    RunSpec spec = studio.face("arcface");
    try (Run run = new Run(spec, RunOptions.data(spec))) {
      Journey.train(run, it -> false, (it, frame) -> {});
      try (FaceModel model = FaceModel.of(run)) {
        return drawing.apply(model, SweepResult.of(run));
      }
    }
  }

  private static Drawn refusals(
      Studio studio,
      SweepResult run,
      List<CauseTrial.Result> results,
      double angleDeg,
      double far,
      ObjectNode numbers) {
    Json.put(numbers, "angle asked for, °", Math.round(100 * angleDeg) / 100.0);
    for (CauseTrial.Result result : results) {
      numbers.put(
          "turned away of " + result.same().length + ", " + result.cause().en(),
          result.turnedAway(angleDeg));
    }
    String title =
        String.format(
            Locale.ROOT,
            "%s: θ ≤ %.1f° (FAR %.0f %%)",
            studio.title(run.spec()),
            angleDeg,
            100 * far);
    Figure bars = RefusalFigure.of(title, results, angleDeg, studio.look());
    return new Drawn(bars, SIDE, BARS_HEIGHT, List.of(run), numbers);
  }
}
