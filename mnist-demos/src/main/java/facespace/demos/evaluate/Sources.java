package facespace.demos.evaluate;

import facespace.data.DataSets;
import facespace.data.Images;
import facespace.data.folder.FaceFolder;
import facespace.data.folder.LfwPairs;
import facespace.match.Embeddings;
import facespace.match.LfwProtocol;
import facespace.match.Pairs;
import facespace.match.Verification;
import facespace.train.FaceModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.DoubleStream;

/** Where the pairs to judge come from. */
final class Sources {
  private static final String SCORE = "score";
  private static final String SAME = "same";
  private static final String LABEL = "label";

  private Sources() {}

  /** One pair per row: columns {@code score} and {@code same} (1, 0, true or false). */
  static Evaluated scores(Path file) throws IOException {
    DoubleStream.Builder scores = DoubleStream.builder();
    List<Boolean> same = new ArrayList<>();
    Table.read(
        file,
        List.of(SCORE, SAME),
        row -> {
          scores.add(row.number(SCORE));
          same.add(flag(row));
        });
    return Evaluated.of(Verification.of(scores.build().toArray(), booleans(same)));
  }

  private static boolean flag(Table row) throws IOException {
    String text = row.text(SAME);
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "1", "true" -> true;
      case "0", "false" -> false;
      default -> throw row.badValue(SAME, text, "1, 0, true, false");
    };
  }

  private static boolean[] booleans(List<Boolean> list) {
    boolean[] array = new boolean[list.size()];
    for (int i = 0; i < array.length; i++) {
      array[i] = list.get(i);
    }
    return array;
  }

  /** One image per row: a column {@code label}, every other one a number of its embedding. */
  static Evaluated embeddings(Path file) throws IOException {
    DoubleStream.Builder values = DoubleStream.builder();
    List<Integer> labels = new ArrayList<>();
    Map<String, Integer> people = new HashMap<>();
    int[] dim = {0};
    Table.read(
        file,
        List.of(LABEL, "e0"),
        row -> {
          List<String> columns = row.names().stream().filter(name -> !name.equals(LABEL)).toList();
          dim[0] = columns.size();
          for (String column : columns) {
            values.add(row.number(column));
          }
          labels.add(people.computeIfAbsent(row.text(LABEL), name -> people.size()));
        });
    Embeddings embeddings = new Embeddings(values.build().toArray(), dim[0]);
    int[] own = labels.stream().mapToInt(Integer::intValue).toArray();
    return Evaluated.of(Pairs.of(embeddings, own).verification());
  }

  /**
   * A folder of people seen by a model: the pairs of its {@code pairs.txt}, else all pairs.
   *
   * @param folder a path, or a folder's name below {@code $FACESPACE_DATA}
   */
  static Evaluated folder(String folder, Path modelFile) {
    try (FaceModel model = FaceModel.read(modelFile)) {
      Path path = Path.of(folder);
      Path root = Files.isDirectory(path) ? path : DataSets.fromSystem().peopleFolder(folder);
      boolean colour = model.channels() > 1;
      if (!LfwPairs.isIn(root)) {
        Images images = FaceFolder.read(root, colour).images();
        Embeddings embeddings = Embeddings.of(model.embed(images), model.dim());
        return Evaluated.of(Pairs.of(embeddings, images.labels()).verification());
      }
      return pairs(LfwPairs.read(root, folder, colour), model);
    }
  }

  private static Evaluated pairs(LfwPairs pairs, FaceModel model) {
    float[] embeddings = model.embed(pairs.images());
    int dim = model.dim();
    double[] rows = new double[2 * pairs.count() * dim];
    double[] scores = new double[pairs.count()];
    for (int k = 0; k < pairs.count(); k++) {
      for (int d = 0; d < dim; d++) {
        double a = embeddings[pairs.first()[k] * dim + d];
        double b = embeddings[pairs.second()[k] * dim + d];
        rows[2 * k * dim + d] = a;
        rows[(2 * k + 1) * dim + d] = b;
        scores[k] += a * b;
      }
    }
    Verification verification = Verification.of(scores, pairs.same());
    if (pairs.folds() < 2) {
      return Evaluated.of(verification);
    }
    LfwProtocol protocol = new LfwProtocol(pairs.folds(), LfwProtocol.Metric.SQUARED_L2, false);
    return Evaluated.of(verification, protocol, new Embeddings(rows, dim), pairs.same());
  }
}
