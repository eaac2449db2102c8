package facespace.demos.bench;

import facespace.claim.Claim;
import facespace.claim.Claims;
import facespace.claim.Finding;
import facespace.data.DataSet;
import facespace.data.DataSets;
import facespace.sweep.ResultFile;
import facespace.sweep.SweepPlan;
import facespace.sweep.SweepResult;
import facespace.text.Lang;
import facespace.train.spec.RunSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * What the literature claims, put to the test. Results are appended to a table as they come; runs
 * that are in it already are not trained again.
 *
 * @param chosen the claims to measure
 * @param table where results are kept
 */
record ClaimPart(DataSets sets, List<Claim> chosen, Path table) implements Part {
  @Override
  public void measure(Consumer<Measurement> result) throws IOException {
    if (chosen.isEmpty()) {
      return; // only trials of faces were
    }
    SweepPlan plan = Claims.plan();
    try (ResultFile file = ResultFile.open(table, plan)) {
      for (Claim claim : chosen) {
        for (long seed : plan.seeds()) {
          for (RunSpec run : claim.runs()) {
            train(Training.seeded(run, seed), file);
          }
        }
        Finding finding = Claims.of(file.results()).get(claim.ordinal());
        result.accept(
            Measurement.of(
                claim.en() + ": " + finding.outcome().en(),
                finding.seeds(),
                "seeds",
                String.join(" ", finding.measured(Lang.EN))));
      }
    }
  }

  private void train(RunSpec run, ResultFile file) throws IOException {
    Set<RunSpec> done = file.results().stream().map(SweepResult::spec).collect(Collectors.toSet());
    if (!done.contains(run)) {
      DataSet data = run.dataFrom(sets::load);
      List<SweepResult> trained = new ArrayList<>();
      Training.of(run, data, it -> trained.add(SweepResult.of(it)));
      file.append(trained.get(0));
    }
  }
}
