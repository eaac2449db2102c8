package facespace.data.folder;

import facespace.data.DataException;
import facespace.data.Images;
import facespace.data.Remark;
import facespace.data.folder.PeopleFolder.Person;
import facespace.data.picture.FaceCrop;
import facespace.data.picture.FacePicture;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
    List<Reading> readings =
        IntStream.range(0, files.size())
            .parallel()
            .mapToObj(i -> Reading.of(folder, files.get(i), colour))
            .toList();
    Collector collector = new Collector(colour ? 3 : 1, files.size());
    List<Remark> remarks = new ArrayList<>(folder.remarks());
    int at = 0;
    for (Person person : folder.people()) {
      int end = at + person.pictures().size();
      if (!collector.add(person.name(), readings.subList(at, end))) {
        remarks.add(Remark.of("data.people.none", person.name()));
      }
      at = end;
    }
    if (collector.files.isEmpty()) {
      throw collector.skipped.isEmpty()
          ? new DataException("data.people.empty", folder.root())
          : new DataException("data.people.nothing", folder.root(), collector.skipped.get(0));
    }
    Images images = collector.images(name);
    singles(images).ifPresent(remarks::add);
    return new FaceFolder(images, collector.files, collector.skipped, remarks);
  }

  /** How many pictures each person has. */
  static int[] counts(Images images) {
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

  /** One file's face, or why there is none. */
  record Reading(String file, byte[] face, Remark problem) {
    static Reading of(PeopleFolder folder, Path file, boolean colour) {
      String shown = folder.shown(file);
      try {
        byte[] face = FaceCrop.centre(FacePicture.read(file, shown), colour);
        return new Reading(shown, face, null);
      } catch (DataException e) {
        return new Reading(shown, null, e.remark());
      }
    }
  }

  /** Gathers what was read, in order. */
  private static final class Collector {
    private final int channels;
    private final List<byte[]> faces;
    private final List<Integer> labels = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private final List<String> files = new ArrayList<>();
    private final List<Remark> skipped = new ArrayList<>();

    Collector(int channels, int expected) {
      this.channels = channels;
      this.faces = new ArrayList<>(expected);
    }

    /** Adds a person; whether there was a readable picture. */
    boolean add(String person, List<Reading> readings) {
      int before = faces.size();
      for (Reading reading : readings) {
        if (reading.problem == null) {
          faces.add(reading.face);
          files.add(reading.file);
          labels.add(names.size());
        } else {
          skipped.add(reading.problem);
        }
      }
      if (faces.size() > before) {
        names.add(person);
      }
      return faces.size() > before;
    }

    Images images(String name) {
      int size = channels * FaceCrop.SIDE * FaceCrop.SIDE;
      byte[] pixels = new byte[faces.size() * size];
      for (int i = 0; i < faces.size(); i++) {
        System.arraycopy(faces.get(i), 0, pixels, i * size, size);
      }
      int[] people = labels.stream().mapToInt(Integer::intValue).toArray();
      return new Images(name, channels, FaceCrop.SIDE, FaceCrop.SIDE, pixels, people, names);
    }
  }
}
