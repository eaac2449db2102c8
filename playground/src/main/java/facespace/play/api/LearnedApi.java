package facespace.play.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import facespace.data.DataSets;
import facespace.data.Images;
import facespace.data.PaperTruth;
import facespace.data.paper.PaperPerson;
import facespace.knob.KnobInfo;
import facespace.model.FaceModel;
import facespace.play.hub.TensorThread;
import facespace.play.hub.map.ShownFaces;
import facespace.play.hub.run.Experiment;
import facespace.play.hub.run.RunHub;
import facespace.play.web.Refused;
import facespace.play.web.Tongue;
import facespace.project.LinearProbe;
import facespace.text.Lang;
import io.javalin.http.Context;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Which of our words for faces a network has found by itself. */
public final class LearnedApi {
  private static final int MOST_FITTED = 2000;
  private static final double RIDGE = 1e-2;

  private final RunHub hub;
  private final DataSets data;

  public LearnedApi(RunHub hub, DataSets data) {
    this.hub = hub;
    this.data = data;
  }

  /**
   * {@code GET /api/experiments/{id}/probe/{run}}: {@code {traits: [{key, label, choice, value,
   * chance}], sentence}}: how well each trait can be read off the embedding of people not trained
   * on, by a linear rule fitted on those trained on. Without truth or unseen people there are no
   * traits, and the sentence says so.
   */
  public void probe(Context ctx) {
    Experiment experiment = hub.get(ctx.pathParam("id"));
    int run = Lookup.run(experiment, ctx.pathParam("run"));
    ShownFaces faces = ShownFaces.of(data, experiment.comparison().runs().get(run));
    Lang lang = Tongue.of(ctx.req());
    ObjectNode json = Json.object();
    ArrayNode traits = json.putArray("traits");
    boolean possible =
        faces.isPaper()
            && faces.data().openSet()
            && faces.data().train().name().equals(DataSets.PAPER);
    json.put("sentence", possible ? "" : Refused.MESSAGES.text(lang, "learned.none"));
    if (possible) {
      try (FaceModel model = experiment.model(run)) {
        addTraits(traits, faces, model, lang);
      }
    }
    Json.send(ctx, json);
  }

  private static void addTraits(ArrayNode into, ShownFaces faces, FaceModel model, Lang lang) {
    Images train = faces.data().train();
    int count = Math.min(MOST_FITTED, train.count());
    int[] fitted =
        IntStream.range(0, count).map(i -> (int) ((long) i * train.count() / count)).toArray();
    float[] fit = TensorThread.calculate(() -> model.embed(train.subset(fitted)));
    float[] test = TensorThread.calculate(() -> model.embed(faces.images()));
    double[][] fitTruth =
        values(count, i -> PaperTruth.ofTrain(faces.crowd(), train, fitted[i]).person());
    double[][] testTruth =
        values(faces.points().count(), i -> faces.truth(i).orElseThrow().person());
    List<KnobInfo> traits = PaperPerson.traits();
    for (int t = 0; t < traits.size(); t++) {
      KnobInfo trait = traits.get(t);
      boolean choice = trait.kind() == KnobInfo.Kind.CHOICE;
      LinearProbe.Score score =
          LinearProbe.judge(
              fit, column(fitTruth, t), test, column(testTruth, t), model.dim(), choice, RIDGE);
      ObjectNode node = into.addObject().put("key", trait.key()).put("label", trait.label(lang));
      node.put("choice", choice).put("chance", score.chance());
      if (Double.isFinite(score.value())) {
        node.put("value", score.value());
      } else {
        node.putNull("value");
      }
    }
  }

  private static double[][] values(int count, IntFunction<PaperPerson> person) {
    return IntStream.range(0, count)
        .mapToObj(i -> person.apply(i).values())
        .toArray(double[][]::new);
  }

  private static double[] column(double[][] rows, int k) {
    return Arrays.stream(rows).mapToDouble(row -> row[k]).toArray();
  }
}
