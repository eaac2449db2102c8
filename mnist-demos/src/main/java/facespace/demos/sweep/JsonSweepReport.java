package facespace.demos.sweep;

import com.fasterxml.jackson.databind.node.ObjectNode;
import facespace.demos.Json;
import facespace.sweep.Spread;
import facespace.sweep.SweepMeasure;
import facespace.sweep.SweepPlan;
import facespace.sweep.SweepResult;
import facespace.sweep.SweepTable;
import facespace.sweep.Verdict;
import facespace.sweep.Verdicts;
import facespace.text.Lang;
import facespace.text.Said;
import facespace.train.spec.RunSpec;
import java.io.PrintWriter;
import java.util.OptionalInt;

/** One JSON object per line. */
record JsonSweepReport(PrintWriter out, Lang lang) implements SweepReport {

  @Override
  public void started(SweepPlan plan, int done, OptionalInt workers) {
    ObjectNode line = event("sweep").put("runs", plan.size());
    line.put("configurations", plan.configurations().size()).put("seeds", plan.seeds().size());
    line.put("done", done);
    workers.ifPresent(it -> line.put("workers", it));
    out.println(line);
  }

  @Override
  public void run(SweepResult result, int done, int all, String left) {
    ObjectNode line = event("run").put("done", done).put("runs", all);
    line.put("ending", result.ending().key());
    result.values().forEach((measure, value) -> Json.put(line, measure.key(), value));
    out.println(line.put("spec", result.spec().text()));
  }

  @Override
  public void failed(RunSpec spec, Said why) {
    out.println(event("failed").put("message", why.in(lang)).put("spec", spec.text()));
  }

  @Override
  public void summary(SweepTable table, SweepMeasure measure, Verdicts verdicts) {
    for (SweepTable.Row row : table.rows()) {
      ObjectNode line = event("configuration").put("name", row.label()).put("loss", row.loss());
      ObjectNode settings = line.putObject("settings");
      row.own().forEach(settings::put);
      line.put("seeds", row.runs().size()).put("diverged", row.diverged());
      table.measures().forEach(it -> put(line.putObject(it.key()), row.spread(it)));
      out.println(line);
    }
    verdicts.pairs().forEach(pair -> out.println(verdict(pair)));
    ObjectNode done = event("done").put("measure", measure.key());
    verdicts.explained(lang).forEach(done.putArray("notes")::add);
    out.println(done);
  }

  private static void put(ObjectNode line, Spread spread) {
    line.put("seeds", spread.count());
    Json.put(line, "median", spread.median());
    Json.put(line, "mean", spread.mean());
    Json.put(line, "standardDeviation", spread.deviation());
  }

  private ObjectNode verdict(Verdict pair) {
    ObjectNode line = event("verdict").put("first", pair.first()).put("second", pair.second());
    line.put("measure", pair.measure().key()).put("seeds", pair.seeds());
    line.put("diverged", pair.diverged());
    pair.test()
        .ifPresent(
            test -> {
              Json.put(line, "meanDifference", test.meanDifference());
              Json.put(line, "t", test.t());
              Json.put(line, "p", pair.p());
            });
    line.put("better", pair.better().orElse(null));
    return line.put("message", pair.in(lang));
  }

  private static ObjectNode event(String name) {
    return Json.object().put("event", name);
  }
}
