package facespace.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The names under which MNIST's four files go about: with dots as LeCun's site had them, below
 * {@code raw} as torchvision keeps them, each in a folder of its own name, with EMNIST's
 * beginnings, and with the number that a browser gives to what was fetched before.
 */
final class IdxNames {
  /** The folders torchvision and EMNIST put them into. */
  private static final List<String> PLACES =
      List.of("", "raw", "gzip", "raw/gzip", "MNIST/raw", "EMNIST/raw", "EMNIST/raw/gzip");

  private IdxNames() {}

  /**
   * Where a folder has any of the files: in the first of the folders that MNIST is kept in, or of
   * those of the only folder there is, such as {@code FashionMNIST/raw}; the folder itself if
   * nowhere, or if none is meant more than another.
   */
  private static Path place(Path folder) {
    return meant(folder).or(() -> only(folder).flatMap(IdxNames::meant)).orElse(folder);
  }

  /** Nothing where {@code MNIST/raw} has a neighbour, such as {@code FashionMNIST/raw}. */
  private static Optional<Path> meant(Path folder) {
    return usual(folder).filter(place -> !isDeep(folder, place) || below(folder).size() == 1);
  }

  private static boolean isDeep(Path folder, Path place) {
    return folder.relativize(place).getNameCount() > 1;
  }

  /** The first with all four files, else the first with any. */
  private static Optional<Path> usual(Path folder) {
    List<Path> any = places(folder).filter(place -> !found(place).isEmpty()).toList();
    return any.stream()
        .filter(place -> IdxSet.of(found(place)).size() == IdxFolder.FILES.size())
        .findFirst()
        .or(() -> any.stream().findFirst());
  }

  private static Stream<Path> places(Path folder) {
    return PLACES.stream().map(place -> place.isEmpty() ? folder : folder.resolve(place));
  }

  private static Optional<Path> only(Path folder) {
    List<Path> folders = folders(folder).limit(2).toList();
    return folders.size() == 1 ? Optional.of(folders.get(0)) : Optional.empty();
  }

  /** The folder that the files were taken from, if it was not this one that was meant. */
  static Optional<Path> inner(Path folder) {
    return meant(folder).isPresent() ? Optional.empty() : only(folder);
  }

  /** The folders in a folder that have any of the files, in order. */
  static List<Path> below(Path folder) {
    return folders(folder).filter(child -> usual(child).isPresent()).sorted().toList();
  }

  /** But for hidden ones, and what a Mac puts into archives beside the folder that was meant. */
  private static Stream<Path> folders(Path folder) {
    return children(folder).stream()
        .filter(
            child ->
                !IdxFile.lower(child).startsWith(".") && !IdxFile.lower(child).equals("__macosx"))
        .filter(Files::isDirectory);
  }

  /** The files in a folder that are read, by what they are called here. */
  static Map<String, Path> files(Path folder) {
    Map<String, Path> files = new HashMap<>();
    IdxSet.of(found(place(folder))).forEach((name, one) -> files.put(name, one.path()));
    return files;
  }

  /** Those that go for the four as well and are not read, in order, also of further places. */
  static List<Path> others(Path folder) {
    Map<String, IdxFile> read = IdxSet.of(found(place(folder)));
    return places(inner(folder).orElse(folder))
        .flatMap(place -> found(place).stream())
        .filter(one -> !read.containsValue(one))
        .filter(one -> !read.containsKey(one.name()) || !isTwin(one, read.get(one.name())))
        .map(IdxFile::path)
        .sorted()
        .toList();
  }

  /** Whether one is the other, zipped, as torchvision keeps what it has unpacked. */
  private static boolean isTwin(IdxFile one, IdxFile other) {
    return unzipped(one.path()).equals(unzipped(other.path()))
        && Idx.haveSameContent(one.path(), other.path());
  }

  private static Path unzipped(Path file) {
    return file.resolveSibling(IdxFile.lower(file).replaceFirst("\\.gz$", ""));
  }

  /** Whether a file is EMNIST's, whose images are stored column by column. */
  static boolean isEmnist(Path file) {
    return IdxFile.lower(file).startsWith("emnist-");
  }

  private static List<IdxFile> found(Path place) {
    List<IdxFile> found = new ArrayList<>();
    for (Path child : children(place)) {
      if (!IdxFile.isNamed(child)) {
        continue;
      }
      for (Path file : Files.isDirectory(child) ? children(child) : List.of(child)) {
        // what is no file will say so when it is read
        if (Files.isRegularFile(file) || RegularFile.isSpecial(file)) {
          IdxFile.of(child, file).ifPresent(found::add);
        }
      }
    }
    return found;
  }

  private static List<Path> children(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> children = Files.list(folder)) {
      return children.toList();
    } catch (IOException unreadable) {
      return List.of(); // reading from it will say why
    }
  }
}
