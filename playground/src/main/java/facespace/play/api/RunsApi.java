package facespace.play.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import facespace.chart.Csv;
import facespace.data.Available;
import facespace.data.DataSets;
import facespace.knob.BadValue;
import facespace.play.hub.RunData;
import facespace.play.hub.archive.RunArchive;
import facespace.play.hub.archive.RunEntry;
import facespace.play.hub.run.RunHub;
import facespace.play.web.Caller;
import facespace.play.web.Refused;
import facespace.play.web.Tongue;
import facespace.play.web.Visitor;
import facespace.text.Lang;
import facespace.train.spec.Comparison;
import facespace.train.spec.RunSpec;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** The experiments that are stored: what they were, and what came of them. */
public final class RunsApi {
  private static final List<String> COLUMNS =
      List.of(
          "id",
          "created",
          "who",
          "star",
          "state",
          "run",
          "loss",
          "accuracy",
          "median_own_angle_deg",
          "p95_own_angle_deg",
          "eer",
          "data",
          "step",
          "total_steps",
          "seconds",
          "spec");

  private final RunHub hub;
  private final RunArchive archive;
  private final DataSets data;

  public RunsApi(RunHub hub, RunArchive archive, DataSets data) {
    this.hub = hub;
    this.archive = archive;
    this.data = data;
  }

  /**
   * {@code GET /api/runs}: {@code {bytes, budget, runs: [{id, text, page, data, dataLabel,
   * dataChanged, created, who, own, mine, star, state, step, totalSteps, seconds, bytes, runs:
   * [{title, text, loss, accuracy, medianOwnAngleDeg, p95OwnAngleDeg, eer}]}]}}, the newest first;
   * null for a number that is not.
   */
  public void list(Context ctx) {
    Lang lang = Tongue.of(ctx.req());
    ObjectNode json =
        Json.object().put("bytes", archive.bytes()).put("budget", archive.budgetBytes());
    ArrayNode runs = json.putArray("runs");
    List<Available> sets = data.available();
    Map<List<String>, Long> stamps = new HashMap<>(); // of many experiments the data are the same
    for (RunEntry entry : archive.list()) {
      comparison(entry)
          .ifPresent(
              known -> {
                RunSpec first = known.runs().get(0);
                long stamp =
                    stamps.computeIfAbsent(
                        List.of(first.data(), first.testData()), any -> RunData.stamp(data, known));
                ObjectNode run = json(entry, known, ctx, lang, sets);
                runs.add(run.put("dataChanged", stamp != entry.dataStamp()));
              });
    }
    Json.send(ctx, json);
  }

  private ObjectNode json(
      RunEntry entry, Comparison comparison, Context ctx, Lang lang, List<Available> sets) {
    RunEntry.Summary progress = entry.progress();
    RunSpec first = comparison.runs().get(0);
    String name = first.data();
    ObjectNode json = Json.object().put("id", entry.id()).put("text", entry.text());
    boolean isOfFaces = data.areFaces(name) && comparison.runs().size() <= 2;
    json.put("page", isOfFaces ? "faces" : "play");
    json.put("data", name);
    json.put(
        "dataLabel",
        sets.stream()
            .filter(set -> set.name().equals(name))
            .map(set -> set.label(lang))
            .findFirst()
            .orElse(name));
    json.put("created", entry.created()).put("who", Visitor.shown(entry.who()));
    json.put("own", !entry.who().isEmpty() && entry.who().equals(Visitor.of(ctx)));
    json.put("mine", mayChange(ctx, entry)).put("star", entry.star()).put("state", state(entry));
    json.put("step", progress.step()).put("totalSteps", progress.totalSteps());
    json.put("seconds", progress.seconds()).put("bytes", entry.bytes());
    ArrayNode runs = json.putArray("runs");
    List<String> titles = comparison.titles(lang);
    for (int i = 0; i < titles.size(); i++) {
      String text = comparison.runs().get(i).text();
      ObjectNode run = runs.addObject().put("title", titles.get(i)).put("text", text);
      if (i < progress.runs().size()) {
        RunEntry.Result result = progress.runs().get(i);
        number(run, "loss", result.loss());
        number(run, "accuracy", result.accuracy());
        number(run, "medianOwnAngleDeg", result.medianOwnDeg());
        number(run, "p95OwnAngleDeg", result.p95OwnDeg());
        number(run, "eer", result.eer());
      }
    }
    return json;
  }

  private static void number(ObjectNode json, String name, double value) {
    json.put(name, Double.isFinite(value) ? Double.valueOf(value) : null);
  }

  /** {@code done}, how it stands in memory, or {@code stopped} where it waits to be opened. */
  private String state(RunEntry entry) {
    return entry.progress().over()
        ? "done"
        : hub.find(entry.id()).map(live -> live.stateKey()).orElse("stopped");
  }

  /** {@code GET /api/runs.csv}: one line for every run; texts no spreadsheet takes for formulas. */
  public void csv(Context ctx) {
    StringBuilder csv = new StringBuilder();
    String[] header = COLUMNS.toArray(String[]::new);
    CSVFormat format = CSVFormat.RFC4180.builder().setHeader(header).get();
    try (CSVPrinter out = new CSVPrinter(csv, format)) {
      for (RunEntry entry : archive.list()) {
        Optional<Comparison> comparison = comparison(entry);
        for (int i = 0; comparison.isPresent() && i < entry.progress().runs().size(); i++) {
          out.printRecord(line(entry, comparison.get(), i));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    ctx.header("Cache-Control", "no-store")
        .header("Content-Disposition", "attachment; filename=\"facespace-runs.csv\"")
        .contentType("text/csv; charset=utf-8")
        .result(csv.toString());
  }

  private List<Object> line(RunEntry entry, Comparison comparison, int place) {
    RunSpec run = comparison.runs().get(place);
    RunEntry.Summary progress = entry.progress();
    RunEntry.Result result = progress.runs().get(place);
    List<Object> line = new ArrayList<>();
    line.add(entry.id());
    line.add(entry.created());
    line.add(Visitor.shown(entry.who()));
    line.add(entry.star());
    line.add(state(entry));
    line.add(Csv.harmless(comparison.titles(Lang.EN).get(place)));
    line.add(result.loss());
    line.add(result.accuracy());
    line.add(result.medianOwnDeg());
    line.add(result.p95OwnDeg());
    line.add(result.eer());
    line.add(Csv.harmless(run.data()));
    line.add(progress.step());
    line.add(progress.totalSteps());
    line.add(progress.seconds());
    line.add(Csv.harmless(run.text()));
    return line;
  }

  /** A text that this version cannot read any more is left out. */
  private static Optional<Comparison> comparison(RunEntry entry) {
    try {
      return Optional.of(Comparison.parse(entry.text()));
    } catch (BadValue ofAnotherVersion) {
      return Optional.empty();
    }
  }

  /** {@code POST /api/runs/{id}/star?on=true|false}: one with a star never makes room. */
  public void star(Context ctx) {
    archive.star(own(ctx).id(), Lookup.flag(ctx, "on"));
    ctx.status(HttpStatus.NO_CONTENT);
  }

  /** {@code DELETE /api/runs/{id}}: for good, also where somebody watches it. */
  public void delete(Context ctx) {
    RunEntry entry = own(ctx);
    hub.find(entry.id()).ifPresent(hub::delete);
    archive.delete(entry.id());
    ctx.status(HttpStatus.NO_CONTENT);
  }

  private RunEntry own(Context ctx) {
    RunEntry entry = archive.get(ctx.pathParam("id"));
    if (!mayChange(ctx, entry)) {
      throw new Refused(403, "refused.storedOther", entry.id());
    }
    return entry;
  }

  /** Whoever began it, and the owner. */
  private static boolean mayChange(Context ctx, RunEntry entry) {
    boolean began = !entry.who().isEmpty() && entry.who().equals(Visitor.of(ctx));
    return began || Caller.of(ctx.req()).isOwner();
  }
}
