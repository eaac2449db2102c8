package facespace.play.gallery;

import facespace.data.DataException;
import facespace.disk.Durable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The gallery on disk: a {@link PersonFolder} for everybody. A person appears and disappears whole,
 * by renaming a folder: a crash leaves no half.
 */
class GalleryFolder {
  static final Pattern ID = Pattern.compile("[0-9a-f]{12}");

  /** What is called so is on its way in or out. */
  static final String HALF = ".half-";

  private static final Logger LOG = LoggerFactory.getLogger(GalleryFolder.class);

  /**
   * What is inside before what it is in, and pictures before {@code person.json}: if one cannot be
   * deleted, it is still known whose it is.
   */
  private static final Comparator<Path> WHO_IT_IS_LAST =
      Comparator.comparingInt(Path::getNameCount).reversed().thenComparing(Path::compareTo);

  private final Path root;
  private long last;

  GalleryFolder(Path root) {
    this.root = root;
  }

  /** Everybody on disk, oldest first; what a crash left half done is cleared. */
  List<Enrolled> read() {
    List<PersonFolder.Dated> found = new ArrayList<>();
    for (String name : names()) {
      if (name.startsWith(HALF)) {
        clear(root.resolve(name));
      } else if (ID.matcher(name).matches()) {
        person(name).ifPresent(found::add);
      }
    }
    last = found.stream().mapToLong(PersonFolder.Dated::enrolled).max().orElse(last);
    return found.stream()
        .sorted(Comparator.comparingLong(PersonFolder.Dated::enrolled))
        .map(PersonFolder.Dated::person)
        .toList();
  }

  /** The names of all that lies in the folder, people or not, in order. */
  List<String> names() {
    if (!Files.isDirectory(root)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(root)) {
      return all.map(one -> one.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  void write(Enrolled person, List<byte[]> pngs) {
    Path half = root.resolve(HALF + person.id());
    try {
      new PersonFolder(half).write(person, now(), pngs);
      Durable.move(half, root.resolve(person.id()));
    } catch (IOException e) {
      clear(half);
      throw unwritable(e);
    }
  }

  /**
   * Milliseconds since 1970, each later than the one before: two people enrolled at once have an
   * order.
   */
  private long now() {
    last = Math.max(last + 1, System.currentTimeMillis());
    return last;
  }

  /** Writes the last of a person's pictures. */
  void add(Enrolled person, byte[] png) {
    int number = person.pictures().get(person.pictures().size() - 1);
    Path half = root.resolve(HALF + person.id());
    try {
      Durable.write(half, png);
      Durable.move(half, folder(person.id()).picture(number));
    } catch (IOException e) {
      clear(half);
      throw unwritable(e);
    }
  }

  /** Writes anew where a person's pictures come from; whether that was possible. */
  boolean writeOrigin(Enrolled person) {
    PersonFolder folder = folder(person.id());
    try {
      folder.writeOrigin(person.origin());
      return true;
    } catch (IOException e) {
      LOG.warn("{} cannot be written: {}", folder.path(), e.toString());
      return false;
    }
  }

  byte[] picture(String id, int number) {
    try {
      return Files.readAllBytes(folder(id).picture(number));
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /**
   * Deletes a person's folder: out of sight in one step, then file by file; or anything else that
   * lies in the gallery.
   *
   * @param name one of {@link #names}
   * @return what could not be deleted, and is a person's folder again; empty if nothing is left
   */
  Optional<Path> delete(String name) {
    Path folder = root.resolve(name);
    if (!ID.matcher(name).matches()) {
      return clear(folder) ? Optional.empty() : Optional.of(folder);
    }
    Path half = root.resolve(HALF + name);
    try {
      Durable.move(folder, half);
    } catch (NoSuchFileException gone) { // somebody was faster, and that is what was asked for
      return Optional.empty();
    } catch (IOException e) {
      LOG.warn("{} could not be deleted: {}", folder, e.toString());
      return Optional.of(folder);
    }
    return clear(half) ? Optional.empty() : Optional.of(putBack(half, folder));
  }

  /** What cannot be deleted must not be hidden: it is to be seen, and deleted again. */
  private static Path putBack(Path half, Path folder) {
    try {
      Durable.move(half, folder);
      return folder;
    } catch (IOException e) {
      LOG.warn("{} could not be put back: {}", half, e.toString());
      return half;
    }
  }

  /** Somebody as they are on disk now; empty if too little is left of them to know who it is. */
  Optional<Enrolled> find(String id) {
    return person(id).map(PersonFolder.Dated::person);
  }

  private Optional<PersonFolder.Dated> person(String id) {
    PersonFolder folder = folder(id);
    try {
      return Optional.of(folder.read());
    } catch (IOException damaged) {
      LOG.warn("{} is damaged: {}", folder.path(), damaged.getMessage());
      return Optional.empty();
    }
  }

  private PersonFolder folder(String id) {
    return new PersonFolder(root.resolve(id));
  }

  /** Deletes a folder or a file; whether nothing is left of it. */
  private boolean clear(Path path) {
    try (Stream<Path> files = Files.walk(path)) {
      for (Path file : files.sorted(WHO_IT_IS_LAST).toList()) {
        erase(file);
      }
      Durable.sync(root);
      return true;
    } catch (NoSuchFileException neverWritten) {
      return true;
    } catch (IOException | UncheckedIOException e) {
      LOG.warn("{} could not be deleted: {}", path, e.toString());
      return false;
    }
  }

  /** Deletes a file or an empty folder. */
  void erase(Path file) throws IOException {
    Files.delete(file);
  }

  private DataException unreadable(IOException e) {
    return DataException.unreadable(root, e).byName();
  }

  private DataException unwritable(IOException e) {
    return DataException.unwritable("data.folder.unwritable", root, e).byName();
  }
}
