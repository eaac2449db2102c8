package facespace.play.store;

import facespace.disk.Durable;
import facespace.play.web.Refused;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder of what stays when the server stops: {@code models}, {@code gallery}, {@code runs} and
 * {@code sweeps}. It belongs to one process at a time; the system gives it back when that ends,
 * however it ends.
 */
public final class Store implements AutoCloseable {
  /** The folders that make up a store. */
  static final List<String> PARTS = List.of("models", "gallery", "runs", "sweeps");

  private static final Logger LOG = LoggerFactory.getLogger(Store.class);
  private static final String LOCK = ".facespace-lock";
  private static final String PROBE = ".facespace-probe";

  private final Path root;
  private final FileChannel lock;

  private Store(Path root, FileChannel lock) {
    this.root = root;
    this.lock = lock;
  }

  /**
   * Opens a store for a server: what a restoring left half done is undone, and nobody else may read
   * what is in it.
   *
   * @param root made if it is not there
   * @throws Refused if another process has it, or it cannot be written
   */
  public static Store open(Path root) {
    Store store = take(root);
    try {
      Swap.undoHalf(root);
      store.all().forEach(Store::makePrivate);
      return store;
    } catch (IOException e) {
      store.close();
      throw unusable(root, e);
    }
  }

  private static void makePrivate(Path path) {
    try {
      Durable.makePrivate(path);
    } catch (IOException e) { // such as somebody else's file: no reason to stop
      LOG.warn("{} cannot be made private: {}", path, e.toString());
    }
  }

  /**
   * Takes a store as it is, so that nobody else does.
   *
   * @param root made if it is not there
   * @throws Refused if another process has it, or it cannot be written
   */
  public static Store take(Path root) {
    try {
      Durable.makeFolder(root);
      Path file = root.resolve(LOCK);
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      makePrivate(file);
      if (isLocked(channel)) {
        return new Store(root, channel);
      }
      channel.close();
    } catch (IOException e) {
      throw unusable(root, e);
    }
    throw new Refused(409, "refused.storeTaken", root);
  }

  private static boolean isLocked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException ofThisProcess) {
      return false;
    }
  }

  /** A sentence about a store that cannot be used. */
  static Refused unusable(Path root, IOException why) {
    return new Refused(409, "refused.storeUnusable", root, why.toString());
  }

  /** Trained models. */
  public Path models() {
    return root.resolve(PARTS.get(0));
  }

  /** People enrolled. */
  public Path gallery() {
    return root.resolve(PARTS.get(1));
  }

  /** Experiments as they were trained. */
  public Path runs() {
    return root.resolve(PARTS.get(2));
  }

  /** Sweeps: what was asked for, and their tables. */
  public Path sweeps() {
    return root.resolve(PARTS.get(3));
  }

  /**
   * Writes and deletes a file, as whoever keeps something has to.
   *
   * @throws IOException if the folder is gone, another has taken its place, or it cannot be written
   */
  public void probe() throws IOException {
    if (!Files.exists(root.resolve(LOCK))) {
      throw new NoSuchFileException(root.resolve(LOCK).toString());
    }
    Path probe = root.resolve(PROBE);
    Durable.write(probe, new byte[1]);
    Files.delete(probe);
  }

  Path root() {
    return root;
  }

  /** All that is in it, and its own folder unless somebody keeps other things there too. */
  List<Path> all() throws IOException {
    List<Path> all = new ArrayList<>();
    try (Stream<Path> children = Files.list(root)) {
      Set<Path> own =
          Set.of(root.resolve(LOCK), root.resolve(PROBE), models(), gallery(), runs(), sweeps());
      if (children.allMatch(own::contains)) {
        all.add(root);
      }
    }
    all.add(root.resolve(LOCK));
    collect(models(), all);
    collect(gallery(), all);
    collect(runs(), all);
    collect(sweeps(), all);
    return all;
  }

  /** A folder that cannot be looked into is no reason not to look at others. */
  private static void collect(Path folder, List<Path> all) throws IOException {
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path inner, BasicFileAttributes attributes) {
            all.add(inner);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            all.add(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException why) {
            return FileVisitResult.CONTINUE;
          }
        });
  }

  /** Lets others have it. */
  @Override
  public void close() {
    try {
      lock.close();
    } catch (IOException e) {
      throw unusable(root, e);
    }
  }
}
