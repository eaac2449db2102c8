package facespace.data.folder;

import facespace.data.DataException;
import facespace.data.Remark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where a folder of people has its list of pairs: beside the folders of people, or beside one of
 * the folders that they are in. Case does not matter; of two names that differ in it the usual one
 * counts.
 */
final class PairsFile {
  private static final String NAME = "pairs.txt";

  private static final int DEEPEST = 5;

  /** What may have been meant for one. */
  private static final Pattern ALIKE =
      Pattern.compile("(.*pairs.*\\.(txt|csv|tsv))|pairs", Pattern.CASE_INSENSITIVE);

  private PairsFile() {}

  /** The list that counts, which may turn out not to be readable. */
  static Optional<Path> in(Path root) {
    return directlyIn(root).or(() -> inner(root).flatMap(PairsFile::directlyIn));
  }

  private static Optional<Path> directlyIn(Path folder) {
    return alike(folder).stream()
        .filter(file -> nameOf(file).equalsIgnoreCase(NAME))
        .min(Comparator.comparing(file -> !nameOf(file).equals(NAME)));
  }

  /** What to know of files that are called much like the list, and are not read. */
  static Optional<Remark> unused(Path root) {
    Optional<Path> used = in(root);
    List<Path> others =
        Stream.concat(Stream.of(root), inner(root).stream())
            .flatMap(folder -> alike(folder).stream())
            .filter(file -> !used.equals(Optional.of(file)))
            .toList();
    return others.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Remark.of(
                "data.pairs.unused",
                FolderWalk.named(root, others),
                String.valueOf(others.size()),
                NAME));
  }

  /** The folder in a folder that its people are taken from, if it has anything like a list. */
  private static Optional<Path> inner(Path root) {
    List<Path> some = below(root, DEEPEST);
    if (some.isEmpty()) {
      return Optional.empty(); // to list people takes longer
    }
    try {
      Path people = PeopleFolder.list(root).root();
      return some.stream().filter(people::startsWith).findFirst();
    } catch (DataException noPeople) {
      return Optional.empty();
    }
  }

  /** The nearest folders that have anything like a list, on a way that does not part before. */
  private static List<Path> below(Path folder, int deepest) {
    List<Path> folders =
        children(folder).stream()
            .filter(
                child ->
                    !nameOf(child).startsWith(".") && !nameOf(child).equals(FolderWalk.MAC_ARCHIVE))
            .filter(Files::isDirectory)
            .toList();
    List<Path> some = folders.stream().filter(child -> !alike(child).isEmpty()).toList();
    return some.isEmpty() && folders.size() == 1 && deepest > 1
        ? below(folders.get(0), deepest - 1)
        : some;
  }

  private static List<Path> alike(Path folder) {
    return children(folder).stream()
        .filter(child -> ALIKE.matcher(nameOf(child)).matches() && !nameOf(child).startsWith("."))
        .filter(child -> !Files.isDirectory(child))
        .toList();
  }

  private static List<Path> children(Path folder) {
    try (Stream<Path> children = Files.list(folder)) {
      return children.sorted(Comparator.comparing(PairsFile::nameOf)).toList();
    } catch (IOException unreadable) {
      return List.of(); // listing its people will say why
    }
  }

  private static String nameOf(Path file) {
    return file.getFileName().toString();
  }
}
