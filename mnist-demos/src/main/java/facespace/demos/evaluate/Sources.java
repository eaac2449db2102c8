package facespace.demos.evaluate;

import facespace.data.DataException;
import facespace.data.DataSets;
import facespace.data.Remark;
import facespace.data.folder.FaceFolder;
import facespace.data.folder.LfwPairs;
import facespace.demos.Harmless;
import facespace.knob.BadValue;
import facespace.match.Embeddings;
import facespace.match.Pairs;
import facespace.match.Verification;
import facespace.model.FaceModel;
import facespace.model.PairsResult;
import facespace.text.Lang;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.DoubleBuffer;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** Where the pairs to judge come from. */
final class Sources {
  private static final String SCORE = "score";
  private static final String SAME = "same";

  private static final int NAMED = 5;

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
    return judged(
        file, () -> Evaluated.of(Verification.of(scores.build().toArray(), booleans(same))));
  }

  /** What is wrong with all pairs together is said of where they come from. */
  private static Evaluated judged(Path source, Supplier<Evaluated> pairs) throws IOException {
    try {
      return pairs.get();
    } catch (BadValue e) {
      throw new FileSystemException(source.toString(), null, e.getMessage());
    }
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

  /**
   * One image per row: a column {@code label}, and {@code e0, e1, …} for its embedding; or a table
   * that FaceSpace has exported.
   *
   * @param err told which columns are left out
   */
  static Evaluated embeddings(Path file, PrintWriter err) throws IOException {
    DoubleStream.Builder values = DoubleStream.builder();
    List<Integer> labels = new ArrayList<>();
    Named people = new Named();
    EmbeddingColumns[] columns = {null};
    Table.read(
        file,
        found -> {
          columns[0] = EmbeddingColumns.of(found);
          return columns[0].needed();
        },
        row -> {
          addEmbedding(row, columns[0], values);
          labels.add(people.number(person(row, columns[0])));
        });
    if (!columns[0].others().isEmpty()) {
      String others = shown(columns[0].others());
      err.println(Harmless.text("Left out, being no part of an embedding: " + others + "."));
    }
    people.remark().map(Harmless::text).ifPresent(err::println);
    int[] own = labels.stream().mapToInt(Integer::intValue).toArray();
    int dim = columns[0].values().size();
    double[] rows = values.build().toArray();
    twins(rows, dim).ifPresent(err::println);
    return judged(
        file, () -> Evaluated.of(Pairs.of(new Embeddings(rows, dim), own).verification()));
  }

  /** Rows that are the same to the last number, as of one picture that comes twice. */
  private static Optional<String> twins(double[] rows, int dim) {
    Map<DoubleBuffer, Integer> first = new HashMap<>();
    String named = null;
    int twins = 0;
    for (int row = 0; row < rows.length / dim; row++) {
      Integer before = first.putIfAbsent(DoubleBuffer.wrap(rows, row * dim, dim).slice(), row);
      if (before != null) {
        named = named == null ? "Rows %d and %d".formatted(before + 1, row + 1) : named;
        twins++;
      }
    }
    String sentence =
        "%s are one and the same embedding (%d such in all): of that pair every model is sure.";
    return twins == 0 ? Optional.empty() : Optional.of(sentence.formatted(named, twins));
  }

  private static void addEmbedding(Table row, EmbeddingColumns columns, DoubleStream.Builder values)
      throws IOException {
    if (!columns.gap().isEmpty()) {
      throw row.refuse(
          "it has a column \"%s\", but not the one before: needed are %s without a gap"
              .formatted(columns.gap(), columns.values().get(0) + " …"));
    }
    boolean zero = true;
    for (String column : columns.values()) {
      double value = row.number(column);
      zero &= value == 0;
      values.add(value);
    }
    if (zero) {
      throw row.badRow("all numbers are 0: an embedding without length has no direction");
    }
  }

  private static String person(Table row, EmbeddingColumns columns) throws IOException {
    String name = row.text(columns.label());
    if (Named.isNobody(name)) {
      throw row.badValue(columns.label(), name, "the name of a person");
    }
    return name;
  }

  private static String shown(List<String> columns) {
    return columns.stream()
        .limit(NAMED)
        .map(name -> name.isEmpty() ? "one without a name" : name)
        .collect(Collectors.joining(", ", "", columns.size() > NAMED ? ", …" : ""));
  }

  /**
   * A folder of people seen by a model: the pairs of its {@code pairs.txt}, else all pairs.
   *
   * @param folder a path, or a folder's name below {@code $FACESPACE_DATA}
   * @param err told which pictures are skipped, and what else to know
   */
  static Evaluated folder(String folder, Path modelFile, PrintWriter err) throws IOException {
    if (!FaceModel.about(modelFile).faces()) {
      throw new DataException("model.digits", modelFile);
    }
    try (FaceModel model = FaceModel.read(modelFile)) {
      DataSets data = DataSets.fromSystem();
      Path root = data.peopleFolderAt(folder);
      tell(LfwPairs.unused(root).stream(), err);
      boolean inColour = model.channels() > 1;
      Supplier<PairsResult> pairs =
          LfwPairs.isIn(root)
              ? listed(LfwPairs.read(root, folder, inColour), model, err)
              : all(FaceFolder.read(root, inColour), model, err);
      Evaluated evaluated = judged(root, () -> Evaluated.of(pairs.get()));
      tell(PairsResult.remark(model.about(), folder, data.isDrawn(folder)).stream(), err);
      return evaluated;
    }
  }

  private static Supplier<PairsResult> listed(LfwPairs pairs, FaceModel model, PrintWriter err) {
    tell(pairs.strays().stream(), err);
    tell(pairs.twins().stream(), err);
    return () -> PairsResult.of(model, pairs);
  }

  private static Supplier<PairsResult> all(FaceFolder faces, FaceModel model, PrintWriter err) {
    tell(faces.said().stream(), err);
    tell(faces.twins().stream(), err);
    return () -> PairsResult.ofAll(model, faces.images());
  }

  private static void tell(Stream<Remark> remarks, PrintWriter err) {
    remarks.forEach(remark -> err.println(Harmless.text(remark.in(Lang.EN))));
  }
}
