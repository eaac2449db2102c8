package facespace.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Files that only their owner may read, and that are there whole or not at all: what has been
 * written is on the disk when a method returns, and not only in a cache, so that power may fail at
 * any moment. Where there are no POSIX permissions, those of the folder above hold.
 */
public final class Durable {
  private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");
  private static final Set<PosixFilePermission> FOLDER =
      PosixFilePermissions.fromString("rwx------");

  private Durable() {}

  /** Makes a folder, and those above it that are missing; one that is there stays as it is. */
  public static void makeFolder(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      return;
    }
    Path above = folder.toAbsolutePath().getParent();
    makeFolder(above);
    try {
      Files.createDirectory(folder, permitted(folder, FOLDER));
    } catch (FileAlreadyExistsException e) {
      if (!Files.isDirectory(folder)) {
        throw e;
      }
    }
    sync(above);
  }

  /**
   * Writes a new file, in the place of an old one of that name. A crash may leave half of it: it is
   * to be moved to where it belongs, or its folder is.
   */
  public static void write(Path file, byte[] bytes) throws IOException {
    Files.deleteIfExists(file);
    Set<StandardOpenOption> anew = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try (FileChannel channel = FileChannel.open(file, anew, permitted(file, FILE))) {
      ByteBuffer left = ByteBuffer.wrap(bytes);
      while (left.hasRemaining()) {
        channel.write(left);
      }
      channel.force(true);
    }
  }

  /** Writes a file whole or not at all: until then the old one of that name stays. */
  public static void replace(Path file, byte[] bytes) throws IOException {
    Path part = Files.createTempFile(file.toAbsolutePath().getParent(), "new", ".part");
    try {
      write(part, bytes);
      move(part, file);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  /** Moves a file or a folder in one step, what is in it first brought to the disk. */
  public static void move(Path from, Path to) throws IOException {
    if (Files.isDirectory(from)) {
      sync(from);
    }
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    Path above = to.toAbsolutePath().getParent();
    Path before = from.toAbsolutePath().getParent();
    sync(above);
    if (!above.equals(before)) {
      sync(before);
    }
  }

  /** Brings to the disk which files a folder has. */
  public static void sync(Path folder) throws IOException {
    if (isPosix(folder)) { // elsewhere a folder cannot be opened
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  /** Deletes a file, or a folder with all that is in it, or nothing if it is not there. */
  public static void delete(Path path) throws IOException {
    if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      try (Stream<Path> files = Files.walk(path)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
      sync(path.toAbsolutePath().getParent());
    }
  }

  /** Whether nobody but its owner may read a file or a folder; a link is nobody's. */
  public static boolean isPrivate(Path path) throws IOException {
    return !isPosix(path)
        || Files.isSymbolicLink(path)
        || wanted(path).containsAll(Files.getPosixFilePermissions(path));
  }

  /** Lets nobody but its owner read a file or a folder. */
  public static void makePrivate(Path path) throws IOException {
    if (!isPrivate(path)) {
      Files.setPosixFilePermissions(path, wanted(path));
    }
  }

  private static Set<PosixFilePermission> wanted(Path path) {
    return Files.isDirectory(path) ? FOLDER : FILE;
  }

  private static FileAttribute<?>[] permitted(Path path, Set<PosixFilePermission> permissions) {
    return isPosix(path)
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
        : new FileAttribute<?>[0];
  }

  private static boolean isPosix(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }
}
