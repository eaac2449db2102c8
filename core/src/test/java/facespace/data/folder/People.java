package facespace.data.folder;

import facespace.data.picture.Crafted;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Folders of people on disk. */
public final class People {
  private People() {}

  /** A person with so many pictures 1.png, 2.png, …, each of one tone. */
  public static void add(Path root, String name, int pictures) {
    for (int i = 1; i <= pictures; i++) {
      int tone = 10 * i;
      write(
          root,
          name + "/" + i + ".png",
          Crafted.file(Crafted.picture(20, 24, (x, y) -> tone), "png"));
    }
  }

  public static Path write(Path root, String file, byte[] content) {
    try {
      Path path = root.resolve(file);
      Files.createDirectories(path.getParent());
      return Files.write(path, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
