package facespace.data.folder;

import facespace.data.DataException;
import facespace.data.Images;
import facespace.data.folder.PairsText.Line;
import facespace.data.folder.PairsText.Picture;
import facespace.data.folder.PeopleFolder.Person;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The pairs that a folder of people names in its {@code pairs.txt}, as Labeled Faces in the Wild
 * does, with their images. Immutable by agreement.
 *
 * @param folds how many blocks of equal length the pairs come in
 * @param images each picture that is named, once; the classes are the people
 * @param files where below the folder each image was read
 * @param first the one image of each pair, an index into the images
 * @param second the other
 * @param same whether the pair is of one person
 */
public record LfwPairs(
    int folds, Images images, List<String> files, int[] first, int[] second, boolean[] same) {
  /** The file's name, at the root of the folder. */
  public static final String FILE = "pairs.txt";

  private static final int NAMED = 3;
  private static final Pattern NUMBERED = Pattern.compile("(.*)_(\\d{1,9})\\.[^.]+");

  public LfwPairs {
    files = List.copyOf(files);
  }

  /** How many pairs. */
  public int count() {
    return same.length;
  }

  /** Whether a folder has pairs at all. */
  public static boolean isIn(Path root) {
    return Files.isRegularFile(root.resolve(FILE));
  }

  /**
   * Reads the pairs of a folder and the pictures they name, on all cores. Picture i of a person is
   * {@code name_000i} of any ending; in folders where not all files are called so, the i-th file.
   *
   * @param name what its images are called
   * @param colour whether images have 3 channels, or 1
   * @throws DataException if there are no pairs, a line is malformed, or a picture is missing or
   *     cannot be read: the protocol is defined by exactly these pairs
   */
  public static LfwPairs read(Path root, String name, boolean colour) {
    if (!isIn(root) || !PeopleFolder.isInside(root, root.resolve(FILE))) {
      throw new DataException("data.pairs.missing", root);
    }
    PairsText text = PairsText.read(root.resolve(FILE));
    PeopleFolder folder = PeopleFolder.list(root);
    Map<Picture, Path> found = find(root, text, folder);
    List<Path> files = found.values().stream().distinct().toList();
    List<Reading> readings = Reading.all(folder, files, colour);
    refuseUnreadable(root, readings);
    Images images = Reading.images(name, colour, readings);
    Map<Path, Integer> index = new HashMap<>();
    files.forEach(file -> index.put(file, index.size()));
    List<Line> lines = text.lines();
    boolean[] same = new boolean[lines.size()];
    for (int i = 0; i < same.length; i++) {
      same[i] = lines.get(i).same();
    }
    return new LfwPairs(
        text.folds(),
        images,
        readings.stream().map(Reading::file).toList(),
        lines.stream().mapToInt(line -> index.get(found.get(line.first()))).toArray(),
        lines.stream().mapToInt(line -> index.get(found.get(line.second()))).toArray(),
        same);
  }

  /** Looks each picture up among those listed; a name never becomes a path. */
  private static Map<Picture, Path> find(Path root, PairsText text, PeopleFolder folder) {
    Map<String, Map<Integer, Path>> people = new HashMap<>();
    for (Person person : folder.people()) {
      people.put(PeopleFolder.comparable(person.name()), numbered(person));
    }
    Map<Picture, Path> found = new LinkedHashMap<>();
    Map<Picture, Path> missing = new LinkedHashMap<>();
    for (Line line : text.lines()) {
      for (Picture picture : List.of(line.first(), line.second())) {
        String person = PeopleFolder.comparable(picture.person());
        Path file = people.getOrDefault(person, Map.of()).get(picture.number());
        (file == null ? missing : found).put(picture, file);
      }
    }
    if (!missing.isEmpty()) {
      throw new DataException(
          "data.pairs.absent",
          root.resolve(FILE),
          String.valueOf(missing.size()),
          named(new ArrayList<>(missing.keySet())));
    }
    return found;
  }

  private static String named(List<Picture> missing) {
    return missing.stream()
        .limit(NAMED)
        .map(p -> "%s/%s_%04d".formatted(p.person(), p.person(), p.number()))
        .map(path -> path.replaceAll("\\p{Cntrl}", " "))
        .collect(Collectors.joining(", ", "", missing.size() > NAMED ? ", …" : ""));
  }

  private static Map<Integer, Path> numbered(Person person) {
    Map<Integer, Path> byName = new HashMap<>();
    for (Path file : person.pictures()) {
      number(person.name(), file).ifPresent(number -> byName.putIfAbsent(number, file));
    }
    if (byName.size() == person.pictures().size()) {
      return byName;
    }
    Map<Integer, Path> byOrder = new HashMap<>();
    person.pictures().forEach(file -> byOrder.put(byOrder.size() + 1, file));
    return byOrder;
  }

  private static OptionalInt number(String person, Path file) {
    Matcher matcher = NUMBERED.matcher(file.getFileName().toString());
    boolean own =
        matcher.matches()
            && PeopleFolder.comparable(matcher.group(1)).equals(PeopleFolder.comparable(person));
    return own ? OptionalInt.of(Integer.parseInt(matcher.group(2))) : OptionalInt.empty();
  }

  private static void refuseUnreadable(Path root, List<Reading> readings) {
    List<Reading> bad = readings.stream().filter(reading -> !reading.isFace()).toList();
    if (!bad.isEmpty()) {
      throw new DataException(
          "data.pairs.unreadable",
          root.resolve(FILE),
          String.valueOf(bad.size()),
          bad.get(0).problem());
    }
  }
}
