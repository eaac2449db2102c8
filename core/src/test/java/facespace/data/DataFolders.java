package facespace.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A folder of data sets, and a user's home, for one test. */
abstract class DataFolders {
  @TempDir Path temp;
  Path root;
  Path home;

  @BeforeEach
  void makeFolders() throws IOException {
    root = Files.createDirectories(temp.resolve("root"));
    home = Files.createDirectories(temp.resolve("home"));
  }

  static Available last(List<Available> listed) {
    return listed.get(listed.size() - 1);
  }

  static List<String> names(List<Available> listed) {
    return listed.stream().map(Available::name).toList();
  }

  DataSets withRoot() {
    return new DataSets(new HashMap<>(Map.of("FACESPACE_DATA", root.toString())), home);
  }

  static void write(Path folder, int count) {
    Images images = PenDigits.generate(count, 5);
    Idx.write(images, folder, "train");
    Idx.write(images.head(5), folder, "t10k");
  }
}
