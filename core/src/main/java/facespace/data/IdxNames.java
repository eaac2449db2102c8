package facespace.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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

  /** Of several sets in one folder the first of these is meant. */
  private static final List<String> USUAL = List.of("", "emnist-digits-", "emnist-mnist-");

  private static final Pattern NAME =
      Pattern.compile(
          "(.*-)?(train|t10k|test)[-._](images|labels)[-._]idx([13])[-._]ubyte( ?\\(\\d+\\))?(\\.gz)?");

  private static final Pattern NUMBER = Pattern.compile("\\(\\d+\\)");

  private IdxNames() {}

  /**
   * A file under any of its names.
   *
   * @param beginning what comes before {@code train}, such as {@code emnist-digits-}
   * @param name what it is called here, one of {@link IdxFolder#FILES}
   * @param number a browser's, such as {@code (1)}; empty without
   */
  private record Found(String beginning, String name, String number, Path path) {
    boolean isWith(Found other) {
      return beginning.equals(other.beginning) && number.equals(other.number);
    }

    /** Whether both are images or labels of the same digits, by what they are called. */
    boolean isPartOf(Found other) {
      return isWith(other) && name.split("-")[0].equals(other.name.split("-")[0]);
    }
  }

  /** Of several files that go for the same one. */
  private static final Comparator<Found> PREFERRED =
      Comparator.comparing((Found file) -> lower(file.path).endsWith(".gz"))
          .thenComparing(file -> !lower(file.path).startsWith(file.name))
          .thenComparing(Found::path);

  /**
   * Images and labels are taken of one number if any has both, and all four if any has them; rather
   * without a number, or of the lowest.
   */
  private static Comparator<Found> preferred(List<Found> found) {
    return Comparator.comparing((Found one) -> -names(found, one::isPartOf))
        .thenComparing(one -> -names(found, one::isWith))
        .thenComparing(one -> one.number.length())
        .thenComparing(Found::number)
        .thenComparing(PREFERRED);
  }

  private static long names(List<Found> found, Predicate<Found> which) {
    return found.stream().filter(which).map(Found::name).distinct().count();
  }

  /**
   * Where a folder has any of the files: in the first of the folders that MNIST is kept in, or of
   * those of the only folder there is, such as {@code FashionMNIST/raw}; the folder itself if
   * nowhere.
   */
  private static Path place(Path folder) {
    return usual(folder).or(() -> only(folder).flatMap(IdxNames::usual)).orElse(folder);
  }

  private static Optional<Path> usual(Path folder) {
    return PLACES.stream()
        .map(place -> place.isEmpty() ? folder : folder.resolve(place))
        .filter(place -> !found(place).isEmpty())
        .findFirst();
  }

  private static Optional<Path> only(Path folder) {
    List<Path> folders = folders(folder).limit(2).toList();
    return folders.size() == 1 ? Optional.of(folders.get(0)) : Optional.empty();
  }

  /** The folder that the files were taken from, if it was not this one that was meant. */
  static Optional<Path> inner(Path folder) {
    return usual(folder).isPresent() ? Optional.empty() : only(folder);
  }

  /** The folders in a folder that have any of the files, in order. */
  static List<Path> below(Path folder) {
    return folders(folder).filter(child -> usual(child).isPresent()).sorted().toList();
  }

  /** But for hidden ones, and what a Mac puts into archives beside the folder that was meant. */
  private static Stream<Path> folders(Path folder) {
    return children(folder).stream()
        .filter(child -> !lower(child).startsWith(".") && !lower(child).equals("__macosx"))
        .filter(Files::isDirectory);
  }

  /**
   * The files in a folder that go for the four, by what they are called here, plain rather than
   * zipped: those of one beginning, the most usual there is, and of one number if it has all.
   */
  static Map<String, Path> files(Path folder) {
    Map<String, Path> files = new HashMap<>();
    read(found(place(folder))).forEach((name, one) -> files.put(name, one.path));
    return files;
  }

  private static Map<String, Found> read(List<Found> found) {
    Optional<String> beginning =
        found.stream()
            .map(Found::beginning)
            .min(Comparator.comparingInt(IdxNames::rank).thenComparing(Comparator.naturalOrder()));
    Map<String, Found> read = new HashMap<>();
    found.stream()
        .filter(one -> one.beginning.equals(beginning.orElseThrow()))
        .sorted(preferred(found))
        .forEach(one -> read.putIfAbsent(one.name, one));
    return read;
  }

  /** Files of other sets than the one that is read, or of other numbers, in order. */
  static List<Path> others(Path folder) {
    List<Found> found = found(place(folder));
    Map<String, Found> read = read(found);
    return found.stream()
        .filter(one -> !read.containsKey(one.name) || !one.isWith(read.get(one.name)))
        .map(Found::path)
        .sorted()
        .toList();
  }

  /** Whether a file is EMNIST's, whose images are stored column by column. */
  static boolean isEmnist(Path file) {
    return lower(file).startsWith("emnist-");
  }

  private static int rank(String beginning) {
    int rank = USUAL.indexOf(beginning);
    return rank < 0 ? USUAL.size() : rank;
  }

  private static List<Found> found(Path place) {
    List<Found> found = new ArrayList<>();
    for (Path child : children(place)) {
      Matcher name = NAME.matcher(lower(child));
      if (!name.matches()) {
        continue;
      }
      for (Path file : Files.isDirectory(child) ? children(child) : List.of(child)) {
        // what is no file will say so when it is read
        if (isNamed(file) && (Files.isRegularFile(file) || RegularFile.isSpecial(file))) {
          String beginning = name.group(1) == null ? "" : name.group(1);
          found.add(new Found(beginning, usual(name), number(place.relativize(file)), file));
        }
      }
    }
    return found;
  }

  private static boolean isNamed(Path file) {
    return NAME.matcher(lower(file)).matches();
  }

  private static String usual(Matcher name) {
    String part = name.group(2).equals("train") ? "train" : "t10k";
    return part + "-" + name.group(3) + "-idx" + name.group(4) + "-ubyte";
  }

  /** Of the file, or of the folder of its name that it is in. */
  private static String number(Path file) {
    return NUMBER
        .matcher(file.toString())
        .results()
        .map(MatchResult::group)
        .collect(Collectors.joining());
  }

  private static String lower(Path file) {
    return file.getFileName().toString().toLowerCase(Locale.ROOT);
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
