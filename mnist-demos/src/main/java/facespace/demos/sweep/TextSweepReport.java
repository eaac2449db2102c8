package facespace.demos.sweep;

import facespace.demos.Harmless;
import facespace.sweep.Spread;
import facespace.sweep.SweepMeasure;
import facespace.sweep.SweepPlan;
import facespace.sweep.SweepResult;
import facespace.sweep.SweepTable;
import facespace.sweep.Verdict;
import facespace.sweep.Verdicts;
import facespace.text.Lang;
import facespace.text.Messages;
import facespace.text.Said;
import facespace.train.spec.RunSpec;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * For people: a line of progress on a terminal, at the end a table in Markdown and the verdicts.
 *
 * @param terminal whether somebody watches the error stream
 */
record TextSweepReport(PrintWriter out, PrintWriter err, boolean terminal, Lang lang)
    implements SweepReport {
  /** Of more pairs, those that cannot be told apart are only counted. */
  private static final int MOST_VERDICTS = 15;

  @Override
  public void started(SweepPlan plan, int done, OptionalInt workers) {
    err.printf(
        Locale.ROOT,
        "%s: %s with %s each%s%s.%n",
        counted(plan.size(), "run"),
        counted(plan.configurations().size(), "configuration"),
        counted(plan.seeds().size(), "seed"),
        workers.isPresent() ? ", " + workers.getAsInt() + " at a time" : ", on Spark",
        done == 0
            ? ""
            : String.format(Locale.ROOT, "; %,d %s done already", done, done == 1 ? "is" : "are"));
  }

  private static String counted(long count, String one) {
    return String.format(Locale.ROOT, "%,d %s%s", count, one, count == 1 ? "" : "s");
  }

  @Override
  public void run(SweepResult result, int done, int all, String left) {
    if (terminal) {
      err.printf(Locale.ROOT, "\r%,d of %,d runs, about %s left   ", done, all, left);
      if (done == all) {
        err.println();
      }
      err.flush();
    }
  }

  @Override
  public void failed(RunSpec spec, Said why) {
    String run = spec.title(lang) + " seed=" + spec.seed();
    err.println((terminal ? "\r" : "") + Harmless.text(run + ": " + why.in(lang)));
  }

  @Override
  public void summary(SweepTable table, SweepMeasure measure, Verdicts verdicts) {
    List<SweepMeasure> others = new ArrayList<>(table.measures());
    others.remove(measure);
    boolean diverged = table.rows().stream().anyMatch(row -> row.diverged() > 0);
    List<String> head = new ArrayList<>(List.of(text("configuration"), text("seedsRun")));
    head.add(text("median", measure.label(lang)));
    head.add(text("meanDeviation"));
    others.forEach(other -> head.add(text("median", other.label(lang))));
    if (diverged) {
      head.add(text("diverged"));
    }
    line(head);
    out.println("|---|" + "---:|".repeat(head.size() - 1));
    for (SweepTable.Row row : table.rows()) {
      Spread spread = row.spread(measure);
      List<String> cells = new ArrayList<>(List.of(row.label(), "" + row.runs().size()));
      cells.add(measure.text(spread.median()));
      cells.add(meanAndDeviation(spread, measure));
      others.forEach(other -> cells.add(other.text(row.spread(other).median())));
      if (diverged) {
        cells.add("" + row.diverged());
      }
      line(cells);
    }
    out.println();
    verdicts.explained(lang).forEach(out::println);
    List<Verdict> shown = verdicts.pairs();
    if (shown.size() > MOST_VERDICTS) {
      shown = shown.stream().filter(Verdict::differs).toList();
    }
    shown.forEach(pair -> out.println(Harmless.text("- " + pair.in(lang))));
    int rest = verdicts.pairs().size() - shown.size();
    if (rest > 0) {
      out.println("- " + text("verdicts.rest", rest));
    }
  }

  private static String meanAndDeviation(Spread spread, SweepMeasure measure) {
    return spread.count() < 2
        ? measure.text(spread.mean())
        : measure.text(spread.mean()) + " ± " + measure.text(spread.deviation());
  }

  private void line(List<String> cells) {
    out.println(Harmless.text("| " + String.join(" | ", cells) + " |"));
  }

  private String text(String key, Object... args) {
    return Messages.CORE.text(lang, "sweep." + key, args);
  }
}
