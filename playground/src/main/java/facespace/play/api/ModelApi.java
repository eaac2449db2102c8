package facespace.play.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import facespace.model.FaceModel;
import facespace.play.hub.Experiment;
import facespace.play.hub.ModelStore;
import facespace.play.hub.RunHub;
import facespace.play.hub.TensorThread;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.List;

/** The trained face models that stay. */
public final class ModelApi {
  private final RunHub hub;
  private final ModelStore models;

  public ModelApi(RunHub hub, ModelStore models) {
    this.hub = hub;
    this.models = models;
  }

  /** {@code GET /api/models}: {@code [{id, title, spec, eer, data, dim, newest}]}, newest first. */
  public void list(Context ctx) {
    List<ModelStore.Entry> entries = models.list();
    ArrayNode json = Json.MAPPER.createArrayNode();
    entries.forEach(entry -> json.add(json(entry, entry == entries.get(0))));
    ctx.header("Cache-Control", "no-store").contentType("application/json").result(json.toString());
  }

  /** {@code GET /api/models/{id}}; {@code latest} is the newest. */
  public void show(Context ctx) {
    ModelStore.Entry entry = models.entry(ctx.pathParam("id"));
    Json.send(ctx, json(entry, entry.id().equals(models.entry(ModelStore.LATEST).id())));
  }

  /** {@code DELETE /api/models/{id}}. */
  public void delete(Context ctx) {
    models.delete(ctx.pathParam("id"));
    ctx.status(HttpStatus.NO_CONTENT);
  }

  /**
   * {@code POST /api/experiments/{id}/keep}: keeps the models of a face experiment as they are now;
   * {@code {models: [id]}}, one for each run. What has not moved since is not kept twice.
   */
  public void keep(Context ctx) {
    Experiment experiment = hub.get(ctx.pathParam("id"));
    List<String> kept = TensorThread.calculate(experiment::keep);
    ObjectNode json = Json.object();
    kept.forEach(json.putArray("models")::add);
    Json.send(ctx, json);
  }

  private static ObjectNode json(ModelStore.Entry entry, boolean newest) {
    FaceModel.About about = entry.about();
    ObjectNode json = Json.object();
    json.put("id", entry.id());
    json.put("title", about.title());
    json.put("spec", about.spec().text());
    if (Double.isNaN(about.eer())) {
      json.putNull("eer");
    } else {
      json.put("eer", about.eer());
    }
    json.put("data", about.spec().data());
    json.put("dim", about.spec().dim());
    json.put("channels", about.channels());
    return json.put("newest", newest);
  }
}
