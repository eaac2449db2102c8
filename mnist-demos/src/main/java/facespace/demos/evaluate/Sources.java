package facespace.demos.evaluate;

import facespace.data.DataSets;
import facespace.data.folder.FaceFolder;
import facespace.data.folder.LfwPairs;
import facespace.match.Embeddings;
import facespace.match.Pairs;
import facespace.match.Verification;
import facespace.text.Lang;
import facespace.train.FaceModel;
import facespace.train.PairsResult;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

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
          String label = row.text(LABEL);
          if (label.isBlank()) {
            throw row.badValue(LABEL, label, "the name of a person");
          }
          labels.add(people.computeIfAbsent(label, name -> people.size()));
        });
    Embeddings embeddings = new Embeddings(values.build().toArray(), dim[0]);
    int[] own = labels.stream().mapToInt(Integer::intValue).toArray();
    return Evaluated.of(Pairs.of(embeddings, own).verification());
  }

  /**
   * A folder of people seen by a model: the pairs of its {@code pairs.txt}, else all pairs.
   *
   * @param folder a path, or a folder's name below {@code $FACESPACE_DATA}
   * @param err told which pictures are skipped, and what else to know
   */
  static Evaluated folder(String folder, Path modelFile, PrintWriter err) {
    try (FaceModel model = FaceModel.read(modelFile)) {
      Path root = DataSets.fromSystem().peopleFolderAt(folder);
      PairsResult.remark(model.spec(), folder).ifPresent(remark -> err.println(remark.in(Lang.EN)));
      boolean colour = model.channels() > 1;
      if (LfwPairs.isIn(root)) {
        return Evaluated.of(PairsResult.of(model, LfwPairs.read(root, folder, colour)));
      }
      FaceFolder faces = FaceFolder.read(root, colour);
      Stream.concat(faces.skipped().stream(), faces.remarks().stream())
          .forEach(remark -> err.println(remark.in(Lang.EN)));
      return Evaluated.of(PairsResult.ofAll(model, faces.images()));
    }
  }
}
