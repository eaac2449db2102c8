package facespace.data.folder;

import facespace.data.DataException;
import facespace.data.Remark;
import facespace.data.picture.DrawnMark;
import facespace.text.Alike;
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
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a folder of people lists, without decoding a picture. Pictures are known by their endings or
 * their first bytes, and may lie in folders within a person's. If one sub-folder alone holds all
 * pictures, in folders of its own, it is taken for the folder of people.
 *
 * @param root the folder that has a folder for each person
 * @param people in natural order: s2 before s10
 * @param remarks what was left out or taken in an unusual way
 * @param seen all folders listed and files looked into, as they were found
 */
public record PeopleFolder(
    Path root, List<Person> people, List<Remark> remarks, Map<Path, FileState> seen) {
  /** More people than this are refused. */
  public static final int MOST_PEOPLE = 20_000;

  /** More pictures than this are refused: they would not fit in a laptop's memory. */
  public static final int MOST_PICTURES = 20_000;

  static final Comparator<String> NATURAL =
      Comparator.comparing(PeopleFolder::padded).thenComparing(Comparator.naturalOrder());

  /** Folders that divide data; their own folders are the people. */
  private static final Set<String> PARTS =
      Set.of("train", "training", "test", "testing", "val", "valid", "validation", "dev", "eval");

  private static final String INNER = "data.people.inner";
  private static final Pattern NUMBER = Pattern.compile("\\d+");

  /**
   * A person.
   *
   * @param name of the folder, as it is on disk
   * @param pictures files in natural order of their names, folder by folder
   */
  public record Person(String name, List<Path> pictures) {
    public Person {
      pictures = List.copyOf(pictures);
    }
  }

  public PeopleFolder {
    people = List.copyOf(people);
    remarks = List.copyOf(remarks);
    seen = Map.copyOf(seen);
  }

  /**
   * Lists a folder.
   *
   * @throws DataException if there are no people in it, too many, or two of one name
   */
  public static PeopleFolder list(Path root) {
    FolderWalk walk = new FolderWalk(root);
    List<Person> people = new ArrayList<>();
    try {
      List<Path> folders = walk.people();
      if (folders.isEmpty()) {
        throw nobody(root, walk);
      }
      for (Path folder : folders) {
        people.add(new Person(folder.getFileName().toString(), walk.pictures(folder)));
      }
    } catch (IOException e) {
      throw DataException.unreadable(root, e);
    }
    refuseParts(root, people);
    Optional<Path> inner = onlyFolder(root, people).filter(folder -> walk.loose().isEmpty());
    if (inner.isPresent()) {
      return list(inner.get()).below(root, walk.seen());
    }
    refuseTwins(root, people);
    return new PeopleFolder(root, people, walk.remarks(), walk.seen());
  }

  /** The same, where it was not this folder that was asked for. */
  private PeopleFolder below(Path asked, Map<Path, FileState> above) {
    List<Remark> more = new ArrayList<>(remarks);
    more.removeIf(remark -> remark.key().equals(INNER));
    more.add(0, Remark.of(INNER, asked, root));
    Map<Path, FileState> all = new HashMap<>(above);
    all.putAll(seen);
    return new PeopleFolder(root, people, more, all);
  }

  private static DataException nobody(Path root, FolderWalk walk) throws IOException {
    if (!walk.loose().isEmpty()) {
      return new DataException("data.people.flat", root);
    }
    if (!walk.remarks().isEmpty()) {
      return new DataException("data.people.emptyBut", root, walk.remarks().get(0));
    }
    try (Stream<Path> files = Files.list(root)) {
      List<Path> found = files.filter(Files::isRegularFile).sorted().toList();
      return found.isEmpty()
          ? new DataException("data.people.empty", root)
          : new DataException("data.people.foreign", root, FolderWalk.named(root, found));
    }
  }

  /** Where train and test were taken for two people, nobody would be told from anybody. */
  private static void refuseParts(Path root, List<Person> people) {
    List<String> names = people.stream().map(Person::name).toList();
    boolean parts = names.stream().allMatch(name -> PARTS.contains(name.toLowerCase(Locale.ROOT)));
    if (names.size() > 1 && parts && people.stream().noneMatch(one -> holdsPictures(root, one))) {
      throw new DataException(
          "data.people.parts",
          root,
          String.join(", ", names),
          root.resolve(names.get(0)).toString());
    }
  }

  /** The one folder in whose own folders all pictures are. */
  private static Optional<Path> onlyFolder(Path root, List<Person> people) {
    List<Person> some = people.stream().filter(one -> !one.pictures().isEmpty()).toList();
    if (some.size() != 1) {
      return Optional.empty();
    }
    return holdsPictures(root, some.get(0))
        ? Optional.empty()
        : Optional.of(root.resolve(some.get(0).name()));
  }

  /** Whether a picture lies directly in a person's folder. */
  private static boolean holdsPictures(Path root, Person person) {
    Path folder = root.resolve(person.name());
    return person.pictures().stream().anyMatch(file -> file.getParent().equals(folder));
  }

  /** How many pictures. */
  public int pictures() {
    return people.stream().mapToInt(person -> person.pictures().size()).sum();
  }

  /** Whether all pictures are drawn, by what stands in their files. */
  public boolean isDrawn() {
    return pictures() > 0
        && people.stream().flatMap(one -> one.pictures().stream()).allMatch(DrawnMark::isOn);
  }

  /** Another number when a picture has come, gone or changed, or something else was left out. */
  public long stamp() {
    long stamp = 31L * people.hashCode() + remarks.hashCode();
    for (Person person : people) {
      for (Path picture : person.pictures()) {
        stamp = 31 * stamp + FileState.of(picture).hashCode();
      }
    }
    return stamp;
  }

  /** Whether all that was looked into for this list is as it was, and would show if it were not. */
  public boolean isCurrent() {
    return seen.entrySet().stream()
        .allMatch(one -> FileState.of(one.getKey()).equals(one.getValue()));
  }

  /** Whether something was changed so lately that a further change might go unnoticed. */
  public boolean isFresh() {
    return seen.values().stream().anyMatch(FileState::isFresh);
  }

  /** Who is on a picture. */
  String personOf(Path file) {
    return root.relativize(file).getName(0).toString();
  }

  /** What sentences call a file: where it is below the root. */
  String shown(Path file) {
    return root.relativize(file).toString();
  }

  /** Whether a file, with all links followed, is below a folder. */
  static boolean isInside(Path root, Path file) {
    try {
      return file.toRealPath().startsWith(root.toRealPath());
    } catch (IOException dangling) {
      return false;
    }
  }

  private static void refuseTwins(Path root, List<Person> people) {
    Map<String, String> seen = new HashMap<>();
    for (Person person : people) {
      String twin = seen.put(Alike.comparable(person.name()), person.name());
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
