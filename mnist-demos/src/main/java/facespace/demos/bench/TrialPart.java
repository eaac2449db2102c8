package facespace.demos.bench;

import ai.djl.ndarray.NDManager;
import facespace.claim.Finding;
import facespace.claim.Trial;
import facespace.claim.Trials;
import facespace.data.DataSet;
import facespace.data.DataSets;
import facespace.data.Images;
import facespace.engine.TorchEngine;
import facespace.match.Embeddings;
import facespace.match.Pairs;
import facespace.match.Verification;
import facespace.model.FaceModel;
import facespace.quality.CauseTrial;
import facespace.quality.PhotoLabel;
import facespace.quality.PhotoTrial;
import facespace.text.Lang;
import facespace.train.run.Run;
import facespace.train.spec.RunSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * What the literature claims of faces, put to the test: a model for each seed, tried in all ways.
 * Rows are appended to a table as they come; what is in it already is not measured again.
 *
 * @param chosen the trials to make
 * @param table where rows are kept
 */
record TrialPart(DataSets sets, List<Trial> chosen, Path table) implements Part {
  @Override
  public void measure(Consumer<Measurement> result) throws IOException {
    for (long seed = 1; seed <= Finding.LEAST_SEEDS; seed++) {
      List<Trial> missing = missing(seed);
      if (!missing.isEmpty()) {
        RunSpec spec = Trial.model(seed);
        DataSet data = spec.dataFrom(sets::load);
        List<Trials.Row> rows = new ArrayList<>();
        Training.of(spec, data, run -> missing.forEach(trial -> rows.add(row(trial, run))));
        append(rows);
      }
    }
    for (Trial trial : chosen) {
      Finding finding = Trials.of(rows()).get(trial.ordinal());
      result.accept(
          Measurement.of(
              trial.en() + ": " + finding.outcome().en(),
              finding.seeds(),
              "seeds",
              String.join(" ", finding.measured(Lang.EN))));
    }
    if (chosen.stream().anyMatch(this::lacksPhotographs)) {
      throw new NotMeasured("photographs by their labels need a folder yale in FACESPACE_DATA");
    }
  }

  private List<Trial> missing(long seed) throws IOException {
    List<Trials.Row> rows = rows();
    return chosen.stream()
        .filter(trial -> !trial.cases().isEmpty() && !lacksPhotographs(trial))
        .filter(trial -> rows.stream().noneMatch(it -> it.trial() == trial && it.seed() == seed))
        .toList();
  }

  private boolean lacksPhotographs(Trial trial) {
    return trial == Trial.LABELLED && !sets.areFaces(PhotoLabel.FOLDER);
  }

  private List<Trials.Row> rows() throws IOException {
    return Files.exists(table) ? Trials.parse(Files.readString(table)) : List.of();
  }

  private void append(List<Trials.Row> rows) throws IOException {
    Files.write(
        table,
        rows.stream().map(Trials.Row::text).toList(),
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }

  private Trials.Row row(Trial trial, Run run) {
    try (FaceModel model = FaceModel.of(run)) {
      return new Trials.Row(
          trial,
          run.spec().seed(),
          switch (trial) {
            case RANK_ALIKE -> rankings(run);
            case BAD_SHOTS -> eers(CauseTrial.of(model::embed, model.channels() > 1).results());
            case LABELLED -> eers(photographs(model).results());
            case DETECTION -> List.<Double>of();
          });
    }
  }

  private PhotoTrial photographs(FaceModel model) {
    return PhotoTrial.of(
        sets.people(PhotoLabel.FOLDER, model.channels() > 1), Set.of(), model::embed);
  }

  /** In the order of the trial's cases, not from the worst on. */
  private static List<Double> eers(List<CauseTrial.Result> results) {
    return results.stream()
        .sorted(Comparator.comparingInt(it -> it.cause().ordinal()))
        .map(it -> eer(it.same(), it.different()))
        .toList();
  }

  private static double eer(float[] same, float[] different) {
    double[] scores = new double[same.length + different.length];
    boolean[] isSame = new boolean[scores.length];
    for (int i = 0; i < scores.length; i++) {
      isSame[i] = i < same.length;
      scores[i] = -(isSame[i] ? same[i] : different[i - same.length]);
    }
    return Verification.of(scores, isSame).eer();
  }

  /** All pairs of the people held out, by cosine, by distance at length one, and as they are. */
  private static List<Double> rankings(Run run) {
    Images test = run.data().test();
    try (NDManager manager = TorchEngine.newManager()) {
      int[] all = IntStream.range(0, test.count()).toArray();
      float[] features = run.subject().look().features(test, all, manager);
      Embeddings rows = Embeddings.of(features, run.spec().dim());
      Pairs pairs = Pairs.of(rows, test.labels());
      return List.of(
          pairs.verification().eer(), byDistance(pairs, rows.unit()), byDistance(pairs, rows));
    }
  }

  private static double byDistance(Pairs pairs, Embeddings rows) {
    double[] scores = new double[pairs.count()];
    for (int k = 0; k < scores.length; k++) {
      int a = pairs.first()[k] * rows.dim();
      int b = pairs.second()[k] * rows.dim();
      double squares = 0;
      for (int d = 0; d < rows.dim(); d++) {
        double difference = rows.values()[a + d] - rows.values()[b + d];
        squares += difference * difference;
      }
      scores[k] = -Math.sqrt(squares);
    }
    return Verification.of(scores, pairs.same()).eer();
  }
}
