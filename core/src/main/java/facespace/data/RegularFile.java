package facespace.data;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * Files with bytes in them, in folders that somebody else has filled. Pipes, sockets and devices
 * are none: who opens a pipe waits for its other end, perhaps for ever.
 */
public final class RegularFile {
  private static final String SPECIAL = "a pipe, a socket or a device, not a file";

  private RegularFile() {}

  /**
   * Opens a file for reading.
   *
   * @throws IOException if it is not there, cannot be read, or is no file
   */
  public static InputStream open(Path file) throws IOException {
    if (isSpecial(Files.readAttributes(file, BasicFileAttributes.class))) {
      throw new FileSystemException(file.toString(), null, SPECIAL);
    }
    return Files.newInputStream(file);
  }

  /** Whether a pipe, a socket or a device is of this name. */
  public static boolean isSpecial(Path path) {
    try {
      return isSpecial(Files.readAttributes(path, BasicFileAttributes.class));
    } catch (IOException gone) {
      return false;
    }
  }

  /** Windows calls files special that it keeps in a cloud, and has no pipes in folders. */
  private static boolean isSpecial(BasicFileAttributes found) {
    return found.isOther() && File.separatorChar == '/';
  }
}
