package facespace.play.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import facespace.data.DataSet;
import facespace.data.DataSets;
import facespace.model.FaceModel;
import facespace.play.face.Face;
import facespace.play.face.FaceReader;
import facespace.play.face.FolderPeople;
import facespace.play.gallery.Candidate;
import facespace.play.gallery.GalleryGrowth;
import facespace.play.gallery.GalleryGrowths;
import facespace.play.gallery.IdentificationTrial;
import facespace.play.gallery.Origin;
import facespace.play.gallery.Recogniser;
import facespace.play.hub.RunData;
import facespace.play.hub.TensorThread;
import facespace.play.web.Once;
import facespace.play.web.Tongue;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.function.Function;

/** Identification, 1:N: who of the gallery is it, and what happens when the gallery grows. */
public final class IdentifyApi {
  private static final int MOST_CANDIDATES = 10;
  private static final int SHOWN = 256;

  private final Function<String, FaceModel> models;
  private final DataSets data;
  private final Recogniser recogniser;
  private final FolderPeople folders;
  private final GalleryGrowths growths;
  private final Map<FaceModel, Once<Measured>> trials = new WeakHashMap<>();

  /** A trial, and whether its people are others than those the model was trained on. */
  private record Measured(IdentificationTrial trial, boolean neverSeen) {}

  /**
   * @param models finds a model by id, or refuses with status 404
   */
  public IdentifyApi(
      Function<String, FaceModel> models,
      DataSets data,
      Recogniser recogniser,
      FolderPeople folders,
      GalleryGrowths growths) {
    this.models = models;
    this.data = data;
    this.recogniser = recogniser;
    this.folders = folders;
    this.growths = growths;
  }

  /**
   * {@code POST /api/models/{id}/identify}, body: a face. Answers {@code {picture, shows,
   * candidates: [{id, name, picture, angleDeg}]}}, nearest first; shows: drawn or photographs.
   */
  public void identify(Context ctx) {
    JsonNode described = FaceReader.json(ctx.body());
    Face face = GalleryApi.read(described, folders::visitor);
    FaceModel model = model(ctx);
    List<Candidate> candidates =
        TensorThread.calculate(
            () -> recogniser.rank(model, model.embed(face.input(model.channels()))));
    ObjectNode json = Json.object();
    String png = Base64.getEncoder().encodeToString(face.png(SHOWN));
    json.put("picture", "data:image/png;base64," + png);
    json.put("shows", GalleryApi.shows(Origin.of(described), folders));
    ArrayNode list = json.putArray("candidates");
    candidates.stream().limit(MOST_CANDIDATES).forEach(one -> list.add(json(one)));
    Json.send(ctx, json);
  }

  private static ObjectNode json(Candidate candidate) {
    return Json.object()
        .put("id", candidate.person().id())
        .put("name", candidate.person().name())
        .put("picture", candidate.picture())
        .put("angleDeg", candidate.angleDeg());
  }

  /**
   * {@code GET /api/models/{id}/identification}: the trial on held-out pictures: {@code {people,
   * neverSeen, looked: {pictures, people, allPictures, allPeople}, cmc, thresholdDeg, usual, open:
   * {enrolled, mated: [{mateDeg, rank}], strangers: [angle]}}}; angles in degrees.
   */
  public void trial(Context ctx) {
    FaceModel model = model(ctx);
    Measured measured = Once.of(trials, model, this::measure);
    IdentificationTrial trial = measured.trial();
    ObjectNode json = Json.object().put("people", trial.people());
    json.put("neverSeen", measured.neverSeen());
    json.putObject("looked")
        .put("pictures", trial.looked().pictures())
        .put("people", trial.looked().people())
        .put("allPictures", trial.looked().allPictures())
        .put("allPeople", trial.looked().allPeople());
    json.set("cmc", Json.numbers(trial.cmc()));
    json.put("thresholdDeg", trial.thresholdDeg()).put("usual", trial.isUsual() ? "far" : "eer");
    ObjectNode open = json.putObject("open").put("enrolled", trial.enrolled());
    ArrayNode mated = open.putArray("mated");
    trial
        .mated()
        .forEach(one -> mated.addObject().put("mateDeg", one.mateDeg()).put("rank", one.rank()));
    open.set("strangers", Json.numbers(trial.strangersDeg()));
    Json.send(ctx, json);
  }

  private Measured measure(FaceModel model) {
    DataSet held = RunData.load(data, model.spec());
    IdentificationTrial trial =
        IdentificationTrial.of(
            held.test(), pictures -> TensorThread.calculate(() -> model.embed(pictures)));
    return new Measured(trial, held.openSet());
  }

  /** {@code POST /api/models/{id}/growth}: begins to grow the gallery, if that is not done. */
  public void startGrowth(Context ctx) {
    growths.start(model(ctx));
    ctx.status(HttpStatus.ACCEPTED);
    growth(ctx);
  }

  /**
   * {@code GET /api/models/{id}/growth}: {@code {running, enrolled, probes, sizes, best, angles,
   * searchMillis, ended}}: for every size reached each stranger's largest cosine; counts of all
   * pairs by tenths of a degree; a sentence if it ended before its end.
   */
  public void growth(Context ctx) {
    FaceModel model = model(ctx);
    GalleryGrowth.Measured progress = growths.progress(model);
    ObjectNode json = Json.object();
    json.put("running", growths.isRunning(model));
    json.put("enrolled", progress.enrolled()).put("probes", GalleryGrowth.PROBES);
    ArrayNode sizes = json.putArray("sizes");
    GalleryGrowth.SIZES.forEach(sizes::add);
    ArrayNode best = json.putArray("best");
    for (float[] cosines : progress.best()) {
      ArrayNode row = best.addArray();
      for (float cosine : cosines) {
        row.add(cosine);
      }
    }
    ArrayNode angles = json.putArray("angles");
    for (long count : progress.angles()) {
      angles.add(count);
    }
    if (Double.isFinite(progress.searchMillis())) {
      json.put("searchMillis", progress.searchMillis());
    }
    progress.ended().ifPresent(why -> json.put("ended", why.in(Tongue.of(ctx.req()))));
    Json.send(ctx, json);
  }

  private FaceModel model(Context ctx) {
    return models.apply(ctx.pathParam("id"));
  }
}
