package facespace.play.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import facespace.data.Crowd;
import facespace.data.DataSets;
import facespace.data.Images;
import facespace.play.web.Guards;
import facespace.play.web.Refused;
import facespace.train.run.Run;
import facespace.train.spec.FaceRuns;
import facespace.train.spec.RunSpec;
import io.javalin.http.Context;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/** The test images that every moment carries: their labels and pictures. */
public final class ProbeApi {
  private final DataSets data;

  /** Nobody's question may keep the server drawing for long: as many as suit by themselves. */
  private static final int MOST_IMAGES = 4_000;

  public ProbeApi(DataSets data) {
    this.data = data;
  }

  /**
   * {@code GET /api/probe/{data}}: {@code {labels, classes: names, slots: place of each class among
   * the colours and shapes}}. Which digits or people are meant is said as in a run's text: {@code
   * ?classes=0,1,7} or {@code ?people=8&holdout-people=0}.
   */
  public void labels(Context ctx) {
    Images test = test(ctx);
    ObjectNode json = Json.object();
    ArrayNode labels = json.putArray("labels");
    for (int index : Run.probe(test)) {
      labels.add(test.labels()[index]);
    }
    for (int c = 0; c < test.classes(); c++) {
      json.withArray("classes").add(test.classNames().get(c));
      json.withArray("slots").add(test.slot(c));
    }
    Json.send(ctx, json);
  }

  /** {@code GET /api/probe/{data}/{index}.png}. */
  public void picture(Context ctx) {
    Images test = test(ctx);
    int[] probe = Run.probe(test);
    String index = ctx.pathParam("index");
    int image =
        probe[
            Lookup.below(probe.length, index)
                .orElseThrow(
                    () ->
                        new Refused(
                            404,
                            "refused.probe",
                            Guards.quoted(index),
                            "0 … " + (probe.length - 1)))];
    ctx.header("Cache-Control", "private, max-age=3600")
        .contentType("image/png")
        .result(Png.of(test.pixelsOf(image), test.height(), test.width()));
  }

  private Images test(Context ctx) {
    Map<String, String> who = new HashMap<>();
    Stream.concat(FaceRuns.ONLY.stream(), Stream.of(RunSpec.CLASSES))
        .filter(key -> ctx.queryParam(key) != null)
        .forEach(key -> who.put(key, ctx.queryParam(key)));
    if (who.isEmpty()) {
      return data.loadNamed(ctx.pathParam("data")).test();
    }
    Crowd crowd = RunSpec.of(who).crowd();
    if ((long) crowd.people() * crowd.shots() > MOST_IMAGES) {
      throw new Refused(400, "refused.probeCrowd", crowd.people(), crowd.shots(), MOST_IMAGES);
    }
    return data.loadNamed(ctx.pathParam("data"), crowd).test();
  }
}
