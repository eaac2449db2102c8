package facespace.data;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One of MNIST's four files under any of its names.
 *
 * @param beginning what comes before {@code train}, such as {@code emnist-digits-}
 * @param name what it is called here, one of {@link IdxFolder#FILES}
 * @param part {@code train}, {@code t10k} or {@code test}, as it is called there
 * @param number a browser's, such as {@code (1)}; empty without
 * @param spelling what files of one set have in common: all of the name that says neither part nor
 *     kind, and the folder of such a name
 */
record IdxFile(
    String beginning, String name, String part, String number, String spelling, Path path) {

  private static final String KIND = "(train|t10k|test)([-._])(images|labels)([-._]idx)([13])";

  private static final Pattern NAME =
      Pattern.compile("(.*-)?" + KIND + "[-._]ubyte( ?\\(\\d+\\))?(\\.gz)?");

  private static final Pattern SAYS = Pattern.compile(KIND, Pattern.CASE_INSENSITIVE);

  private static final Pattern NUMBER = Pattern.compile("\\(\\d+\\)");

  /**
   * What a file goes for.
   *
   * @param child the file in the place of a set, or the folder there that it is in; its name counts
   */
  static Optional<IdxFile> of(Path child, Path file) {
    Matcher name = NAME.matcher(lower(child));
    if (!name.matches() || !isNamed(file)) {
      return Optional.empty();
    }
    String part = name.group(2);
    String usual =
        (part.equals("train") ? "train-" : "t10k-") + name.group(4) + "-idx" + name.group(6);
    Path folder = child.getFileName();
    String below = (file.equals(child) ? folder : folder.resolve(file.getFileName())).toString();
    return Optional.of(
        new IdxFile(
            name.group(1) == null ? "" : name.group(1),
            usual + "-ubyte",
            part,
            number(below),
            // browsers differ in the space before their numbers
            SAYS.matcher(below).replaceAll("$2$4").replace(" (", "("),
            file));
  }

  static boolean isNamed(Path file) {
    return NAME.matcher(lower(file)).matches();
  }

  private static String number(String below) {
    return NUMBER.matcher(below).results().map(MatchResult::group).collect(Collectors.joining());
  }

  /** Whether both are of one set, by what they are called. */
  boolean isWith(IdxFile other) {
    return spelling.equals(other.spelling);
  }

  /** Whether both are images or labels of the same digits, by what they are called. */
  boolean isPartOf(IdxFile other) {
    return isWith(other) && part.equals(other.part);
  }

  boolean isZipped() {
    return lower(path).endsWith(".gz");
  }

  /** Whether it is called as it is here. */
  boolean isUsual() {
    return lower(path).startsWith(name);
  }

  static String lower(Path file) {
    return file.getFileName().toString().toLowerCase(Locale.ROOT);
  }
}
