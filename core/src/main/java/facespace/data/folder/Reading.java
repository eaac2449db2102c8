package facespace.data.folder;

import facespace.data.DataException;
import facespace.data.Images;
import facespace.data.Remark;
import facespace.data.picture.FaceCrop;
import facespace.data.picture.FacePicture;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * One file's face, or why there is none.
 *
 * @param person whose folder it is in
 * @param file where it is below the root
 * @param face the square in its middle; null if there is a problem
 * @param problem null if there is a face
 */
record Reading(String person, String file, byte[] face, Remark problem) {
  /** Reads files on all cores; in their order. */
  static List<Reading> all(PeopleFolder folder, List<Path> files, boolean colour) {
    return IntStream.range(0, files.size())
        .parallel()
        .mapToObj(i -> of(folder, files.get(i), colour))
        .toList();
  }

  private static Reading of(PeopleFolder folder, Path file, boolean colour) {
    String person = folder.personOf(file);
    String shown = folder.shown(file);
    try {
      byte[] face = FaceCrop.centre(FacePicture.read(file, shown), colour);
      return new Reading(person, shown, face, null);
    } catch (DataException e) {
      return new Reading(person, shown, null, e.remark());
    }
  }

  boolean isFace() {
    return problem == null;
  }

  /** Faces as images, whose classes are the people in the order in which they come up. */
  static Images images(String name, boolean colour, List<Reading> faces) {
    int size = (colour ? 3 : 1) * FaceCrop.SIDE * FaceCrop.SIDE;
    byte[] pixels = new byte[faces.size() * size];
    int[] labels = new int[faces.size()];
    Map<String, Integer> people = new LinkedHashMap<>();
    for (int i = 0; i < labels.length; i++) {
      System.arraycopy(faces.get(i).face, 0, pixels, i * size, size);
      labels[i] = people.computeIfAbsent(faces.get(i).person, person -> people.size());
    }
    List<String> names = List.copyOf(people.keySet());
    return new Images(name, colour ? 3 : 1, FaceCrop.SIDE, FaceCrop.SIDE, pixels, labels, names);
  }
}
