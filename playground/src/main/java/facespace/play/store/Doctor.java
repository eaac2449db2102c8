package facespace.play.store;

import facespace.disk.Durable;
import facespace.play.gallery.GalleryCheckup;
import facespace.play.hub.archive.RunCheckup;
import facespace.play.hub.model.ModelCheckup;
import facespace.play.web.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Looks over a store that nobody else uses, and mends it if asked to. */
public final class Doctor {
  private final Store store;
  private final List<Finding> findings = new ArrayList<>();

  /** What mending does not leave where it is: who can read it need not be said. */
  private final Set<Path> leaving = new HashSet<>();

  /**
   * Something that is wrong.
   *
   * @param name what, from the store's folder on
   * @param what is wrong with it, and what mending does, in English words
   * @param mending makes it right; does nothing if that is gone meanwhile
   */
  public record Finding(String name, String what, Mending mending) {}

  /** Mends one thing. */
  public interface Mending {
    void run() throws IOException;
  }

  private Doctor(Store store) {
    this.store = store;
  }

  /**
   * All that is wrong.
   *
   * @throws Refused if the store cannot be looked through
   */
  public static List<Finding> examine(Store store) {
    Doctor doctor = new Doctor(store);
    try {
      doctor.examine();
    } catch (IOException e) {
      throw Store.unusable(store.root(), e);
    }
    return List.copyOf(doctor.findings);
  }

  private void examine() throws IOException {
    if (Swap.isHalf(store.root())) {
      String what = "a restoring did not come to its end; mending goes back to before it";
      findings.add(new Finding("", what, () -> Swap.undoHalf(store.root())));
    }
    damaged(ModelCheckup.of(store.models()));
    damaged(GalleryCheckup.of(store.gallery()));
    RunCheckup runs = RunCheckup.of(store.runs());
    damaged(runs.damage());
    leaving.addAll(runs.aside().keySet());
    runs.aside()
        .forEach(
            (path, why) ->
                add(
                    path,
                    why + "; mending puts it aside as " + RunCheckup.nameAside(path),
                    () -> RunCheckup.putAside(path)));
    runs.cut()
        .forEach(
            (path, why) -> add(path, why + "; mending keeps those", () -> RunCheckup.mend(path)));
    for (Path path : store.all()) {
      if (!Durable.isPrivate(path) && leaving.stream().noneMatch(path::startsWith)) {
        String what = "can be read by others; mending makes it private";
        add(path, what, () -> makePrivate(path));
      }
    }
  }

  private static void makePrivate(Path path) throws IOException {
    if (Files.exists(path)) {
      Durable.makePrivate(path);
    }
  }

  private void damaged(Map<Path, String> damage) {
    leaving.addAll(damage.keySet());
    damage.forEach(
        (path, why) -> add(path, why + "; mending removes it", () -> Durable.delete(path)));
  }

  private void add(Path path, String what, Mending mending) {
    findings.add(new Finding(store.root().relativize(path).toString(), what, mending));
  }
}
