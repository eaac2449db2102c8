package facespace.play.store;

import facespace.disk.Durable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Puts new parts of a store into the place of the old ones: all or none, even if the process dies
 * meanwhile. Until the last is in its place, the old ones wait in a folder whose being there says
 * so.
 */
final class Swap {
  /** The new parts while they are written. */
  private static final String NEW = ".facespace-new";

  /** The old parts while the new ones take their places. */
  private static final String OLD = ".facespace-old";

  /** The old parts once nobody wants them back. */
  private static final String GONE = ".facespace-gone";

  private Swap() {}

  /** A folder for new parts, which are empty so far. */
  static Path prepare(Path root) throws IOException {
    undoHalf(root);
    for (String part : Store.PARTS) {
      Durable.makeFolder(root.resolve(NEW).resolve(part));
      Durable.makeFolder(root.resolve(part)); // so that there is an old one to go back to
    }
    return root.resolve(NEW);
  }

  /** Puts what is in the folder of {@link #prepare} into its place. */
  static void commit(Path root) throws IOException {
    Path old = root.resolve(OLD);
    Durable.makeFolder(old);
    try {
      for (String part : Store.PARTS) {
        Durable.move(root.resolve(part), old.resolve(part));
        Durable.move(root.resolve(NEW).resolve(part), root.resolve(part));
      }
      Durable.move(old, root.resolve(GONE));
    } catch (IOException e) {
      undoHalf(root);
      throw e;
    }
    undoHalf(root);
  }

  /** Whether something is left of what did not come to its end. */
  static boolean isHalf(Path root) {
    return Stream.of(NEW, OLD, GONE).anyMatch(name -> Files.exists(root.resolve(name)));
  }

  /** Goes back to before a commit that did not come to its end, and clears what is left of it. */
  static void undoHalf(Path root) throws IOException {
    Path old = root.resolve(OLD);
    for (String part : Store.PARTS) {
      if (Files.exists(old.resolve(part))) {
        Durable.delete(root.resolve(part));
        Durable.move(old.resolve(part), root.resolve(part));
      }
    }
    for (String name : List.of(OLD, GONE, NEW)) {
      Durable.delete(root.resolve(name));
    }
  }
}
