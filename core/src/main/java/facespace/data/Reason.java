package facespace.data;

import java.io.IOException;
import java.net.ConnectException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** The few words a sentence needs where Java's exceptions carry only a path or nothing. */
final class Reason {
  private Reason() {}

  static String of(IOException e) {
    if (e instanceof NoSuchFileException) {
      return "no such file";
    }
    if (e instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (e instanceof FileAlreadyExistsException || e instanceof NotDirectoryException) {
      return "not a folder";
    }
    if (e instanceof ConnectException) {
      return "no connection";
    }
    if (e instanceof FileSystemException wordy && wordy.getReason() != null) {
      return wordy.getReason(); // its message begins with a path
    }
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }
}
