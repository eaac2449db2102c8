package facespace.play.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import facespace.data.Crowd;
import facespace.data.DataSet;
import facespace.data.DataSets;
import facespace.data.Images;
import facespace.play.web.Guards;
import facespace.play.web.Refused;
import facespace.play.web.Tagged;
import facespace.train.run.Run;
import facespace.train.spec.FaceRuns;
import facespace.train.spec.RunSpec;
import io.javalin.http.Context;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiFunction;
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
   * the colours and shapes, unseen: the same of digits not trained on}}. Which digits or people are
   * meant is said as in a run's text: {@code ?classes=0,1,7} or {@code ?people=8&holdout-people=0}.
   */
  public void labels(Context ctx) {
    DataSet set = set(ctx, data::unwritten);
    ObjectNode json = json(set.test(), Run.probe(set.test()));
    json.set("unseen", json(set.unseen(), Run.unseenProbe(set.unseen())));
    Json.send(ctx, json);
  }

  private static ObjectNode json(Images images, int[] probe) {
    ObjectNode json = Json.object();
    json.set("labels", Json.MAPPER.valueToTree(images.labelsOf(probe)));
    json.set("classes", Json.MAPPER.valueToTree(images.classNames()));
    json.set("slots", Json.MAPPER.valueToTree(images.slots()));
    return json;
  }

  /** {@code GET /api/probe/{data}/{index}.png}; digits not trained on come after the others. */
  public void picture(Context ctx) {
    String mark = Png.mark(data.stamp(ctx.pathParam("data"))); // of before it is read
    DataSet set = set(ctx, data::loadNamed);
    int[] probe = Run.probe(set.test());
    int[] unseen = Run.unseenProbe(set.unseen());
    int all = probe.length + unseen.length;
    String text = ctx.pathParam("index");
    int index =
        Lookup.below(all, text)
            .orElseThrow(
                () -> new Refused(404, "refused.probe", Guards.quoted(text), "0 … " + (all - 1)));
    boolean isSeen = index < probe.length;
    Images test = isSeen ? set.test() : set.unseen();
    int image = isSeen ? probe[index] : unseen[index - probe.length];
    Tagged.answer(
        ctx, mark, "image/png", () -> Png.of(test.pixelsOf(image), test.height(), test.width()));
  }

  private DataSet set(Context ctx, BiFunction<String, Crowd, DataSet> load) {
    Map<String, String> who = new HashMap<>();
    Stream.concat(FaceRuns.ONLY.stream(), Stream.of(RunSpec.CLASSES))
        .filter(key -> ctx.queryParam(key) != null)
        .forEach(key -> who.put(key, ctx.queryParam(key)));
    Crowd crowd = who.isEmpty() ? Crowd.DEFAULT : RunSpec.of(who).crowd();
    if ((long) crowd.people() * crowd.shots() > MOST_IMAGES) {
      throw new Refused(400, "refused.probeCrowd", crowd.people(), crowd.shots(), MOST_IMAGES);
    }
    return load.apply(ctx.pathParam("data"), crowd);
  }
}
