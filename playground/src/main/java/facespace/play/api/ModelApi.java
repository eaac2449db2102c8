package facespace.play.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import facespace.data.DataException;
import facespace.model.FaceModel;
import facespace.play.hub.TensorThread;
import facespace.play.hub.model.KeptModel;
import facespace.play.hub.model.ModelKind;
import facespace.play.hub.model.ModelStore;
import facespace.play.hub.model.Starter;
import facespace.play.hub.run.Experiment;
import facespace.play.hub.run.RunHub;
import facespace.train.spec.RunSpec;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;

/** The trained models that stay. */
public final class ModelApi {
  private final RunHub hub;
  private final ModelStore models;
  private final Starter starter;

  public ModelApi(RunHub hub, ModelStore models, Starter starter) {
    this.hub = hub;
    this.models = models;
    this.starter = starter;
  }

  /**
   * {@code GET /api/models?kind=faces|digits}: {@code [{id, kind, title, run, spec, network, data,
   * learnt, starter, classes, dim, channels, eer, accuracy, time, newest, pinned, goesNext}]},
   * newest first, or all kinds. {@code newest} is true once for each kind; {@code learnt} is drawn
   * or photographs; {@code starter} tells the one made at the first start; classes, EER and
   * accuracy are null where not known; the next one kept takes the place of that which {@code
   * goesNext}.
   */
  public void list(Context ctx) {
    Optional<ModelKind> kind =
        Lookup.given(ctx, "kind").map(asked -> Lookup.choice(ctx, "kind", ModelKind.class));
    List<KeptModel> all = models.list(); // once: somebody may delete the next moment
    ArrayNode json = Json.MAPPER.createArrayNode();
    all.stream()
        .filter(entry -> kind.isEmpty() || entry.kind() == kind.get())
        .forEach(entry -> json.add(json(entry, all)));
    ctx.header("Cache-Control", "no-store").contentType("application/json").result(json.toString());
  }

  /** {@code GET /api/models/damaged}: the names of files that cannot be opened. */
  public void damaged(Context ctx) {
    ArrayNode json = Json.MAPPER.createArrayNode();
    models.damaged().forEach(json::add);
    ctx.header("Cache-Control", "no-store").contentType("application/json").result(json.toString());
  }

  /** {@code GET /api/models/{id}}; {@code latest} is the newest of faces. */
  public void show(Context ctx) {
    Json.send(ctx, json(models.entry(ctx.pathParam("id")), models.list()));
  }

  /** {@code GET /api/models/starter}: {@code {share}} in [0, 1], null if none is being made. */
  public void starter(Context ctx) {
    ctx.header("Cache-Control", "no-store");
    Json.send(ctx, Json.object().put("share", starter.share().orElse(null)));
  }

  /**
   * {@code GET /api/models/{id}/file}: what {@code train --resume} reads, if it is one of digits.
   */
  public void file(Context ctx) {
    KeptModel entry = models.entry(ctx.pathParam("id"));
    RunSpec last = entry.about().spec().last();
    String loss = last.asMap().get(RunSpec.LOSS);
    try {
      ctx.header("Cache-Control", "no-store")
          .header(
              "Content-Disposition",
              "attachment; filename=\"facespace-%s-%s.model\"".formatted(loss, entry.id()))
          .contentType("application/octet-stream")
          .result(Files.newInputStream(entry.file()));
    } catch (IOException e) {
      throw DataException.unreadable(entry.file(), e).byName();
    }
  }

  /** {@code DELETE /api/models/{id}}; what is damaged has the name of its file for an id. */
  public void delete(Context ctx) {
    models.delete(ctx.pathParam("id"));
    ctx.status(HttpStatus.NO_CONTENT);
  }

  /** {@code POST /api/models/{id}/pin}: it stays, however many come after it. */
  public void pin(Context ctx) {
    models.pin(ctx.pathParam("id"), true);
    ctx.status(HttpStatus.NO_CONTENT);
  }

  /** {@code DELETE /api/models/{id}/pin}: it goes when its turn comes. */
  public void unpin(Context ctx) {
    models.pin(ctx.pathParam("id"), false);
    ctx.status(HttpStatus.NO_CONTENT);
  }

  /**
   * {@code POST /api/experiments/{id}/keep}: keeps the models of an experiment as they are now;
   * {@code {models: [id]}}, one for each run. What has not moved since is not kept twice.
   */
  public void keep(Context ctx) {
    Experiment experiment = hub.get(ctx.pathParam("id"));
    List<String> kept = TensorThread.calculate(experiment::keep);
    ObjectNode json = Json.object();
    kept.forEach(json.putArray("models")::add);
    Json.send(ctx, json);
  }

  /**
   * @param all models, the newest first
   */
  private static ObjectNode json(KeptModel entry, List<KeptModel> all) {
    List<KeptModel> alike = all.stream().filter(one -> one.kind() == entry.kind()).toList();
    FaceModel.About about = entry.about();
    RunSpec spec = about.spec();
    ObjectNode json = Json.object();
    json.put("id", entry.id());
    json.put("kind", entry.kind().key());
    json.put("title", about.title());
    json.put("run", spec.title());
    json.put("spec", spec.text());
    json.put("network", spec.net().key());
    json.put("data", spec.data());
    json.put("learnt", Json.kind(about.drawn()));
    json.put("starter", spec.equals(Starter.SPEC));
    json.put("classes", about.classes() == 0 ? null : Integer.valueOf(about.classes()));
    json.put("dim", spec.dim());
    json.put("channels", about.channels());
    json.put("eer", known(about.eer()));
    json.put("accuracy", known(about.accuracy()));
    json.put("time", entry.time().toString()).put("pinned", entry.pinned());
    json.put("goesNext", ModelStore.goingNext(alike).contains(entry));
    return json.put("newest", !alike.isEmpty() && alike.get(0).id().equals(entry.id()));
  }

  private static Double known(double number) {
    return Double.isNaN(number) ? null : Double.valueOf(number);
  }
}
