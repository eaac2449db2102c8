package facespace.data.folder;

import facespace.data.DataException;
import facespace.data.Images;
import facespace.data.Remark;
import facespace.data.folder.PairsText.Line;
import facespace.data.folder.PairsText.Picture;
import facespace.data.folder.PeopleFolder.Person;
import facespace.text.Alike;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
 * @param strays what to know of pictures that took no part, as their names tell no number
 */
public record LfwPairs(
    int folds,
    Images images,
    List<String> files,
    int[] first,
    int[] second,
    boolean[] same,
    Optional<Remark> strays) {
  private static final int NAMED = 3;

  public LfwPairs {
    files = List.copyOf(files);
  }

  /** How many pairs. */
  public int count() {
    return same.length;
  }

  /** What to know of pairs whose two pictures are one. */
  public Optional<Remark> twins() {
    return Twins.inPairs(images, files, first, second);
  }

  /** Whether a folder has pairs at all. */
  public static boolean isIn(Path root) {
    return PairsFile.in(root).isPresent();
  }

  /** What to know of files that are called much like a list of pairs, and are not read. */
  public static Optional<Remark> unused(Path root) {
    return PairsFile.unused(root);
  }

  /** Another number when the list of pairs or a picture of the folder has changed. */
  public static long stamp(Path root) {
    long list = PairsFile.in(root).map(file -> (long) FileState.of(file).hashCode()).orElse(0L);
    return 31 * list + PeopleFolder.list(root).stamp();
  }

  /**
   * Reads the pairs of a folder and the pictures they name, on all cores. Picture i of a person is
   * {@code name_000i} of any ending, or what else bears that number in its name.
   *
   * @param name what its images are called
   * @param colour whether images have 3 channels, or 1
   * @throws DataException if there are no pairs, they lie elsewhere, a line is malformed, or a
   *     picture is missing, is one of several of its number, or cannot be read: the protocol is
   *     defined by exactly these pairs
   */
  public static LfwPairs read(Path root, String name, boolean colour) {
    Path list = PairsFile.in(root).orElseThrow(() -> new DataException("data.pairs.missing", root));
    if (!PeopleFolder.isInside(root, list)) {
      throw new DataException("data.people.outside", list);
    }
    PairsText text = PairsText.read(list);
    PeopleFolder folder = PeopleFolder.list(root);
    Map<String, PictureNumbers> people = new HashMap<>();
    for (Person person : folder.people()) {
      people.put(Alike.comparable(person.name()), PictureNumbers.of(person));
    }
    Map<Picture, Path> found = find(list, text, people);
    refuseItself(list, folder, text, found);
    List<Path> files = found.values().stream().distinct().toList();
    List<Reading> readings = Reading.all(folder, files, colour);
    refuseUnreadable(list, readings);
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
        same,
        strays(folder, people.values()));
  }

  /** Looks each picture up among those listed; a name never becomes a path. */
  private static Map<Picture, Path> find(
      Path list, PairsText text, Map<String, PictureNumbers> people) {
    Map<Picture, Path> found = new LinkedHashMap<>();
    Set<Picture> missing = new LinkedHashSet<>();
    for (Line line : text.lines()) {
      for (Picture picture : List.of(line.first(), line.second())) {
        PictureNumbers own = people.get(Alike.comparable(picture.person()));
        Optional<Path> file = own == null ? Optional.empty() : own.file(list, picture);
        file.ifPresentOrElse(path -> found.put(picture, path), () -> missing.add(picture));
      }
    }
    if (!missing.isEmpty()) {
      throw absent(list, List.copyOf(missing), people);
    }
    return found;
  }

  private static Optional<Remark> strays(PeopleFolder folder, Collection<PictureNumbers> people) {
    List<Path> strays = people.stream().flatMap(one -> one.strays().stream()).sorted().toList();
    return strays.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Remark.of(
                "data.pairs.strays",
                FolderWalk.named(folder.root(), strays),
                String.valueOf(strays.size())));
  }

  /** Of a picture and itself everybody is sure: such a pair asks nothing. */
  private static void refuseItself(
      Path list, PeopleFolder folder, PairsText text, Map<Picture, Path> found) {
    for (Line line : text.lines()) {
      Path first = found.get(line.first());
      if (isOneFile(first, found.get(line.second()))) {
        throw new DataException(
            "data.pairs.itself", list, String.valueOf(line.number()), folder.shown(first));
      }
    }
  }

  private static boolean isOneFile(Path a, Path b) {
    try {
      return Files.isSameFile(a, b); // a link is no second picture
    } catch (IOException unreadable) {
      return false; // reading it will say why
    }
  }

  private static DataException absent(
      Path list, List<Picture> missing, Map<String, PictureNumbers> people) {
    for (Picture picture : missing) {
      PictureNumbers own = people.get(Alike.comparable(picture.person()));
      if (own != null && own.isEmpty() && !own.names().isEmpty()) {
        return new DataException(
            "data.pairs.noNumbers",
            list,
            String.valueOf(picture.number()),
            picture.person(),
            own.names());
      }
    }
    return new DataException(
        "data.pairs.absent", list, String.valueOf(missing.size()), named(missing));
  }

  private static String named(List<Picture> missing) {
    return missing.stream()
        .limit(NAMED)
        .map(p -> "%s/%s_%04d".formatted(p.person(), p.person(), p.number()))
        .map(path -> path.replaceAll("\\p{Cntrl}", " "))
        .collect(Collectors.joining(", ", "", missing.size() > NAMED ? ", …" : ""));
  }

  private static void refuseUnreadable(Path list, List<Reading> readings) {
    List<Reading> bad = readings.stream().filter(reading -> !reading.isFace()).toList();
    if (!bad.isEmpty()) {
      throw new DataException(
          "data.pairs.unreadable", list, String.valueOf(bad.size()), bad.get(0).problem());
    }
  }
}
