package facespace.play.decide;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import facespace.play.web.Guards;
import facespace.play.web.Refused;
import facespace.play.web.Tagged;
import facespace.quality.CauseTrial;
import facespace.quality.PhotoTrial;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What a model decides about all pairs of people it has never seen. */
public final class PairsApi {
  private static final String EMBEDDING = "embedding";
  private static final String PIXELS = "pixels";

  private final Decisions decisions;

  public PairsApi(Decisions decisions) {
    this.decisions = decisions;
  }

  /** {@code GET /api/models/{id}/pairs}: binary, see {@link Judgement#pack}. */
  public void pairs(Context ctx) {
    answer(ctx, "pairs", "application/octet-stream", decisions::pairs);
  }

  /** {@code GET /api/models/{id}/quality}: binary, see {@link Judgement#packQuality}. */
  public void quality(Context ctx) {
    answer(ctx, "quality", "application/octet-stream", decisions::qualities);
  }

  /**
   * {@code GET /api/models/{id}/curve?by=embedding}: {@code {far: […], frr: […]}}, the trade-off on
   * the same pairs as {@link #pairs}, by the model's embedding or, {@code by=pixels}, without one.
   */
  public void curve(Context ctx) {
    String by = Optional.ofNullable(ctx.queryParam("by")).orElse(EMBEDDING);
    if (!by.equals(EMBEDDING) && !by.equals(PIXELS)) {
      throw new Refused(400, "refused.curve", Guards.quoted(by));
    }
    String id = ctx.pathParam("id");
    TradeOff curve = by.equals(PIXELS) ? decisions.pixelCurve(id) : decisions.curve(id);
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    curve.far().forEach(json.putArray("far")::add);
    curve.frr().forEach(json.putArray("frr")::add);
    ctx.header("Cache-Control", "no-cache").contentType("application/json").result(json.toString());
  }

  /** {@code GET /api/models/{id}/faces.png}: the photographs the pairs speak of, in one picture. */
  public void faces(Context ctx) {
    answer(ctx, "faces", "image/png", decisions::faces);
  }

  /**
   * {@code GET /api/models/{id}/causes}: binary; the head holds {@code people}, {@code shots}, the
   * keys of the {@code causes}, {@code examples} of each and how to cut their {@code faces}; the
   * arrays {@code same-KEY} and {@code different-KEY} hold ascending angles in degrees.
   */
  public void causes(Context ctx) {
    answer(ctx, "causes", "application/octet-stream", this::packCauses);
  }

  /** {@code GET /api/models/{id}/causes.png}: the examples, cause after cause, in one picture. */
  public void causeFaces(Context ctx) {
    answer(ctx, "cause-faces", "image/png", id -> Sprite.png(decisions.causes(id).examples()));
  }

  private byte[] packCauses(String id) {
    CauseTrial trial = decisions.causes(id);
    ObjectNode head = JsonNodeFactory.instance.objectNode();
    head.put("people", CauseTrial.PEOPLE)
        .put("shots", CauseTrial.SHOTS)
        .put("examples", CauseTrial.EXAMPLES)
        .put("drawn", decisions.evidence(id).drawn());
    Sprite.describe(trial.examples(), head.putObject("faces"));
    return pack(head, trial.results());
  }

  /**
   * {@code GET /api/models/{id}/photographs}: binary, as {@link #causes}; the head holds {@code
   * people}, {@code strangers} and how many of them are {@code letIn} at {@code limitDeg}, {@code
   * twins}, the keys of the labels as {@code causes}, and how to cut the {@code faces}.
   */
  public void photographs(Context ctx) {
    String what = "photographs-" + decisions.photographsStamp();
    answer(ctx, what, "application/octet-stream", this::packPhotographs);
  }

  /**
   * {@code GET /api/models/{id}/photographs.png}: of each label the normal photograph and the one
   * farthest from it, in one picture.
   */
  public void photographFaces(Context ctx) {
    String what = "photograph-faces-" + decisions.photographsStamp();
    answer(ctx, what, "image/png", id -> Sprite.png(decisions.photographs(id).examples()));
  }

  private byte[] packPhotographs(String id) {
    PhotoTrial trial = decisions.photographs(id);
    ObjectNode head = JsonNodeFactory.instance.objectNode();
    head.put("people", trial.people())
        .put("strangers", trial.strangers())
        .put("letIn", trial.letIn())
        .put("limitDeg", trial.limitDeg())
        .put("twins", trial.twins())
        .put("examples", PhotoTrial.EXAMPLES);
    Sprite.describe(trial.examples(), head.putObject("faces"));
    return pack(head, trial.results());
  }

  private static byte[] pack(ObjectNode head, List<CauseTrial.Result> results) {
    Packed packed = new Packed(head);
    ArrayNode causes = head.putArray("causes");
    for (CauseTrial.Result result : results) {
      String key = result.cause().key();
      causes.add(key);
      packed.add("same-" + key, result.same()).add("different-" + key, result.different());
    }
    return packed.encode();
  }

  /** A kept model never changes, so what it decides is known by its id. */
  private void answer(Context ctx, String what, String type, Function<String, byte[]> bytes) {
    String id = decisions.model(ctx.pathParam("id")).id();
    Tagged.answer(ctx, id + "-" + what, type, () -> bytes.apply(id));
  }
}
