package facespace.play.hub.archive;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files of the stored experiments: {@code ID.moments}, a {@link RunFile} that begins with what
 * the experiment is, and {@code ID.weights}, what it goes on from. Not thread-safe.
 */
final class RunFolder implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RunFolder.class);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int HEAD = -1;
  private static final String MOMENTS = ".moments";
  private static final String WEIGHTS = ".weights";
  private static final String PART = ".part";
  private static final Pattern ID = Pattern.compile("[0-9a-f]{8}");
  private static final Pattern OWN = Pattern.compile(ID + "\\.(moments|weights)");

  private final Path folder;
  private final long mostBytesEach;
  private final Map<String, RunFile> open = new HashMap<>();

  /**
   * @param mostBytesEach when the moments of one take more, every other one goes
   */
  RunFolder(Path folder, long mostBytesEach) {
    this.folder = folder;
    this.mostBytesEach = mostBytesEach;
  }

  /** Whether this is a name that an experiment may have. */
  static boolean isId(String id) {
    return ID.matcher(id).matches();
  }

  /** Whether a file of this name belongs to a stored experiment. */
  static boolean isOwn(String name) {
    return OWN.matcher(name).matches();
  }

  /** Whether a file of an experiment is the one of its moments. */
  static boolean holdsMoments(Path file) {
    return file.getFileName().toString().endsWith(MOMENTS);
  }

  /** The moments of the experiment whose weights a file holds. */
  static Path momentsBeside(Path weights) {
    return weights.resolveSibling(weights.getFileName().toString().replace(WEIGHTS, "") + MOMENTS);
  }

  /** Removes the weights of experiments whose moments are gone: who deleted them was stopped. */
  void clear() throws IOException {
    List<Path> left;
    try (Stream<Path> files = Files.list(folder)) {
      left =
          files
              .filter(file -> isOwn(file.getFileName().toString()) && !holdsMoments(file))
              .filter(file -> !Files.exists(momentsBeside(file)))
              .toList();
    }
    for (Path weights : left) {
      Files.delete(weights);
    }
  }

  /** Begins the file of an experiment with what that is. */
  void begin(RunEntry entry) throws IOException {
    append(entry.id(), new RunFile.Part(HEAD, JSON.writeValueAsBytes(entry)));
  }

  /** Adds a moment to the file of an experiment. */
  void add(String id, int moment, byte[] bytes) throws IOException {
    append(id, new RunFile.Part(moment, bytes));
  }

  private void append(String id, RunFile.Part part) throws IOException {
    RunFile file = file(id);
    file.append(part);
    if (file.size() > mostBytesEach) {
      thinOut(id);
    }
  }

  private RunFile file(String id) throws IOException {
    RunFile file = open.get(id);
    if (file == null) {
      file = RunFile.open(momentsOf(id));
      open.put(id, file);
    }
    return file;
  }

  /** Every other moment goes until half the room is free; the first and the newest stay. */
  private void thinOut(String id) throws IOException {
    close(id);
    List<RunFile.Part> parts = RunFile.read(momentsOf(id));
    int newest = parts.get(parts.size() - 1).index();
    List<RunFile.Part> kept = parts;
    for (int stride = 2; RunFile.sizeOf(kept) > mostBytesEach / 2 && stride < newest; stride *= 2) {
      int every = stride;
      kept =
          parts.stream()
              .filter(one -> one.index() < 0 || one.index() % every == 0 || one.index() == newest)
              .toList();
    }
    Path part = folder.resolve(id + PART);
    Files.deleteIfExists(part);
    try (RunFile thinned = RunFile.open(part)) {
      for (RunFile.Part one : kept) {
        thinned.append(one);
      }
    }
    Files.move(part, momentsOf(id), StandardCopyOption.REPLACE_EXISTING);
  }

  /** Replaces what an experiment goes on from. */
  void weights(String id, byte[] bytes) throws IOException {
    Path part = folder.resolve(id + PART);
    Weights.write(part, bytes);
    Files.move(part, folder.resolve(id + WEIGHTS), StandardCopyOption.REPLACE_EXISTING);
  }

  /** What an experiment goes on from, if that was kept and is what it was. */
  Optional<byte[]> weights(String id) throws IOException {
    Path file = folder.resolve(id + WEIGHTS);
    return Files.exists(file) ? Weights.read(file) : Optional.empty();
  }

  /** The moments of an experiment as they were written, oldest first. */
  List<byte[]> moments(String id) throws IOException {
    return RunFile.read(momentsOf(id)).stream()
        .filter(part -> part.index() >= 0)
        .map(RunFile.Part::content)
        .toList();
  }

  /** What an experiment was when it began, if that can be read. */
  Optional<RunEntry> head(String id) throws IOException {
    RunFile.Part first = RunFile.first(momentsOf(id));
    if (first == null || first.index() >= 0) {
      return Optional.empty();
    }
    try {
      RunEntry entry = JSON.readValue(first.content(), RunEntry.class);
      return Optional.of(entry.named(id).sized(size(id))); // it may have been moved aside since
    } catch (JsonProcessingException ofAnotherVersion) {
      LOG.warn("the stored experiment {} cannot be read", id);
      return Optional.empty();
    }
  }

  /** The ids of all that have moments. */
  List<String> ids() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(MOMENTS))
          .map(name -> name.substring(0, name.length() - MOMENTS.length()))
          .toList();
    }
  }

  /** How much room an experiment takes. */
  long size(String id) throws IOException {
    long bytes = 0;
    for (Path file : List.of(momentsOf(id), folder.resolve(id + WEIGHTS))) {
      bytes += Files.exists(file) ? Files.size(file) : 0;
    }
    return bytes;
  }

  boolean isOpen(String id) {
    return open.containsKey(id);
  }

  /** Makes sure that all that was written outlives the machine. */
  void force() throws IOException {
    for (RunFile file : open.values()) {
      file.force();
    }
  }

  /** Nothing more comes of an experiment for now. */
  void close(String id) throws IOException {
    RunFile file = open.remove(id);
    if (file != null) {
      file.close();
    }
  }

  /** Gives the files of an experiment another name, of which there is none yet. */
  void rename(String id, String other) throws IOException {
    close(id);
    Files.move(momentsOf(id), momentsOf(other));
    Path weights = folder.resolve(id + WEIGHTS);
    if (Files.exists(weights)) {
      Files.move(weights, folder.resolve(other + WEIGHTS));
    }
  }

  void delete(String id) throws IOException {
    close(id);
    Files.deleteIfExists(momentsOf(id)); // it says what the other is of
    Files.deleteIfExists(folder.resolve(id + WEIGHTS));
  }

  private Path momentsOf(String id) {
    return folder.resolve(id + MOMENTS);
  }

  @Override
  public void close() throws IOException {
    for (String id : new ArrayList<>(open.keySet())) {
      close(id);
    }
  }
}
