package facespace.data.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;

/**
 * How a file or folder is found, for telling whether it has changed: its bytes if it is a file, its
 * entries if it is a folder.
 *
 * @param modified when its content was last changed, as far as it says
 * @param changed when anything about it was last changed; where that is not known, as modified. A
 *     copy that keeps its time shows here
 * @param bytes its size
 * @param identity tells a file from another one put in its place; null where that is not known
 */
public record FileState(FileTime modified, FileTime changed, long bytes, Object identity) {
  private static final FileState GONE = new FileState(FileTime.fromMillis(0), null, -1, null);

  /** Clocks of file systems are this coarse at worst. */
  private static final long COARSE_MS = 2000;

  /** As it is now; all that is not there is alike. */
  public static FileState of(Path path) {
    try {
      BasicFileAttributes now = Files.readAttributes(path, BasicFileAttributes.class);
      FileTime modified = now.lastModifiedTime();
      return new FileState(modified, changed(path, modified), now.size(), now.fileKey());
    } catch (IOException gone) {
      return GONE;
    }
  }

  private static FileTime changed(Path path, FileTime modified) throws IOException {
    try {
      return (FileTime) Files.getAttribute(path, "unix:ctime");
    } catch (UnsupportedOperationException | IllegalArgumentException notUnix) {
      return modified;
    }
  }

  /** Whether it was changed so lately that the next change might leave no trace in the times. */
  public boolean isFresh() {
    long now = Instant.now().toEpochMilli();
    FileTime last = changed == null ? modified : changed;
    return Math.abs(now - Math.max(modified.toMillis(), last.toMillis())) < COARSE_MS;
  }
}
