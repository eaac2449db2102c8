package facespace.play.hub.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What is damaged in a folder of stored experiments, looked for file by file. */
public final class RunCheckup {
  private static final String LOST =
      "the experiments say how far they came, but not which had stars and which models were kept";

  private final Map<Path, String> damage = new LinkedHashMap<>();
  private final Map<Path, String> aside = new LinkedHashMap<>();
  private final Map<Path, String> cut = new LinkedHashMap<>();

  private RunCheckup() {}

  /** Looks experiments over that nobody uses meanwhile. */
  public static RunCheckup of(Path runs) throws IOException {
    RunCheckup checkup = new RunCheckup();
    if (Files.isDirectory(runs)) {
      for (Path file : inside(runs)) {
        checkup.file(file);
      }
    }
    return checkup;
  }

  /** Whether a file of this name belongs to stored experiments. */
  public static boolean isOwn(String name) {
    return name.equals(RunArchive.INDEX) || RunFolder.isOwn(name);
  }

  /** What is damaged beyond mending, in order, and what is wrong with it in English words. */
  public Map<Path, String> damage() {
    return damage;
  }

  /** What is damaged but may still tell something, and what is wrong with it. */
  public Map<Path, String> aside() {
    return aside;
  }

  /** Puts such a file aside under {@link #nameAside another name}. */
  public static void putAside(Path file) throws IOException {
    if (Files.exists(file)) {
      RunIndex.putAside(file);
    }
  }

  /** The name that such a file has then. */
  public static String nameAside(Path file) {
    return file.getFileName() + RunIndex.DAMAGED;
  }

  /** Files of moments of which only the first can be read, and what is wrong with them. */
  public Map<Path, String> cut() {
    return cut;
  }

  /** Leaves of such a file what can be read. */
  public static void mend(Path file) throws IOException {
    if (Files.exists(file)) {
      RunFile.open(file).close();
    }
  }

  private void file(Path file) throws IOException {
    String name = file.getFileName().toString();
    if (name.equals(RunArchive.INDEX + RunIndex.DAMAGED)) {
      return; // put aside
    }
    if (!isOwn(name) || !Files.isRegularFile(file)) {
      damage.put(file, "belongs to no stored experiment");
    } else if (name.equals(RunArchive.INDEX)) {
      index(file);
    } else if (!RunFolder.holdsMoments(file)) {
      Path moments = RunFolder.momentsBeside(file);
      if (!Files.exists(moments) || damage.containsKey(moments)) {
        damage.put(file, "belongs to an experiment that is gone");
      } else if (Weights.read(file).isEmpty()) {
        damage.put(file, "is not what was written; without it the experiment is shown as before");
      }
    } else {
      moments(file);
    }
  }

  /** There is nothing in one that is empty, which a server has made if there are no experiments. */
  private void index(Path file) throws IOException {
    boolean isEmpty = Files.size(file) == 0;
    if (isEmpty && inside(file.getParent()).stream().anyMatch(RunFolder::holdsMoments)) {
      damage.put(file, "is empty; " + LOST);
    } else if (!isEmpty && !RunIndex.isSound(file)) {
      aside.put(file, "cannot be read; " + LOST);
    }
  }

  private void moments(Path file) throws IOException {
    List<RunFile.Part> parts = RunFile.read(file);
    if (parts.isEmpty() || parts.get(0).index() >= 0) {
      damage.put(file, "does not say which experiment it is of");
    } else if (parts.size() == 1) {
      damage.put(file, "holds no moment that can be read");
    } else if (RunFile.sizeOf(parts) < Files.size(file)) {
      cut.put(file, "cannot be read beyond its first " + (parts.size() - 1) + " moments");
    }
  }

  private static List<Path> inside(Path runs) throws IOException {
    try (Stream<Path> files = Files.list(runs)) {
      return files.sorted().toList();
    }
  }
}
