package facespace.data.folder;

import facespace.data.DataException;
import facespace.data.Images;
import facespace.data.Remark;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The faces of a folder of people: one sub-folder per person, named after the person, with
 * pictures. Of each picture the square in the middle is kept, 64×64. Immutable by agreement.
 *
 * @param images person by person, both in natural order; the classes are the people
 * @param files where below the folder each image was read
 * @param skipped pictures that will not do, and why
 * @param remarks what else should be known: people left out, people with one picture, links
 */
public record FaceFolder(
    Images images, List<String> files, List<Remark> skipped, List<Remark> remarks) {
  /** The key of what is said where nobody has a file that might be a picture. */
  public static final String NO_PICTURE = "data.people.noPicture";

  /** How many names a sentence lists. */
  private static final int NAMED = 3;

  public FaceFolder {
    files = List.copyOf(files);
    skipped = List.copyOf(skipped);
    remarks = List.copyOf(remarks);
  }

  /**
   * Reads a folder, on all cores; the same whatever their number.
   *
   * @param colour whether images have 3 channels, or 1
   * @throws DataException if there are no people in it, none with a readable picture, too many, or
   *     two of one name
   */
  public static FaceFolder read(Path root, boolean colour) {
    return read(PeopleFolder.list(root), root.toString(), colour);
  }

  /**
   * Reads a folder that is listed already.
   *
   * @param name what its images are called
   */
  public static FaceFolder read(PeopleFolder folder, String name, boolean colour) {
    List<Path> files =
        folder.people().stream().flatMap(person -> person.pictures().stream()).toList();
    List<Reading> readings = Reading.all(folder, files, colour);
    List<Reading> faces = readings.stream().filter(Reading::isFace).toList();
    List<Remark> skipped =
        readings.stream().filter(reading -> !reading.isFace()).map(Reading::problem).toList();
    if (faces.isEmpty()) {
      throw nothing(folder, skipped);
    }
    Images images = Reading.images(name, colour, faces);
    List<Remark> remarks = new ArrayList<>(folder.remarks());
    Set<String> seen = new HashSet<>(images.classNames());
    folder.people().stream()
        .filter(person -> !seen.contains(person.name()))
        .map(person -> Remark.of("data.people.none", person.name()))
        .forEach(remarks::add);
    singles(images).ifPresent(remarks::add);
    return new FaceFolder(images, faces.stream().map(Reading::file).toList(), skipped, remarks);
  }

  private static DataException nothing(PeopleFolder folder, List<Remark> skipped) {
    if (!skipped.isEmpty()) {
      return new DataException("data.people.nothing", folder.root(), skipped.get(0));
    }
    return folder.remarks().isEmpty()
        ? new DataException("data.people.empty", folder.root())
        : new DataException(NO_PICTURE, folder.root(), folder.remarks().get(0));
  }

  /** All that should be known: of many pictures that will not do first how many they are. */
  public List<Remark> said() {
    List<Remark> all = new ArrayList<>();
    if (skipped.size() > 1) {
      String of = String.valueOf(images.count() + skipped.size());
      all.add(Remark.of("data.people.skipped", String.valueOf(skipped.size()), of));
    }
    all.addAll(skipped);
    all.addAll(remarks);
    return all;
  }

  /** What to know of pictures that come twice. */
  public Optional<Remark> twins() {
    return Twins.among(images, files);
  }

  /** How many pictures each person has. */
  public static int[] counts(Images images) {
    int[] counts = new int[images.classes()];
    for (int label : images.labels()) {
      counts[label]++;
    }
    return counts;
  }

  private static Optional<Remark> singles(Images images) {
    int[] counts = counts(images);
    int[] single = IntStream.range(0, counts.length).filter(p -> counts[p] == 1).toArray();
    String names =
        IntStream.of(single)
            .limit(NAMED)
            .mapToObj(images.classNames()::get)
            .collect(Collectors.joining(", ", "", single.length > NAMED ? ", …" : ""));
    return single.length == 0
        ? Optional.empty()
        : Optional.of(
            Remark.of(
                "data.people.single",
                String.valueOf(single.length),
                String.valueOf(counts.length),
                names));
  }
}
