package facespace.data.folder;

import facespace.data.DataException;
import facespace.data.Remark;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a folder of people lists, without opening a picture. Hidden files, and files that are no
 * pictures by their ending, are left alone.
 *
 * @param root the folder
 * @param people in natural order: s2 before s10
 * @param remarks links that are not followed
 */
public record PeopleFolder(Path root, List<Person> people, List<Remark> remarks) {
  /** More people than this are refused. */
  public static final int MOST_PEOPLE = 20_000;

  /** More pictures than this are refused: they would not fit in a laptop's memory. */
  public static final int MOST_PICTURES = 20_000;

  static final Comparator<String> NATURAL =
      Comparator.comparing(PeopleFolder::padded).thenComparing(Comparator.naturalOrder());

  /** HEIC, WebP, TIFF and AVIF among them, so that they are named rather than passed over. */
  private static final Set<String> ENDINGS =
      Set.of(
          "jpg", "jpeg", "jpe", "jfif", "png", "apng", "gif", "bmp", "pgm", "ppm", "pbm", "pnm",
          "heic", "heif", "webp", "tif", "tiff", "avif");

  private static final Pattern NUMBER = Pattern.compile("\\d+");

  /**
   * A person.
   *
   * @param name of the folder, as it is on disk
   * @param pictures files in natural order of their names
   */
  public record Person(String name, List<Path> pictures) {
    public Person {
      pictures = List.copyOf(pictures);
    }
  }

  public PeopleFolder {
    people = List.copyOf(people);
    remarks = List.copyOf(remarks);
  }

  /**
   * Lists a folder.
   *
   * @throws DataException if there are no people in it, too many, or two of one name
   */
  public static PeopleFolder list(Path root) {
    List<Remark> remarks = new ArrayList<>();
    List<Person> people = new ArrayList<>();
    int left = MOST_PICTURES;
    try {
      List<Path> folders = children(root, root, MOST_PEOPLE, "data.people.manyPeople", remarks);
      boolean flat = folders.removeIf(child -> !Files.isDirectory(child)) && folders.isEmpty();
      if (folders.isEmpty()) {
        throw new DataException(flat ? "data.people.flat" : "data.people.empty", root);
      }
      for (Path folder : folders) {
        List<Path> pictures = pictures(folder, root, left, remarks);
        people.add(new Person(folder.getFileName().toString(), pictures));
        left -= pictures.size();
      }
    } catch (IOException e) {
      throw DataException.unreadable(root, e);
    }
    refuseTwins(root, people);
    return new PeopleFolder(root, people, remarks);
  }

  /** How many pictures. */
  public int pictures() {
    return people.stream().mapToInt(person -> person.pictures().size()).sum();
  }

  /** Another number when a picture has come, gone or changed. */
  public long stamp() {
    long stamp = people.hashCode();
    for (Person person : people) {
      for (Path picture : person.pictures()) {
        stamp = 31 * stamp + picture.toFile().lastModified();
      }
    }
    return stamp;
  }

  /** A person's name in the one way that makes names comparable: NFC, without case. */
  static String comparable(String name) {
    String composed = Normalizer.normalize(name.strip(), Normalizer.Form.NFC);
    return composed.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
  }

  /** What sentences call a file: where it is below the root. */
  String shown(Path file) {
    return root.relativize(file).toString();
  }

  private static List<Path> pictures(Path folder, Path root, int most, List<Remark> remarks) {
    try {
      List<Path> pictures = children(folder, root, most, "data.people.manyPictures", remarks);
      pictures.removeIf(Files::isDirectory);
      return pictures;
    } catch (IOException e) {
      remarks.add(DataException.unreadable(folder, e).remark());
      return List.of();
    }
  }

  /** Folders and pictures directly inside, in natural order. */
  private static List<Path> children(
      Path folder, Path root, int most, String tooMany, List<Remark> remarks) throws IOException {
    List<Path> kept = new ArrayList<>();
    try (Stream<Path> children = Files.list(folder)) {
      for (Path child : (Iterable<Path>) children::iterator) {
        boolean hidden = child.getFileName().toString().startsWith(".");
        if (!hidden && (mayBePicture(child) || Files.isDirectory(child))) {
          kept.add(child);
        }
        if (kept.size() > most) {
          throw new DataException(tooMany, folder, String.valueOf(most));
        }
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    kept.sort(Comparator.comparing(child -> child.getFileName().toString(), NATURAL));
    for (Path child : List.copyOf(kept)) {
      if (Files.isSymbolicLink(child) && !isInside(root, child)) {
        kept.remove(child);
        remarks.add(Remark.of("data.people.outside", child.toString()));
      }
    }
    return kept;
  }

  /** Whether a file, with all links followed, is below a folder. */
  static boolean isInside(Path root, Path file) {
    try {
      return file.toRealPath().startsWith(root.toRealPath());
    } catch (IOException dangling) {
      return false;
    }
  }

  private static boolean mayBePicture(Path file) {
    String name = file.getFileName().toString();
    int dot = name.lastIndexOf('.');
    return ENDINGS.contains(name.substring(dot + 1).toLowerCase(Locale.ROOT));
  }

  private static void refuseTwins(Path root, List<Person> people) {
    Map<String, String> seen = new HashMap<>();
    for (Person person : people) {
      String twin = seen.put(comparable(person.name()), person.name());
      if (twin != null) {
        throw new DataException("data.people.sameName", root, twin, person.name());
      }
    }
  }

  /** Digits preceded by how many they are, so that text order is the order of numbers. */
  private static String padded(String name) {
    return NUMBER
        .matcher(name)
        .replaceAll(
            run -> {
              String digits = run.group().replaceFirst("^0+(?=.)", "");
              return String.format(Locale.ROOT, "%03d%s", digits.length(), digits);
            });
  }
}
