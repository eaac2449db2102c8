package facespace.data.folder;

import facespace.data.DataException;
import facespace.data.RegularFile;
import facespace.data.Remark;
import facespace.data.picture.FacePicture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One walk through a folder of people. What it passes over is remembered, to be named and counted;
 * hidden files and the notes and lists that lie beside pictures are not worth a word.
 */
final class FolderWalk {
  /** Folders within a person's folder: {@code person/2019/spring/…}; deeper ones are left out. */
  private static final int DEEPEST = 5;

  private static final int NAMED = 3;

  /** HEIC, WebP, TIFF and AVIF among them, so that they are named rather than passed over. */
  private static final Set<String> PICTURES =
      Set.of(
          "jpg", "jpeg", "jpe", "jfif", "png", "apng", "gif", "bmp", "pgm", "ppm", "pbm", "pnm",
          "heic", "heif", "webp", "tif", "tiff", "avif");

  /** Notes, lists, and what file managers leave behind. */
  private static final Set<String> NOTES =
      Set.of("txt", "csv", "tsv", "json", "xml", "yaml", "yml", "md", "html", "db", "ini", "log");

  /** What a Mac puts into archives beside the folder that was meant. */
  static final String MAC_ARCHIVE = "__MACOSX";

  private final Path root;
  private final List<Remark> remarks = new ArrayList<>();
  private final List<Path> others = new ArrayList<>();
  private final List<Path> special = new ArrayList<>();
  private final List<Path> loose = new ArrayList<>();
  private final List<Path> within = new ArrayList<>();
  private final Map<Path, FileState> seen = new LinkedHashMap<>();
  private int pictures;

  FolderWalk(Path root) {
    this.root = root;
  }

  /** The sub-folders of the root in natural order. */
  List<Path> people() throws IOException {
    List<Path> folders = new ArrayList<>();
    for (Path child : children(root)) {
      if (!Files.isDirectory(child)) {
        if (isPicture(child)) {
          loose.add(child);
        }
      } else if (Files.isSymbolicLink(child)) { // somebody who is here already
        remarks.add(Remark.of("data.people.linked", child));
      } else {
        folders.add(child);
      }
      if (folders.size() > PeopleFolder.MOST_PEOPLE) {
        throw tooMany("data.people.manyPeople", PeopleFolder.MOST_PEOPLE);
      }
    }
    return folders;
  }

  /** The pictures of a person's folder, and of the folders in it, in natural order. */
  List<Path> pictures(Path person) {
    List<Path> found = new ArrayList<>();
    collect(person, 0, found);
    return found;
  }

  private void collect(Path folder, int depth, List<Path> found) {
    List<Path> children;
    try {
      children = children(folder);
    } catch (IOException e) {
      remarks.add(DataException.unreadable(folder, e).remark());
      return;
    }
    int direct = 0;
    for (Path child : children) {
      if (!Files.isDirectory(child)) {
        if (isPicture(child)) {
          found.add(child);
          direct++;
          pictures++;
        }
      } else if (Files.isSymbolicLink(child)) { // it might lead round and round
        remarks.add(Remark.of("data.people.linked", child));
      } else if (depth == DEEPEST) {
        remarks.add(Remark.of("data.people.deep", child));
      } else {
        collect(child, depth + 1, found);
      }
      if (pictures > PeopleFolder.MOST_PICTURES) {
        throw tooMany("data.people.manyPictures", PeopleFolder.MOST_PICTURES);
      }
    }
    if (depth > 0 && direct > 0) {
      within.add(folder);
    }
  }

  private DataException tooMany(String key, int most) {
    return new DataException(key, root, String.valueOf(most));
  }

  /** What is directly inside and neither hidden nor a link that leads out, in natural order. */
  private List<Path> children(Path folder) throws IOException {
    seen.put(folder, FileState.of(folder)); // before it is listed: a change meanwhile will show
    List<Path> kept = new ArrayList<>();
    try (Stream<Path> children = Files.list(folder)) {
      for (Path child : (Iterable<Path>) children::iterator) {
        String name = child.getFileName().toString();
        if (!name.startsWith(".") && !name.equals(MAC_ARCHIVE)) {
          kept.add(child);
        }
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    kept.sort(Comparator.comparing(child -> child.getFileName().toString(), PeopleFolder.NATURAL));
    for (Path child : List.copyOf(kept)) {
      if (Files.isSymbolicLink(child) && !leadsInside(child)) {
        kept.remove(child);
        String where = Files.exists(child) ? "data.people.outside" : "data.people.nowhere";
        remarks.add(Remark.of(where, child));
      }
    }
    return kept;
  }

  private boolean leadsInside(Path link) throws IOException {
    return PeopleFolder.isInside(root, link) && !Files.isSameFile(root, link);
  }

  /** By its ending without opening it, else by its first bytes. */
  private boolean isPicture(Path file) {
    if (RegularFile.isSpecial(file)) { // opening it might take for ever
      special.add(file);
      return false;
    }
    String name = file.getFileName().toString();
    String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    if (PICTURES.contains(ending)) {
      return true;
    }
    seen.put(file, FileState.of(file));
    boolean picture = FacePicture.isOne(file);
    if (!picture && !NOTES.contains(ending)) {
      others.add(file);
    }
    return picture;
  }

  /** Pictures that lie directly in the root. */
  List<Path> loose() {
    return loose;
  }

  /** All that was looked into, as it was found. */
  Map<Path, FileState> seen() {
    return seen;
  }

  /** What should be known of this walk. */
  List<Remark> remarks() {
    List<Remark> all = new ArrayList<>(remarks);
    remark("data.people.noPictures", others, all);
    remark("data.people.special", special, all);
    remark("data.people.loose", loose, all);
    within.sort(Comparator.comparing(Path::toString, PeopleFolder.NATURAL));
    remark("data.people.within", within, all);
    return all;
  }

  private void remark(String key, List<Path> files, List<Remark> all) {
    if (!files.isEmpty()) {
      all.add(Remark.of(key, named(root, files), String.valueOf(files.size())));
    }
  }

  /** The first few of some files, for a sentence. */
  static String named(Path root, List<Path> files) {
    return files.stream()
        .limit(NAMED)
        .map(file -> root.relativize(file).toString())
        .collect(Collectors.joining(", ", "", files.size() > NAMED ? ", …" : ""));
  }
}
