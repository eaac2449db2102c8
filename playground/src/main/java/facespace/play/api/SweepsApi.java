package facespace.play.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import facespace.chart.Look;
import facespace.chart.SweepFigure;
import facespace.data.DataSets;
import facespace.knob.BadValue;
import facespace.play.hub.sweep.SweepJob;
import facespace.play.hub.sweep.SweepOrder;
import facespace.play.hub.sweep.Sweeps;
import facespace.play.web.Refused;
import facespace.play.web.StrictJson;
import facespace.play.web.Tongue;
import facespace.sweep.ResultRows;
import facespace.sweep.Spread;
import facespace.sweep.SweepMeasure;
import facespace.sweep.SweepPlan;
import facespace.sweep.SweepResult;
import facespace.sweep.SweepTable;
import facespace.sweep.Verdict;
import facespace.sweep.Verdicts;
import facespace.text.Lang;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Sweeps on the page: asked for, watched, stopped, and what they say. */
public final class SweepsApi {
  private static final int WIDTH = 860;
  private static final int HEIGHT = 460;

  private final Sweeps sweeps;
  private final DataSets data;

  public SweepsApi(Sweeps sweeps, DataSets data) {
    this.sweeps = sweeps;
    this.data = data;
  }

  /** {@code POST /api/sweeps/plan}: {@code {runs, configurations, seeds, workers, remarks}}. */
  public void plan(Context ctx) {
    SweepPlan plan = order(ctx).plan(data);
    ObjectNode json = Json.object().put("runs", plan.size());
    json.put("configurations", plan.configurations().size()).put("seeds", plan.seeds().size());
    json.put("workers", sweeps.workers());
    plan.remarks(Tongue.of(ctx.req())).forEach(json.putArray("remarks")::add);
    Json.send(ctx, json);
  }

  /** {@code POST /api/sweeps}: begins one, or puts it into the line. */
  public void start(Context ctx) throws IOException {
    SweepJob job = sweeps.start(order(ctx));
    ctx.status(HttpStatus.CREATED);
    Json.send(ctx, json(job, Tongue.of(ctx.req())));
  }

  private static SweepOrder order(Context ctx) {
    try {
      return Optional.ofNullable(StrictJson.read(ctx.body(), SweepOrder.class))
          .orElseThrow(() -> new Refused(400, "refused.sweepOrder"));
    } catch (JsonProcessingException e) {
      throw new Refused(400, "refused.sweepOrder");
    }
  }

  /**
   * {@code GET /api/sweeps}: {@code {sweeps: [{id, base, losses, vary, seeds, runs, done, left,
   * state, trouble}]}}, the newest first.
   */
  public void list(Context ctx) {
    ObjectNode json = Json.object();
    ArrayNode all = json.putArray("sweeps");
    Lang lang = Tongue.of(ctx.req());
    sweeps.list().forEach(job -> all.add(json(job, lang)));
    Json.send(ctx, json);
  }

  private static ObjectNode json(SweepJob job, Lang lang) {
    ObjectNode json = Json.object().put("id", job.id());
    json.setAll((ObjectNode) Json.MAPPER.valueToTree(job.order()));
    json.put("runs", job.size()).put("done", job.done()).put("left", job.left());
    return json.put("state", job.state().key()).put("trouble", job.trouble(lang));
  }

  /** {@code POST /api/sweeps/{id}/stop}. */
  public void stop(Context ctx) {
    sweeps.stop(job(ctx));
    ctx.status(HttpStatus.NO_CONTENT);
  }

  /** {@code POST /api/sweeps/{id}/go}: trains what is missing. */
  public void goOn(Context ctx) {
    sweeps.goOn(job(ctx));
    ctx.status(HttpStatus.NO_CONTENT);
  }

  /** {@code DELETE /api/sweeps/{id}}: for good. */
  public void delete(Context ctx) throws IOException {
    sweeps.delete(job(ctx));
    ctx.status(HttpStatus.NO_CONTENT);
  }

  /**
   * {@code GET /api/sweeps/{id}?measure=}: {@code {measure, measures: [{key, label}], rows: [{name,
   * seeds, median, mean, diverged}], verdicts: [{text, better}], notes}}, all texts as they are
   * shown; of a sweep without results only its empty lists.
   */
  public void show(Context ctx) {
    Lang lang = Tongue.of(ctx.req());
    SweepTable table = SweepTable.of(job(ctx).results());
    ObjectNode json = Json.object();
    ArrayNode measures = json.putArray("measures");
    table
        .measures()
        .forEach(it -> measures.addObject().put("key", it.key()).put("label", it.label(lang)));
    ArrayNode rows = json.putArray("rows");
    ArrayNode pairs = json.putArray("verdicts");
    ArrayNode notes = json.putArray("notes");
    measure(ctx, table)
        .ifPresent(
            measure -> {
              json.put("measure", measure.key());
              table.rows().forEach(row -> rows.add(json(row, measure)));
              Verdicts verdicts = Verdicts.of(table, measure);
              verdicts.pairs().forEach(pair -> pairs.add(json(pair, lang)));
              verdicts.explained(lang).forEach(notes::add);
            });
    Json.send(ctx, json);
  }

  private static ObjectNode json(SweepTable.Row row, SweepMeasure measure) {
    Spread spread = row.spread(measure);
    ObjectNode json = Json.object().put("name", row.label()).put("seeds", row.runs().size());
    json.put("median", measure.text(spread.median())).put("diverged", row.diverged());
    String deviation = spread.count() < 2 ? "" : " ± " + measure.text(spread.deviation());
    return json.put("mean", measure.text(spread.mean()) + deviation);
  }

  private static ObjectNode json(Verdict pair, Lang lang) {
    return Json.object().put("text", pair.in(lang)).put("better", pair.better().orElse(""));
  }

  private static Optional<SweepMeasure> measure(Context ctx, SweepTable table) {
    return table.measure(
        Optional.ofNullable(ctx.queryParam("measure")).filter(asked -> !asked.isEmpty()));
  }

  /** {@code GET /api/sweeps/{id}/chart.svg?measure=&theme=}: with bars of a standard deviation. */
  public void chart(Context ctx) {
    SweepTable table = SweepTable.of(job(ctx).results());
    SweepMeasure measure =
        measure(ctx, table).orElseThrow(() -> new BadValue("sweep.empty", ctx.pathParam("id")));
    Look look = Lookup.look(ctx);
    ctx.header("Cache-Control", "no-store")
        .contentType("image/svg+xml")
        .result(SweepFigure.of(table, measure, look).svg(WIDTH, HEIGHT));
  }

  /** {@code GET /api/sweeps/{id}/table.csv}: as the command {@code sweep} writes and reads it. */
  public void table(Context ctx) {
    SweepJob job = job(ctx);
    List<SweepResult> results = job.results();
    if (results.isEmpty()) {
      throw new BadValue("sweep.empty", job.id());
    }
    ctx.header("Cache-Control", "no-store")
        .header("Content-Disposition", "attachment; filename=\"facespace-sweep.csv\"")
        .contentType("text/csv; charset=utf-8")
        .result(ResultRows.table(results)); // the file is being written, perhaps
  }

  private SweepJob job(Context ctx) {
    return sweeps.get(ctx.pathParam("id"));
  }
}
