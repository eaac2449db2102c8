package facespace.play.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import facespace.data.DataSets;
import facespace.data.Images;
import facespace.data.PaperTruth;
import facespace.data.paper.PaperPerson;
import facespace.data.paper.Shot;
import facespace.knob.KnobInfo;
import facespace.play.hub.RunData;
import facespace.play.hub.map.MapRows;
import facespace.play.hub.map.MapSource;
import facespace.play.hub.map.ShownFaces;
import facespace.play.hub.run.Experiment;
import facespace.play.hub.run.RunHub;
import facespace.play.web.Guards;
import facespace.play.web.Refused;
import facespace.play.web.Tagged;
import facespace.play.web.Tongue;
import facespace.project.AngleMap;
import facespace.text.Lang;
import facespace.train.frame.Frame;
import facespace.train.spec.RunSpec;
import io.javalin.http.Context;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/** The faces looked at in an experiment: who they are, their pictures, and their true angles. */
public final class FacesApi {
  private static final int NEIGHBOURS = 8;
  private static final int MOST_NEIGHBOURS = 100;

  /** A condition this far from usual, as a share of its range, is worth a word. */
  private static final double NOTABLE = 0.2;

  private final RunHub hub;
  private final DataSets data;

  public FacesApi(RunHub hub, DataSets data) {
    this.hub = hub;
    this.data = data;
  }

  /**
   * {@code GET /api/experiments/{id}/people}: the points of the map, {@code {names, persons, probe,
   * conditions, traits, tile, columns}}. persons: the person of each point, an index into names;
   * probe: its row of a frame's features; conditions and traits (of paper faces): {@code [{key,
   * label, kind, min, max, unit, shares, texts}]}, per point its place 0 … 1 in the range and,
   * where notable, words; kind is measure, switch or choice.
   */
  public void people(Context ctx) {
    ShownFaces faces = shown(hub.get(ctx.pathParam("id")), 0);
    Images test = faces.data().test();
    Lang lang = Tongue.of(ctx.req());
    ObjectNode json = Json.object();
    ArrayNode names = json.putArray("names");
    test.classNames().forEach(names::add);
    ArrayNode persons = json.putArray("persons");
    Arrays.stream(faces.points().image()).forEach(image -> persons.add(test.labels()[image]));
    ArrayNode probe = json.putArray("probe");
    Arrays.stream(faces.points().probe()).forEach(probe::add);
    List<PaperTruth> truths =
        IntStream.range(0, faces.points().count())
            .mapToObj(faces::truth)
            .flatMap(Optional::stream)
            .toList();
    json.set("conditions", columns(Shot.knobs(), truths, t -> t.shot().texts(), lang));
    json.set("traits", columns(PaperPerson.traits(), truths, t -> t.person().texts(), lang));
    json.put("tile", ShownFaces.TILE).put("columns", FaceSheet.columns(faces.points().count()));
    Json.send(ctx, json);
  }

  /** {@code GET /api/experiments/{id}/faces.png}: all of them, row by row, 64 × 64 each. */
  public void sheet(Context ctx) {
    Experiment experiment = hub.get(ctx.pathParam("id"));
    String mark = Png.mark(RunData.stamp(data, experiment.comparison())); // of before it is read
    ShownFaces faces = shown(experiment, 0);
    ctx.header("X-Columns", String.valueOf(FaceSheet.columns(faces.points().count())));
    Tagged.answer(ctx, mark, "image/png", () -> Png.of(FaceSheet.of(faces)));
  }

  /**
   * {@code GET /api/experiments/{id}/angles/{run}?source=embedding&moment=}: the angles of all
   * pairs of points in whole degrees, row-major n × n unsigned bytes; 255 where there is none.
   */
  public void angles(Context ctx) {
    MapRows rows = rows(ctx);
    ctx.header("Cache-Control", "no-store")
        .contentType("application/octet-stream")
        .result(AngleMap.of(rows.rows(), rows.dim()));
  }

  /**
   * {@code GET /api/experiments/{id}/neighbours/{run}/{index}?source=&count=8}: the nearest points
   * by angle, {@code {index, neighbours: [{index, person, name, deg}]}}.
   */
  public void neighbours(Context ctx) {
    Experiment experiment = hub.get(ctx.pathParam("id"));
    ShownFaces faces = shown(experiment, run(ctx, experiment));
    int count = faces.points().count();
    String text = ctx.pathParam("index");
    int index =
        Lookup.below(count, text)
            .orElseThrow(
                () -> new Refused(404, "refused.point", Guards.quoted(text), "0 … " + (count - 1)));
    int wanted = Lookup.within(ctx, "count", 1, MOST_NEIGHBOURS, NEIGHBOURS);
    MapRows rows = rows(ctx);
    double[] deg = AngleMap.anglesDeg(rows.rows(), rows.dim(), index);
    Images test = faces.data().test();
    ObjectNode json = Json.object().put("index", index);
    ArrayNode list = json.putArray("neighbours");
    IntStream.range(0, count)
        .filter(other -> other != index && !Double.isNaN(deg[other]))
        .boxed()
        .sorted(Comparator.comparingDouble(other -> deg[other]))
        .limit(wanted)
        .forEach(
            other -> {
              int person = test.labels()[faces.points().image()[other]];
              list.addObject()
                  .put("index", other)
                  .put("person", person)
                  .put("name", test.classNames().get(person))
                  .put("deg", Math.round(deg[other] * 100) / 100.0);
            });
    Json.send(ctx, json);
  }

  private MapRows rows(Context ctx) {
    Experiment experiment = hub.get(ctx.pathParam("id"));
    int run = run(ctx, experiment);
    ShownFaces faces = shown(experiment, run);
    MapSource source =
        MapSource.of(
            Optional.ofNullable(ctx.queryParam("source")).orElse(MapSource.EMBEDDING.key()));
    if (source != MapSource.EMBEDDING) {
      return MapRows.baseline(source, faces.points(), faces.data());
    }
    return MapRows.embedding(faces.points(), frame(ctx, experiment, run));
  }

  /** The frame of the moment asked for, or the newest. */
  static Frame frame(Context ctx, Experiment experiment, int run) {
    String newest = String.valueOf(experiment.moments().count() - 1);
    String moment = Optional.ofNullable(ctx.queryParam("moment")).orElse(newest);
    return Lookup.moment(experiment, moment).runs().get(run).frame();
  }

  private static int run(Context ctx, Experiment experiment) {
    return Lookup.run(experiment, ctx.pathParam("run"));
  }

  private ShownFaces shown(Experiment experiment, int run) {
    RunSpec spec = experiment.comparison().runs().get(run);
    return ShownFaces.of(data, spec);
  }

  private static ArrayNode columns(
      List<KnobInfo> knobs,
      List<PaperTruth> truths,
      Function<PaperTruth, Map<String, String>> texts,
      Lang lang) {
    ArrayNode columns = Json.MAPPER.createArrayNode();
    if (truths.isEmpty()) {
      return columns;
    }
    List<Map<String, String>> known = truths.stream().map(texts).toList();
    for (KnobInfo knob : knobs) {
      ObjectNode column = columns.addObject();
      column.put("key", knob.key()).put("label", knob.label(lang)).put("kind", kind(knob));
      column.put("min", knob.min()).put("max", knob.max()).put("unit", knob.unit());
      ArrayNode shares = column.putArray("shares");
      ArrayNode words = column.putArray("texts");
      for (Map<String, String> one : known) {
        String text = one.get(knob.key());
        double share = share(knob, text);
        boolean notable =
            knob.kind() == KnobInfo.Kind.CHOICE
                || Math.abs(share - share(knob, knob.value())) >= NOTABLE;
        shares.add(Math.round(share * 1e4) / 1e4);
        words.add(notable ? words(knob, text, share, lang) : "");
      }
    }
    return columns;
  }

  private static String kind(KnobInfo knob) {
    return switch (knob.kind()) {
      case SWITCH -> "switch";
      case CHOICE -> "choice";
      default -> "measure";
    };
  }

  private static double share(KnobInfo knob, String text) {
    return switch (knob.kind()) {
      case SWITCH -> text.equals("on") ? 1 : 0;
      case CHOICE -> {
        List<String> values = knob.choices().stream().map(KnobInfo.Choice::value).toList();
        yield values.indexOf(text) / (double) Math.max(1, values.size() - 1);
      }
      default -> (Double.parseDouble(text) - knob.min()) / (knob.max() - knob.min());
    };
  }

  private static String words(KnobInfo knob, String text, double share, Lang lang) {
    return switch (knob.kind()) {
      case SWITCH -> "✓";
      case CHOICE ->
          knob.choices().stream()
              .filter(choice -> choice.value().equals(text))
              .map(choice -> choice.label(lang))
              .findFirst()
              .orElse(text);
      default ->
          knob.unit().isEmpty()
              ? Math.round(100 * share) + "\u00a0%"
              : Math.round(Double.parseDouble(text)) + knob.unit();
    };
  }
}
