package facespace.play.gallery;

import facespace.data.DataException;
import facespace.data.picture.FacePicture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.stream.Stream;

/** What is damaged in a gallery's folder, looked for file by file. */
public final class GalleryCheckup {
  private final Map<Path, String> damage = new LinkedHashMap<>();

  private GalleryCheckup() {}

  /**
   * Looks a gallery over that nobody uses meanwhile.
   *
   * @return what is damaged beyond mending, in order, and what is wrong with it in English words
   */
  public static Map<Path, String> of(Path gallery) throws IOException {
    GalleryCheckup checkup = new GalleryCheckup();
    for (String name : new GalleryFolder(gallery).names()) {
      checkup.entry(gallery.resolve(name), name);
    }
    return checkup.damage;
  }

  /** Whether a file's path in a gallery is one that a gallery's files have. */
  public static boolean isOwn(String person, String file) {
    boolean known = file.equals(PersonFolder.ABOUT) || isPicture(file);
    return GalleryFolder.ID.matcher(person).matches() && known;
  }

  private static boolean isPicture(String file) {
    return PersonFolder.PICTURE.matcher(file).matches();
  }

  private void entry(Path entry, String name) throws IOException {
    Matcher id = GalleryFolder.ID.matcher(name);
    if (name.startsWith(GalleryFolder.HALF)) {
      damage.put(entry, "is a leftover of somebody half enrolled or half removed");
    } else if (!id.matches() || !Files.isDirectory(entry)) {
      damage.put(entry, "is nobody's: it does not belong in a gallery");
    } else if (new PersonFolder(entry).name().isEmpty()) {
      damage.put(entry, "has no name that can be read");
    } else {
      files(entry);
    }
  }

  private void files(Path person) throws IOException {
    Map<Path, String> found = new LinkedHashMap<>();
    int sound = 0;
    for (Path file : inside(person)) {
      String name = file.getFileName().toString();
      if (!isOwn(person.getFileName().toString(), name)) {
        found.put(file, "does not belong to a person in a gallery");
      } else if (isPicture(name) && !isReadable(file)) {
        found.put(file, "is no picture that can be read");
      } else if (isPicture(name)) {
        sound++;
      }
    }
    if (sound == 0) {
      damage.put(person, "has no picture that can be read");
    } else {
      damage.putAll(found);
    }
  }

  private static List<Path> inside(Path person) throws IOException {
    try (Stream<Path> files = Files.list(person)) {
      return files.sorted().toList();
    }
  }

  private static boolean isReadable(Path picture) {
    try {
      FacePicture.read(Files.readAllBytes(picture), picture.getFileName().toString());
      return true;
    } catch (DataException | IOException e) {
      return false;
    }
  }
}
