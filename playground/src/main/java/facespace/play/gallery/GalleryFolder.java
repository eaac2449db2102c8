package facespace.play.gallery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The gallery on disk: a folder per person, in it {@code person.json} and {@code 0.png}, {@code
 * 1.png}, … A person appears and disappears whole, by renaming a folder: a crash leaves no half.
 */
class GalleryFolder {
  static final String ABOUT = "person.json";
  static final Pattern PICTURE = Pattern.compile("(\\d{1,4})\\.png");
  static final Pattern ID = Pattern.compile("[0-9a-f]{12}");

  /** What is called so is on its way in or out. */
  static final String HALF = ".half-";

  private static final Logger LOG = LoggerFactory.getLogger(GalleryFolder.class);
  private static final ObjectMapper JSON = new ObjectMapper();

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
    List<Dated> found = new ArrayList<>();
    for (String name : names()) {
      if (name.startsWith(HALF)) {
        clear(root.resolve(name));
      } else if (ID.matcher(name).matches()) {
        person(root.resolve(name)).ifPresent(found::add);
      }
    }
    last = found.stream().mapToLong(Dated::enrolled).max().orElse(last);
    return found.stream()
        .sorted(Comparator.comparingLong(Dated::enrolled))
        .map(Dated::person)
        .toList();
  }

  private record Dated(Enrolled person, long enrolled) {}

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
      Durable.makeFolder(half);
      for (int i = 0; i < pngs.size(); i++) {
        Durable.write(half.resolve(i + ".png"), pngs.get(i));
      }
      Durable.write(
          half.resolve(ABOUT),
          JSON.writeValueAsBytes(
              JSON.createObjectNode()
                  .put("name", person.name())
                  .put("origin", person.origin().text())
                  .put("enrolled", now())));
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
      Durable.move(half, root.resolve(person.id()).resolve(number + ".png"));
    } catch (IOException e) {
      clear(half);
      throw unwritable(e);
    }
  }

  /** Writes anew where a person's pictures come from; whether that was possible. */
  boolean writeOrigin(Enrolled person) {
    Path folder = root.resolve(person.id());
    try {
      ObjectNode about = (ObjectNode) about(folder);
      about.put("origin", person.origin().text());
      Durable.replace(folder.resolve(ABOUT), JSON.writeValueAsBytes(about));
      return true;
    } catch (IOException e) {
      LOG.warn("{} cannot be written: {}", folder, e.toString());
      return false;
    }
  }

  byte[] picture(String id, int number) {
    try {
      return Files.readAllBytes(root.resolve(id).resolve(number + ".png"));
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
    return person(root.resolve(id)).map(Dated::person);
  }

  private static Optional<Dated> person(Path folder) {
    try {
      JsonNode about = about(folder);
      List<Integer> pictures = pictures(folder);
      if (name(about).isEmpty() || pictures.isEmpty()) {
        throw new IOException("no name or no picture");
      }
      String id = folder.getFileName().toString();
      Origin origin = Origin.parse(about.path("origin").asText());
      Enrolled person = new Enrolled(id, name(about), origin, pictures);
      return Optional.of(new Dated(person, about.path("enrolled").asLong()));
    } catch (IOException damaged) {
      LOG.warn("{} is damaged: {}", folder, damaged.getMessage());
      return Optional.empty();
    }
  }

  /** The name of the person of a folder; empty if it cannot be read. */
  static String nameIn(Path folder) {
    try {
      return name(about(folder));
    } catch (IOException damaged) {
      return "";
    }
  }

  private static JsonNode about(Path folder) throws IOException {
    return JSON.readTree(Files.readAllBytes(folder.resolve(ABOUT)));
  }

  private static String name(JsonNode about) {
    return about.path("name").asText();
  }

  private static List<Integer> pictures(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> PICTURE.matcher(file.getFileName().toString()))
          .filter(Matcher::matches)
          .map(matcher -> Integer.valueOf(matcher.group(1)))
          .sorted()
          .toList();
    }
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
