package facespace.play.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import facespace.data.DataSets;
import facespace.data.Images;
import facespace.model.FaceModel;
import facespace.play.face.FaceReader;
import facespace.play.face.LookAlikes;
import facespace.play.face.LookAlikes.LookAlike;
import facespace.play.face.ModelInput;
import facespace.play.face.Strangers;
import facespace.play.hub.TensorThread;
import facespace.play.web.Once;
import facespace.play.web.Refused;
import facespace.play.web.StrictJson;
import facespace.quality.Flaws;
import facespace.quality.PhotoVerdict;
import facespace.quality.Quality;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** What a kept model makes of faces. Keeps nothing that it is shown. */
public final class CompareApi {
  /** The most faces one request may show. */
  private static final int MOST_FACES = 64;

  private static final Once<Flaws> FLAWS = new Once<>(Flaws::learnt);

  /** The knob of a shot that turns a flaw up. */
  private static final Map<Flaws.Flaw, String> KNOBS =
      Map.of(
          Flaws.Flaw.DARK, "darkness",
          Flaws.Flaw.COVERED, "mask",
          Flaws.Flaw.ONE_SIDED, "light-side");

  private final Function<String, FaceModel> models;
  private final Function<String, Quality> qualities;
  private final LookAlikes lookAlikes = new LookAlikes();
  private final Strangers strangers;

  /**
   * @param models finds a model by id, or refuses with status 404
   * @param qualities how good shots are for a model; learnt when first asked for
   * @param data where the models' held-out people come from
   */
  public CompareApi(
      Function<String, FaceModel> models, Function<String, Quality> qualities, DataSets data) {
    this.models = models;
    this.qualities = qualities;
    this.strangers = new Strangers(data);
  }

  /**
   * {@code POST /api/models/{id}/compare}, body: {@code {a: face, b: face}} as {@link FaceReader}
   * reads faces. Answers {@code {cos, angleDeg, d2, a, b}}; a and b are the embeddings.
   */
  public void compare(Context ctx) {
    FaceModel model = model(ctx);
    JsonNode body = FaceReader.json(ctx.body());
    double[][] pair = embed(model, List.of(body.path("a"), body.path("b")));
    double d2 = squaredDistance(pair[0], pair[1]);
    ObjectNode json = Json.object();
    json.put("cos", 1 - d2 / 2);
    json.put("d2", d2);
    json.put("angleDeg", angleDeg(d2));
    json.set("a", Json.numbers(pair[0]));
    json.set("b", Json.numbers(pair[1]));
    Json.send(ctx, json);
  }

  /** {@code POST /api/models/{id}/embed}, body: {@code {faces: [face, …]}}, at most 64. */
  public void embed(Context ctx) {
    FaceModel model = model(ctx);
    ObjectNode json = Json.object();
    json.set("embeddings", rows(embed(model, faces(ctx))));
    Json.send(ctx, json);
  }

  /**
   * {@code POST /api/models/{id}/quality}, body: {@code {faces: [face, …]}}, at most 64. Answers
   * {@code {quality: [cosine, …], flaws: [[key, …], …], doubts: [[key, …], …]}}: how alike each
   * picture is likely to be to others of its person, what makes it no good whatever the model
   * thinks of it, by the keys of {@link #KNOBS}, and what may do so in a photograph, see {@link
   * PhotoVerdict}.
   */
  public void quality(Context ctx) {
    FaceModel model = model(ctx);
    List<JsonNode> faces = faces(ctx);
    Images images = ModelInput.of(faces, model.channels());
    ObjectNode json = Json.object();
    for (float guess : qualities.apply(ctx.pathParam("id")).of(images)) {
      json.withArray("quality").add(guess);
    }
    List<Set<Flaws.Flaw>> found = FLAWS.get().of(images);
    for (int i = 0; i < faces.size(); i++) {
      PhotoVerdict verdict =
          faces.get(i).has("paper")
              ? new PhotoVerdict(found.get(i), Set.of())
              : PhotoVerdict.of(images, i);
      addKeys(json.withArray("flaws").addArray(), verdict.flaws());
      addKeys(json.withArray("doubts").addArray(), verdict.doubts());
    }
    Json.send(ctx, json);
  }

  private static void addKeys(ArrayNode keys, Set<Flaws.Flaw> flaws) {
    flaws.forEach(flaw -> keys.add(KNOBS.get(flaw)));
  }

  private static List<JsonNode> faces(Context ctx) {
    List<JsonNode> faces = new ArrayList<>();
    FaceReader.json(ctx.body()).path("faces").forEach(faces::add);
    if (faces.isEmpty() || faces.size() > MOST_FACES) {
      throw new Refused(400, "refused.faces", faces.size(), MOST_FACES);
    }
    return faces;
  }

  /**
   * {@code POST /api/models/{id}/lookalike}, body: {@code {face, rank}}: of the people at random,
   * the one on that place, from 0 and round and round, among those whom the model finds most like
   * the face.
   */
  public void lookAlike(Context ctx) {
    FaceModel model = model(ctx);
    JsonNode body = FaceReader.json(ctx.body());
    Images face = ModelInput.of(List.of(body.path("face")), model.channels());
    float[] embedding = TensorThread.calculate(() -> model.embed(face));
    List<LookAlike> found = lookAlikes.of(model, embedding);
    int rank = Math.floorMod(StrictJson.whole(body, "rank"), found.size());
    LookAlike alike = found.get(rank);
    Json.send(
        ctx,
        Json.object()
            .put("person", alike.person())
            .put("rank", rank)
            .put("among", LookAlikes.PEOPLE)
            .put("angleDeg", angleDeg(2 - 2 * alike.cosine())));
  }

  /**
   * {@code GET /api/models/{id}/strangers}: {@code {people: [[embedding, …], …]}}, some of the
   * model's held-out people.
   */
  public void strangers(Context ctx) {
    ArrayNode people = Json.MAPPER.createArrayNode();
    strangers.of(model(ctx)).forEach(person -> people.add(rows(person)));
    Json.send(ctx, (ObjectNode) Json.object().set("people", people));
  }

  private FaceModel model(Context ctx) {
    return models.apply(ctx.pathParam("id"));
  }

  private static double[][] embed(FaceModel model, List<JsonNode> faces) {
    Images images = ModelInput.of(faces, model.channels());
    return Strangers.rows(TensorThread.calculate(() -> model.embed(images)), model.dim());
  }

  private static ArrayNode rows(double[][] embeddings) {
    ArrayNode array = Json.MAPPER.createArrayNode();
    for (double[] embedding : embeddings) {
      array.add(Json.numbers(embedding));
    }
    return array;
  }

  private static double squaredDistance(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (a[i] - b[i]) * (a[i] - b[i]);
    }
    return sum;
  }

  /** From the distance d of unit vectors, d = 2 sin(θ/2): small angles stay exact. */
  private static double angleDeg(double d2) {
    return Math.toDegrees(2 * Math.asin(Math.min(1, Math.sqrt(Math.max(0, d2)) / 2)));
  }
}
