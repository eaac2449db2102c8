package facespace.data.folder;

import facespace.data.DataException;
import facespace.data.folder.PairsText.Picture;
import facespace.data.folder.PeopleFolder.Person;
import facespace.text.Alike;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which picture of a person bears which number. The number is read from the file's name, never from
 * its place among the others: one file more or fewer must not make another picture of it.
 *
 * <p>LFW calls picture 3 of Ann {@code Ann_0003.jpg}. Where no picture of a person is called so,
 * names that are numbers count, {@code 3.png}; and where there are none of these either, names that
 * end in a number after one and the same beginning, {@code img-3.png}.
 */
final class PictureNumbers {
  private static final int NAMED = 3;
  private static final String ENDING = "(\\.[^.]*)?";
  private static final Pattern NUMBER = Pattern.compile("(\\d{1,9})" + ENDING);
  private static final Pattern LFW = Pattern.compile("(.*)_(\\d{1,9})" + ENDING);
  private static final Pattern NUMBERED = Pattern.compile("(.*\\D)(\\d{1,9})" + ENDING);

  private final Person person;
  private final Map<Integer, List<Path>> files;

  private PictureNumbers(Person person, Map<Integer, List<Path>> files) {
    this.person = person;
    this.files = files;
  }

  static PictureNumbers of(Person person) {
    Map<Integer, List<Path>> files = byLfw(person);
    files = files.isEmpty() ? byNumber(person) : files;
    return new PictureNumbers(person, files.isEmpty() ? byBeginning(person) : files);
  }

  /**
   * The one picture of a number; empty if there is none.
   *
   * @param asked where and as what it is asked for
   * @throws DataException if several bear that number
   */
  Optional<Path> file(Path asked, Picture picture) {
    List<Path> found = files.getOrDefault(picture.number(), List.of());
    if (found.size() > 1) {
      throw new DataException(
          "data.pairs.sameNumber",
          asked,
          String.valueOf(picture.number()),
          person.name(),
          names(found));
    }
    return found.stream().findFirst();
  }

  /** Whether no name tells a number at all. */
  boolean isEmpty() {
    return files.isEmpty();
  }

  /** Pictures whose names tell no number, where those of others do. */
  List<Path> strays() {
    Set<Path> numbered = files.values().stream().flatMap(List::stream).collect(Collectors.toSet());
    return isEmpty()
        ? List.of()
        : person.pictures().stream().filter(file -> !numbered.contains(file)).toList();
  }

  /** The first few names, for a sentence. */
  String names() {
    return names(person.pictures());
  }

  /** With the folders they lie in where the names alone would be one. */
  private static String names(List<Path> files) {
    boolean distinct = files.stream().map(Path::getFileName).distinct().count() == files.size();
    return files.stream()
        .limit(NAMED)
        .map(
            file ->
                distinct
                    ? file.getFileName()
                    : file.subpath(file.getNameCount() - 2, file.getNameCount()))
        .map(Path::toString)
        .collect(Collectors.joining(", ", "", files.size() > NAMED ? ", …" : ""));
  }

  private static Map<Integer, List<Path>> byLfw(Person person) {
    String own = Alike.comparable(person.name());
    Map<Integer, List<Path>> files = new HashMap<>();
    for (Path file : person.pictures()) {
      Matcher name = LFW.matcher(file.getFileName().toString());
      if (name.matches() && Alike.comparable(name.group(1)).equals(own)) {
        put(files, name.group(2), file);
      }
    }
    return files;
  }

  private static Map<Integer, List<Path>> byNumber(Person person) {
    Map<Integer, List<Path>> files = new HashMap<>();
    for (Path file : person.pictures()) {
      Matcher name = NUMBER.matcher(file.getFileName().toString());
      if (name.matches()) {
        put(files, name.group(1), file);
      }
    }
    return files;
  }

  /** Of several beginnings nobody knows which one counts: then there are no numbers. */
  private static Map<Integer, List<Path>> byBeginning(Person person) {
    Map<String, Map<Integer, List<Path>>> beginnings = new TreeMap<>();
    for (Path file : person.pictures()) {
      String whole = file.getFileName().toString();
      Matcher name = NUMBERED.matcher(whole);
      // subject01.happy: the number is the person's, not the picture's
      if (name.matches() && !isNameOf(person, name.group(1) + name.group(2))) {
        put(
            beginnings.computeIfAbsent(name.group(1), beginning -> new HashMap<>()),
            name.group(2),
            file);
      }
    }
    return beginnings.size() == 1 ? beginnings.values().iterator().next() : Map.of();
  }

  private static boolean isNameOf(Person person, String text) {
    return Alike.comparable(text).equals(Alike.comparable(person.name()));
  }

  private static void put(Map<Integer, List<Path>> files, String number, Path file) {
    files.computeIfAbsent(Integer.parseInt(number), one -> new ArrayList<>()).add(file);
  }
}
