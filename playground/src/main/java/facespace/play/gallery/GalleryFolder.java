package facespace.play.gallery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import facespace.data.DataException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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
  private static final Logger LOG = LoggerFactory.getLogger(GalleryFolder.class);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ABOUT = "person.json";
  private static final Pattern PICTURE = Pattern.compile("(\\d{1,4})\\.png");
  private static final Pattern ID = Pattern.compile("[0-9a-f]{12}");

  /**
   * What is inside before what it is in, and pictures before {@code person.json}: if one cannot be
   * deleted, it is still known whose it is.
   */
  private static final Comparator<Path> WHO_IT_IS_LAST =
      Comparator.comparingInt(Path::getNameCount).reversed().thenComparing(Path::compareTo);

  /** A folder of this beginning is on its way in or out. */
  private static final String HALF = ".half-";

  private final Path root;
  private long last;

  GalleryFolder(Path root) {
    this.root = root;
  }

  /** Everybody on disk, oldest first; a damaged entry is named in the log and left alone. */
  List<Enrolled> read() {
    if (!Files.isDirectory(root)) {
      return List.of();
    }
    List<Dated> found = new ArrayList<>();
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(root)) {
      for (Path folder : folders) {
        String name = folder.getFileName().toString();
        if (name.startsWith(HALF)) {
          clear(folder);
        } else if (ID.matcher(name).matches()) {
          person(folder).ifPresent(found::add);
        }
      }
    } catch (IOException e) {
      throw unusable(e);
    }
    last = found.stream().mapToLong(Dated::enrolled).max().orElse(last);
    return found.stream()
        .sorted(Comparator.comparingLong(Dated::enrolled))
        .map(Dated::person)
        .toList();
  }

  private record Dated(Enrolled person, long enrolled) {}

  void write(Enrolled person, List<byte[]> pngs) {
    Path half = root.resolve(HALF + person.id());
    try {
      Files.createDirectories(half);
      for (int i = 0; i < pngs.size(); i++) {
        Files.write(half.resolve(i + ".png"), pngs.get(i));
      }
      JSON.writeValue(
          half.resolve(ABOUT).toFile(),
          JSON.createObjectNode()
              .put("name", person.name())
              .put("origin", person.origin().text())
              .put("enrolled", now()));
      Files.move(half, root.resolve(person.id()), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      clear(half);
      throw unusable(e);
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
      Files.write(half, png);
      Path picture = root.resolve(person.id()).resolve(number + ".png");
      Files.move(half, picture, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      clear(half);
      throw unusable(e);
    }
  }

  byte[] picture(String id, int number) {
    try {
      return Files.readAllBytes(root.resolve(id).resolve(number + ".png"));
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  /**
   * Deletes a person's folder: out of sight in one step, then file by file.
   *
   * @return what could not be deleted, and is a person's folder again; empty if nothing is left
   */
  Optional<Path> delete(String id) {
    Path folder = root.resolve(id);
    Path half = root.resolve(HALF + id);
    try {
      Files.move(folder, half, StandardCopyOption.ATOMIC_MOVE);
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
      Files.move(half, folder, StandardCopyOption.ATOMIC_MOVE);
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
      JsonNode about = JSON.readTree(folder.resolve(ABOUT).toFile());
      List<Integer> pictures = pictures(folder);
      String name = about.path("name").asText();
      if (name.isEmpty() || pictures.isEmpty()) {
        throw new IOException("no name or no picture");
      }
      String id = folder.getFileName().toString();
      Enrolled person =
          new Enrolled(id, name, Origin.parse(about.path("origin").asText()), pictures);
      return Optional.of(new Dated(person, about.path("enrolled").asLong()));
    } catch (IOException damaged) {
      LOG.warn("{} is left out of the gallery: {}", folder, damaged.getMessage());
      return Optional.empty();
    }
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

  private DataException unusable(IOException e) {
    return DataException.unreadable(root, e);
  }
}
