package facespace.demos.figure;

import com.fasterxml.jackson.databind.node.ObjectNode;
import facespace.chart.Figure;
import facespace.demos.Json;
import facespace.sweep.SweepMeasure;
import facespace.sweep.SweepResult;
import java.util.List;

/**
 * A picture, and what it was drawn from.
 *
 * @param figure the picture
 * @param width in CSS pixels
 * @param height in CSS pixels
 * @param runs what came of the runs it shows; none if it needs none
 * @param numbers what it shows beside the runs' own measures, by name
 */
record Drawn(Figure figure, int width, int height, List<SweepResult> runs, ObjectNode numbers) {

  static Drawn of(Figure figure, int width, int height, List<SweepResult> runs) {
    return new Drawn(figure, width, height, runs, Json.object());
  }

  /** The numbers behind it: shares between 0 and 1, angles in degrees. */
  ObjectNode json(Picture picture, double seconds) {
    ObjectNode json = Json.object().put("figure", picture.key()).put("title", picture.en());
    Json.put(json, "seconds", seconds);
    for (SweepResult run : runs) {
      ObjectNode line = json.withArray("runs").addObject();
      line.put("name", run.spec().title()).put("seed", run.spec().seed());
      line.put("ending", run.ending().key()).put("spec", run.spec().text());
      for (SweepMeasure measure : SweepMeasure.values()) {
        if (Double.isFinite(run.value(measure))) {
          line.put(measure.key(), run.value(measure));
        }
      }
    }
    json.set("numbers", numbers);
    return json;
  }
}
