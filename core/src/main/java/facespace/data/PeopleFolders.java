package facespace.data;

import facespace.data.folder.FaceFolder;
import facespace.data.folder.PeopleFolder;
import facespace.data.folder.PeopleSplit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Folders of people as data sets. Keeps the faces it has read for as long as memory allows. Safe
 * for use by several threads.
 */
final class PeopleFolders {
  private final Kept<Read> read = new Kept<>();
  private final Map<Path, PeopleFolder> listed = new HashMap<>();

  /** The faces of a folder whose files were so. */
  private record Read(long stamp, FaceFolder faces) {}

  /** Whether a folder has sub-folders, which MNIST's has not. */
  static boolean isOne(Path folder) {
    try (var children = Files.newDirectoryStream(folder, Files::isDirectory)) {
      return children.iterator().hasNext();
    } catch (IOException unreadable) {
      return false;
    }
  }

  /** Whether anybody in a folder has a picture, which may turn out not to be readable. */
  static boolean hasPictures(Path folder) {
    try {
      return PeopleFolder.list(folder).pictures() > 0;
    } catch (DataException nobody) {
      return false;
    }
  }

  /**
   * Divides the people of a folder.
   *
   * @param name what a run spec calls it
   */
  DataSet load(Path folder, String name, Crowd crowd) {
    FaceFolder faces = faces(folder, name, crowd.colour());
    return PeopleSplit.of(name, faces.images(), crowd.holdoutPeople(), crowd.people())
        .drawn(isDrawn(folder))
        .with(faces.said());
  }

  /** Whether the people of a folder are drawn. */
  boolean isDrawn(Path folder) {
    try {
      return listed(folder).isDrawn();
    } catch (DataException asLoadingWillSay) {
      return false;
    }
  }

  /** Reads a folder, or remembers what was read as long as its files stay as they are. */
  FaceFolder faces(Path folder, String name, boolean colour) {
    PeopleFolder people = PeopleFolder.list(folder);
    String key = folder.toAbsolutePath().normalize() + "\n" + name + "\n" + colour;
    return read.get(
            key,
            known -> known.stamp == people.stamp(),
            () -> new Read(people.stamp(), FaceFolder.read(people, name, colour)))
        .faces;
  }

  /** Counts people and pictures without decoding any, or waiting for those who do. */
  Optional<Available> describe(Path folder) {
    if (!isOne(folder)) {
      return Optional.empty();
    }
    String name = folder.getFileName().toString();
    try {
      PeopleFolder people = listed(folder);
      int pictures = people.pictures();
      return pictures == 0
          ? Optional.empty()
          : Optional.of(
              new Available(
                  name, "data.people.label", true, false, pictures, true, people.people().size()));
    } catch (DataException asLoadingWillSay) {
      return Optional.of(new Available(name, "data.people.broken", false, false, 0, true));
    }
  }

  /** A folder's list, made anew whenever anything that it was made from has changed. */
  private PeopleFolder listed(Path folder) {
    synchronized (listed) {
      PeopleFolder known = listed.get(folder);
      if (known == null || !known.isCurrent()) {
        known = PeopleFolder.list(folder);
        listed.remove(folder);
        if (!known.isFresh()) {
          listed.put(folder, known);
        }
      }
      return known;
    }
  }
}
