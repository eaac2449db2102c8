package facespace.demos;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Why a place cannot be written to: asked before any work, and nothing there is changed by it. */
public final class Outputs {
  private Outputs() {}

  /** Of a file in a folder that must be there. */
  public static Optional<String> ofFile(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    if (Files.isDirectory(file)) {
      return Optional.of("it is a folder");
    }
    if (!Files.isDirectory(folder)) {
      return Optional.of("there is no such folder, " + folder);
    }
    return failure(() -> tryFile(file));
  }

  /** Of a file whose folders are made with it. */
  static Optional<String> ofFileAndFolders(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    return folder == null || Files.isDirectory(folder) ? ofFile(file) : ofFolder(folder);
  }

  /** Of a file that takes the place of the one of its name, in a folder that must be there. */
  static Optional<String> ofReplaced(Path file) {
    if (Files.exists(file) && !Files.isDirectory(file) && !Files.isRegularFile(file)) {
      return Optional.of("it is no ordinary file");
    }
    return Files.isRegularFile(file) ? ofFolder(file.toAbsolutePath().getParent()) : ofFile(file);
  }

  /** Of a folder that is there, or made. */
  public static Optional<String> ofFolder(Path folder) {
    Path there = folder.toAbsolutePath();
    while (there.getParent() != null && !Files.exists(there, LinkOption.NOFOLLOW_LINKS)) {
      there = there.getParent();
    }
    if (!Files.isDirectory(there)) {
      return Optional.of(there + " is no folder");
    }
    Path last = there;
    return failure(() -> Files.delete(Files.createTempFile(last, "try", ".part")));
  }

  /** Of a folder for a whole new set of files: it is not there yet, or empty. */
  static Optional<String> ofNewFolder(Path folder) {
    if (!Files.isDirectory(folder)) {
      return ofFolder(folder);
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      if (files.iterator().hasNext()) {
        return Optional.of(
            "it is not empty, and what is in it would mix with what is new: name another folder,"
                + " or an empty one");
      }
    } catch (IOException e) {
      return Optional.of(reason(e));
    }
    return ofFolder(folder);
  }

  /**
   * Refuses the place an option names.
   *
   * @param trouble why it cannot be written to, if it cannot
   * @throws ParameterException in that case
   */
  public static void refuse(
      CommandLine command, String option, Path place, Optional<String> trouble) {
    if (trouble.isPresent()) {
      throw new ParameterException(
          command, "%s = %s cannot be written: %s.".formatted(option, place, trouble.get()));
    }
  }

  /** Asking for a right is not enough: to root the system grants more than it then does. */
  private static void tryFile(Path file) throws IOException {
    Path place = GivenFile.place(file);
    if (!Files.exists(place)) {
      Files.createFile(place);
      Files.delete(place);
    } else if (Files.isRegularFile(place)) { // opening a pipe would wait for its reader
      Files.newByteChannel(place, StandardOpenOption.WRITE).close();
    }
  }

  private interface Trial {
    void run() throws IOException;
  }

  private static Optional<String> failure(Trial trial) {
    try {
      trial.run();
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(reason(e));
    }
  }

  private static String reason(IOException problem) {
    return problem instanceof NoSuchFileException // the folder is there
        ? "no file can be made there"
        : Errors.reason(problem);
  }
}
