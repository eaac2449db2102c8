package facespace.play.api;

import facespace.chart.Csv;
import facespace.chart.Figure;
import facespace.chart.Look;
import facespace.chart.PlaneFigure;
import facespace.chart.Side;
import facespace.data.DataSet;
import facespace.data.DataSets;
import facespace.data.Images;
import facespace.loss.Loss;
import facespace.loss.LossCatalog;
import facespace.loss.OwnPsi;
import facespace.play.hub.RunData;
import facespace.play.hub.run.Experiment;
import facespace.play.hub.run.RunHub;
import facespace.play.hub.wire.Moment;
import facespace.play.web.Guards;
import facespace.play.web.Refused;
import facespace.play.web.Tongue;
import facespace.train.frame.Frame;
import facespace.train.run.Run;
import facespace.train.spec.Comparison;
import facespace.train.spec.RunSpec;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * A moment to take away: as a picture, as numbers, or as Java code or a notebook that repeats the
 * run.
 */
public final class ExportApi {
  private static final int SIDE = 720;
  private static final int PNG_DENSITY = 2;

  private final RunHub hub;
  private final DataSets data;

  public ExportApi(RunHub hub, DataSets data) {
    this.hub = hub;
    this.data = data;
  }

  /**
   * {@code GET /api/experiments/{id}/export/{n}.{format}?run=&view=circle&theme=dark&turn=}; format
   * is csv, svg or png, view raw, circle or angles (drawn as raw is), turn the nine numbers of a
   * rotation, row by row, for features of three dimensions.
   */
  public void export(Context ctx) {
    Experiment experiment = hub.get(ctx.pathParam("id"));
    Moment moment = Lookup.moment(experiment, ctx.pathParam("n"));
    int run = Lookup.run(experiment, Optional.ofNullable(ctx.queryParam("run")).orElse("0"));
    RunSpec spec = experiment.comparison().runs().get(run);
    Frame frame = moment.runs().get(run).frame();
    DataSet set = RunData.load(data, spec);
    String format = ctx.pathParam("format");
    if (frame.rows().directions().length == 0 && List.of("csv", "svg", "png").contains(format)) {
      throw new Refused(409, "refused.noPlane");
    }
    switch (format) {
      case "csv" -> {
        byte[] csv = Csv.of(frame, probe(set), unseen(set)).getBytes(StandardCharsets.UTF_8);
        ctx.contentType("text/csv; charset=utf-8").result(csv);
      }
      case "svg" ->
          ctx.contentType("image/svg+xml").result(plane(ctx, spec, frame, set).svg(SIDE, SIDE));
      case "png" ->
          ctx.contentType("image/png")
              .result(plane(ctx, spec, frame, set).png(SIDE, SIDE, PNG_DENSITY));
      default -> throw new Refused(404, "refused.notFound", Guards.quoted(ctx.path()));
    }
    String name = Lookup.numbered(experiment, run) + lossKey(spec);
    attach(ctx, "%s-step-%d.%s".formatted(name, frame.where().step(), format));
  }

  /**
   * {@code GET /api/java?spec=&run=}: Java code that repeats a run; run is which of several it is,
   * from 0, if it is one of several.
   */
  public void java(Context ctx) {
    RunSpec spec = spec(ctx);
    ctx.contentType("text/plain; charset=utf-8").result(JavaCell.of(spec));
    attach(ctx, numbered(ctx) + lossKey(spec) + ".java");
  }

  /** {@code GET /api/notebook?spec=&run=}: a notebook that repeats a run. */
  public void notebook(Context ctx) {
    RunSpec spec = spec(ctx);
    ctx.contentType("application/x-ipynb+json; charset=utf-8")
        .result(JavaCell.notebook(spec, Tongue.of(ctx.req())).toPrettyString());
    attach(ctx, numbered(ctx) + lossKey(spec) + ".ipynb");
  }

  /** {@code GET /api/java/loss?spec=}: a drawn loss as a source file. */
  public void javaLoss(Context ctx) {
    Loss loss = spec(ctx).last().loss();
    if (!(loss instanceof OwnPsi drawn)) {
      throw new Refused(
          400, "refused.notDrawn", LossCatalog.infoOf(loss).name(Tongue.of(ctx.req())));
    }
    ctx.contentType("text/plain; charset=utf-8")
        .result(JavaLoss.of(drawn))
        .header("Cache-Control", "no-store")
        .header("Content-Disposition", "attachment; filename=\"" + JavaLoss.NAME + ".java\"");
  }

  private static RunSpec spec(Context ctx) {
    return RunSpec.parse(Optional.ofNullable(ctx.queryParam("spec")).orElse(""));
  }

  private static Figure plane(Context ctx, RunSpec spec, Frame frame, DataSet set) {
    boolean onCircle = Lookup.choice(ctx, "view", "raw", "circle", "angles").equals("circle");
    Look look = Lookup.look(ctx);
    Images unseen = unseen(set);
    String title = spec.title(Tongue.of(ctx.req()));
    return turn(ctx, spec)
        .map(side -> PlaneFigure.of(title, frame, probe(set), unseen, onCircle, side, look))
        .orElseGet(() -> PlaneFigure.of(title, frame, probe(set), unseen, onCircle, look));
  }

  /** From where a ball is to be looked at, if it is one and somebody turned it. */
  private static Optional<Side> turn(Context ctx, RunSpec spec) {
    String turn = ctx.queryParam("turn");
    if (turn == null || spec.dim() != 3) {
      return Optional.empty();
    }
    try {
      String[] numbers = turn.split(",", -1);
      float[] rotation = new float[numbers.length];
      for (int i = 0; i < numbers.length; i++) {
        rotation[i] = Float.parseFloat(numbers[i]);
      }
      return Optional.of(Side.turned(rotation));
    } catch (IllegalArgumentException e) {
      throw new Refused(400, "refused.turn", Guards.quoted(turn));
    }
  }

  private static Images probe(DataSet set) {
    return set.test().subset(Run.probe(set.test()));
  }

  private static Images unseen(DataSet set) {
    return set.unseen().subset(Run.unseenProbe(set.unseen()));
  }

  /** Runs of one comparison may have the same loss: their files are told apart by their places. */
  private static String numbered(Context ctx) {
    return ctx.queryParam("run") == null
        ? ""
        : Lookup.numbered(Lookup.within(ctx, "run", 0, Comparison.MOST_RUNS - 1, 0));
  }

  private static String lossKey(RunSpec spec) {
    return spec.asMap().get(RunSpec.LOSS);
  }

  private static void attach(Context ctx, String name) {
    ctx.header("Cache-Control", "no-store")
        .header("Content-Disposition", "attachment; filename=\"facespace-" + name + "\"");
  }
}
