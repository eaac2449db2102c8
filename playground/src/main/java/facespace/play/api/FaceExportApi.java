package facespace.play.api;

import static java.util.stream.Collectors.joining;

import facespace.chart.Csv;
import facespace.data.DataSets;
import facespace.data.Images;
import facespace.data.PaperTruth;
import facespace.data.paper.PaperPerson;
import facespace.data.paper.Shot;
import facespace.knob.KnobInfo;
import facespace.play.hub.map.ShownFaces;
import facespace.play.hub.run.Experiment;
import facespace.play.hub.run.RunHub;
import facespace.play.web.Guards;
import facespace.play.web.Refused;
import facespace.play.web.Tongue;
import facespace.text.Lang;
import facespace.train.frame.Frame;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.StringJoiner;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Embeddings to take away, as tables; the TSV pair is what embedding viewers read. */
public final class FaceExportApi {
  private static final String LINE_END = "\r\n";

  private final RunHub hub;
  private final DataSets data;

  public FaceExportApi(RunHub hub, DataSets data) {
    this.hub = hub;
    this.data = data;
  }

  /**
   * {@code GET /api/experiments/{id}/embeddings/{run}.{format}?moment=}: csv with the columns
   * {@code point, person, x1 … xD}, or tsv with the numbers alone, one line per point.
   */
  public void embeddings(Context ctx) {
    Experiment experiment = hub.get(ctx.pathParam("id"));
    int run = Lookup.run(experiment, ctx.pathParam("run"));
    ShownFaces faces = ShownFaces.of(data, experiment.comparison().runs().get(run));
    Frame frame = FacesApi.frame(ctx, experiment, run);
    int dim = frame.points().dim();
    String number = Lookup.numbered(experiment, run);
    float[] rows = faces.points().rowsOf(frame.points().features(), dim);
    switch (ctx.pathParam("format")) {
      case "csv" -> send(ctx, number + "embeddings.csv", csv(faces, rows, dim));
      case "tsv" -> send(ctx, number + "vectors.tsv", tsv(rows, dim));
      default -> throw new Refused(404, "refused.notFound", Guards.quoted(ctx.path()));
    }
  }

  /**
   * {@code GET /api/experiments/{id}/people.tsv}: a line for each line of the embeddings' TSV, with
   * a heading: the person and, of drawn people, all conditions and traits.
   */
  public void labels(Context ctx) {
    Experiment experiment = hub.get(ctx.pathParam("id"));
    ShownFaces faces = ShownFaces.of(data, experiment.comparison().runs().get(0));
    send(ctx, "metadata.tsv", faces.isPaper() ? truths(faces, Tongue.of(ctx.req())) : names(faces));
  }

  /** Embedding viewers want no heading where there is one column only. */
  private static String names(ShownFaces faces) {
    return lines(faces, point -> Csv.harmless(name(faces, point)));
  }

  private static String truths(ShownFaces faces, Lang lang) {
    List<KnobInfo> knobs =
        Stream.of(Shot.knobs(), PaperPerson.traits()).flatMap(List::stream).toList();
    String heading = knobs.stream().map(knob -> "\t" + knob.label(lang)).collect(joining());
    return "person"
        + heading
        + "\n"
        + lines(faces, point -> name(faces, point) + values(faces.truth(point).orElseThrow()));
  }

  private static String values(PaperTruth truth) {
    return Stream.of(truth.shot().texts(), truth.person().texts())
        .flatMap(texts -> texts.values().stream())
        .map(text -> "\t" + text)
        .collect(joining());
  }

  private static String lines(ShownFaces faces, IntFunction<String> line) {
    return IntStream.range(0, faces.points().count())
        .mapToObj(point -> line.apply(point) + "\n")
        .collect(joining());
  }

  private static String csv(ShownFaces faces, float[] rows, int dim) {
    StringJoiner header = new StringJoiner(",").add("point").add("person");
    IntStream.rangeClosed(1, dim).forEach(d -> header.add("x" + d));
    StringBuilder csv = new StringBuilder(header + LINE_END);
    for (int point = 0; point < faces.points().count(); point++) {
      StringJoiner line = new StringJoiner(",").add(String.valueOf(point));
      line.add(Csv.cell(name(faces, point)));
      for (int d = 0; d < dim; d++) {
        line.add(String.valueOf(rows[point * dim + d]));
      }
      csv.append(line).append(LINE_END);
    }
    return csv.toString();
  }

  private static String tsv(float[] rows, int dim) {
    StringBuilder tsv = new StringBuilder();
    for (int i = 0; i < rows.length; i++) {
      tsv.append(rows[i]).append(i % dim == dim - 1 ? '\n' : '\t');
    }
    return tsv.toString();
  }

  private static String name(ShownFaces faces, int point) {
    Images test = faces.data().test();
    return test.classNames()
        .get(test.labels()[faces.points().image()[point]])
        .replaceAll("\\s", " ");
  }

  private static void send(Context ctx, String name, String table) {
    String type = name.endsWith("csv") ? "text/csv" : "text/tab-separated-values";
    ctx.header("Cache-Control", "no-store")
        .header("Content-Disposition", "attachment; filename=\"facespace-" + name + "\"")
        .contentType(type + "; charset=utf-8")
        .result(table.getBytes(StandardCharsets.UTF_8));
  }
}
