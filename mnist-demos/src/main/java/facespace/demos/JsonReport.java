package facespace.demos;

import com.fasterxml.jackson.databind.node.ObjectNode;
import facespace.text.Lang;
import facespace.train.frame.Frame;
import facespace.train.frame.Measure;
import facespace.train.run.Ending;
import facespace.train.run.Run;
import java.io.PrintWriter;
import java.util.Map;
import java.util.Optional;

/** One JSON object per line. */
record JsonReport(PrintWriter out, PrintWriter err) implements RunReport {

  @Override
  public void frame(Run run, Frame frame) {
    Frame.Learning now = frame.learning();
    ObjectNode line = event("frame").put("step", frame.where().step());
    Json.put(line, "epoch", frame.where().epoch());
    Json.put(line, "seconds", run.trainingSeconds());
    Json.put(line, "trainLoss", now.trainLoss());
    Json.put(line, "trainAccuracy", now.trainAccuracy());
    Json.put(line, "testAccuracy", now.testAccuracy());
    if (!Double.isNaN(now.eer())) {
      Json.put(line, "eer", now.eer());
    }
    line.put("testCount", now.testCount());
    measures(line, frame, Map.of());
    Json.put(line, "learningRate", now.learningRate());
    Json.put(line, "marginStrength", now.marginStrength());
    out.println(line);
  }

  @Override
  public void done(Run run, Frame last, Ending ending, Optional<Baselines> baselines) {
    ObjectNode line = event("done");
    Json.put(line, "testAccuracy", run.testAccuracy());
    Json.put(line, "seconds", run.trainingSeconds());
    Json.put(line, "imagesPerSecond", run.imagesSeen() / run.trainingSeconds());
    Json.put(line, "epochs", run.epoch());
    line.put("passesPerEpoch", run.passesPerEpoch());
    measures(line, last, run.testSpread());
    baselines.ifPresent(
        without -> {
          Json.put(line, "eer", run.eer());
          Json.put(line, "eerPixels", without.pixels());
          Json.put(line, "eerEigenfaces", without.eigenfaces());
        });
    out.println(finish(line, run, ending));
  }

  @Override
  public void diverged(Run run, Ending ending) {
    ObjectNode line = event("diverged").put("step", run.steps());
    Json.put(line, "seconds", run.trainingSeconds());
    Json.put(line, "epochs", run.epoch());
    out.println(finish(line, run, ending));
    err.println(ending.note().in(Lang.EN));
  }

  private static ObjectNode event(String name) {
    return Json.object().put("event", name);
  }

  private static void measures(ObjectNode line, Frame frame, Map<Measure, Double> instead) {
    for (Measure measure : Measure.values()) {
      Json.put(line, measure.key(), instead.getOrDefault(measure, frame.measure(measure)));
    }
  }

  private static ObjectNode finish(ObjectNode line, Run run, Ending ending) {
    return line.put("ending", ending.kind().key())
        .put("message", ending.note().in(Lang.EN))
        .put("spec", run.spec().text());
  }
}
