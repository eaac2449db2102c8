package facespace.play.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import facespace.data.DataSets;
import facespace.knob.BadValue;
import facespace.knob.Decimal;
import facespace.play.hub.map.LiveMap;
import facespace.play.hub.map.MapSource;
import facespace.play.hub.map.Maps;
import facespace.play.hub.run.Experiment;
import facespace.play.hub.run.RunHub;
import facespace.play.hub.wire.Viewer;
import facespace.play.web.Guards;
import facespace.play.web.Refused;
import facespace.play.web.StrictJson;
import facespace.play.web.Tongue;
import facespace.project.PointSets;
import facespace.project.TsneMap;
import facespace.text.Lang;
import io.javalin.http.Context;
import io.javalin.websocket.WsCloseStatus;
import io.javalin.websocket.WsConfig;
import io.javalin.websocket.WsConnectContext;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The live t-SNE map of a run, and demonstrations of what such maps do not say. */
public final class MapApi {
  private static final long PING_SECONDS = 15;
  private static final String MAP = "map";
  private static final int DEMO_POINTS_PER_GROUP = 75;
  private static final int DEMO_ITERATIONS = 1000;

  private final RunHub hub;
  private final Maps maps;
  private final DataSets data;

  public MapApi(RunHub hub, Maps maps, DataSets data) {
    this.hub = hub;
    this.maps = maps;
    this.data = data;
  }

  /**
   * {@code WebSocket /api/experiments/{id}/map?run=0&source=embedding&perplexity=30}: layouts as
   * binary messages ({@link facespace.play.hub.map.MapLayout}), the state as text. The viewer may
   * send {@code {"perplexity": 20}}, {@code {"source": "pixels"}} and {@code {"restart": true}}.
   */
  public void live(WsConfig ws) {
    ws.onConnect(this::connect);
    ws.onMessage(ctx -> steer(ctx.attribute(MAP), ctx.message()));
    ws.onClose(
        ctx -> {
          ctx.disableAutomaticPings();
          LiveMap map = ctx.attribute(MAP);
          if (map != null) {
            maps.leave(map);
          }
        });
  }

  /**
   * Refuses to upgrade to a WebSocket for a run or a source there is not.
   *
   * @throws Refused with status 404
   * @throws BadValue if the source or the perplexity is not one
   */
  public void mustExist(Context ctx) {
    Lookup.run(hub.get(ctx.pathParam("id")), or(ctx.queryParam("run"), "0"));
    MapSource.of(source(ctx.queryParam("source")));
    perplexity(ctx.queryParam("perplexity"));
  }

  private void connect(WsConnectContext ctx) {
    ctx.enableAutomaticPings(PING_SECONDS, TimeUnit.SECONDS);
    Lang lang = Lang.of(ctx.queryParam("lang"));
    Experiment experiment = hub.get(ctx.pathParam("id"));
    LiveMap map =
        new LiveMap(
            experiment,
            Lookup.run(experiment, or(ctx.queryParam("run"), "0")),
            data,
            new Viewer(ctx.session, lang),
            MapSource.of(source(ctx.queryParam("source"))),
            perplexity(ctx.queryParam("perplexity")));
    try {
      maps.watch(map);
      ctx.attribute(MAP, map);
    } catch (Refused refused) {
      map.answer(refused::in); // a page cannot read why a connection was closed as easily
      ctx.closeSession(WsCloseStatus.TRY_AGAIN_LATER, refused.in(lang));
    }
  }

  private static void steer(LiveMap map, String message) {
    if (map == null) {
      return;
    }
    try {
      steer(map, StrictJson.read(message));
    } catch (BadValue e) {
      map.answer(e::in);
    } catch (JsonProcessingException | IllegalArgumentException e) {
      map.answer(lang -> Refused.MESSAGES.text(lang, "refused.mapWish", Guards.quoted(message)));
    }
  }

  private static void steer(LiveMap map, JsonNode wish) {
    if (wish.hasNonNull("source")) {
      map.source(MapSource.of(wish.get("source").asText()));
    } else if (wish.path("restart").asBoolean()) {
      map.restart();
    } else if (wish.path("perplexity").isNumber()) {
      map.perplexity(wish.get("perplexity").asDouble());
    } else {
      throw new IllegalArgumentException("no wish");
    }
  }

  /**
   * {@code GET /api/tsne/demo/{which}?perplexity=30}: known points and their map, {@code {which,
   * label, perplexity, kl, groups, points, map}}; points are the first two of their ten dimensions.
   */
  public void demo(Context ctx) {
    PointSets set = pointSet(ctx.pathParam("which"));
    PointSets.Points points = set.draw(DEMO_POINTS_PER_GROUP, 1);
    int count = points.groups().length;
    double asked = perplexity(ctx.queryParam("perplexity"));
    double perplexity = Double.isNaN(asked) ? TsneMap.usualPerplexity(count) : asked;
    TsneMap map = new TsneMap(points.rows(), PointSets.DIM, perplexity, 1);
    map.update(DEMO_ITERATIONS - 1); // a multiple of 100 would be logged
    ObjectNode json =
        Json.object()
            .put("which", set.key())
            .put("label", set.label(Tongue.of(ctx.req())))
            .put("perplexity", perplexity)
            .put("kl", map.kl());
    ArrayNode groups = json.putArray("groups");
    Arrays.stream(points.groups()).forEach(groups::add);
    ArrayNode first = json.putArray("points");
    for (int i = 0; i < count; i++) {
      first.add(points.rows()[i * PointSets.DIM]).add(points.rows()[i * PointSets.DIM + 1]);
    }
    ArrayNode xy = json.putArray("map");
    for (float value : map.coordinates()) {
      xy.add(value);
    }
    Json.send(ctx, json);
  }

  private static PointSets pointSet(String key) {
    return Arrays.stream(PointSets.values())
        .filter(set -> set.key().equals(key))
        .findFirst()
        .orElseThrow(
            () -> {
              String known =
                  String.join(", ", Arrays.stream(PointSets.values()).map(PointSets::key).toList());
              return new Refused(404, "refused.demo", Guards.quoted(key), known);
            });
  }

  private static String source(String text) {
    return or(text, MapSource.EMBEDDING.key());
  }

  private static String or(String text, String otherwise) {
    return Optional.ofNullable(text).filter(t -> !t.isBlank()).orElse(otherwise);
  }

  private static double perplexity(String text) {
    if (text == null || text.isBlank()) {
      return Double.NaN; // as many as suit
    }
    return Decimal.parse(text)
        .orElseThrow(() -> new BadValue("map.perplexityText", Guards.quoted(text)));
  }
}
