package facespace.demos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/**
 * A file that an option names.
 *
 * @param option its name
 * @param file the file, or null if the option is not given
 */
public record GivenFile(String option, Path file) {
  /** As many links in a row as a system follows. */
  private static final int MOST_LINKS = 40;

  /** Of a picture, or null. */
  public static GivenFile of(String option, PictureFile picture) {
    return new GivenFile(option, picture == null ? null : picture.path());
  }

  /**
   * Refuses to write this file if another option names it too, by whatever path or link.
   *
   * @throws ParameterException in that case
   */
  public void refuseAsOneOf(CommandLine command, GivenFile... others) {
    for (GivenFile other : others) {
      if (file != null && other.file != null && isSame(file, other.file)) {
        throw new ParameterException(
            command,
            "%s = %s is the same file as %s = %s: allowed is a file of its own."
                .formatted(option, file, other.option, other.file));
      }
    }
  }

  /**
   * Refuses to write this file into a folder of another option, among what is written there.
   *
   * @throws ParameterException in that case
   */
  void refuseIn(CommandLine command, GivenFile folder) {
    if (file != null && folder.file != null && place(file).startsWith(place(folder.file))) {
      throw new ParameterException(
          command,
          "%s = %s lies in the folder %s = %s: allowed is a place of its own."
              .formatted(option, file, folder.option, folder.file));
    }
  }

  private static boolean isSame(Path one, Path other) {
    try {
      if (Files.exists(one) && Files.exists(other)) {
        return Files.isSameFile(one, other);
      }
    } catch (IOException unreadable) {
      // its name must do
    }
    return place(one).equals(place(other));
  }

  /** Where a file is or will be, beyond all links. */
  static Path place(Path file) {
    return place(file, MOST_LINKS);
  }

  private static Path place(Path file, int links) {
    Path whole = file.toAbsolutePath();
    try {
      if (Files.exists(whole)) {
        return whole.toRealPath();
      }
      if (Files.isSymbolicLink(whole) && links > 0) {
        return place(whole.resolveSibling(Files.readSymbolicLink(whole)), links - 1);
      }
    } catch (IOException unreadable) {
      return whole.normalize();
    }
    Path above = whole.getParent();
    return above == null ? whole : place(above, links).resolve(whole.getFileName()).normalize();
  }
}
