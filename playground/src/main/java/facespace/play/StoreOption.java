package facespace.play;

import facespace.play.store.Store;
import facespace.play.web.Refused;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The option {@code --store}, of the server and of all that looks after its store. */
final class StoreOption {
  @Spec(Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--store",
      paramLabel = "DIR",
      description =
          "Folder of experiments, trained models and enrolled people"
              + " (default: facespace in XDG_DATA_HOME or ~/.local/share).")
  private Path folder;

  /** The folder named, or the user's own. */
  Path folder() {
    if (folder != null) {
      return folder;
    }
    String home = System.getenv("XDG_DATA_HOME");
    return home == null || home.isBlank()
        ? Path.of(System.getProperty("user.home"), ".local", "share", "facespace")
        : Path.of(home, "facespace");
  }

  /** Refuses what is there and no folder. */
  void check() {
    if (Files.exists(folder()) && !Files.isDirectory(folder())) {
      throw refused("--store = %s is not a folder.".formatted(folder()));
    }
  }

  /** What somebody wants to do with a store that nobody else uses. */
  interface Work {
    int with(Store store);
  }

  /**
   * Takes the store and does something with it.
   *
   * @return the exit code
   */
  int use(Work work) {
    check();
    try (Store store = Store.take(folder())) {
      return work.with(store);
    } catch (Refused e) {
      throw refused(e.getMessage());
    }
  }

  /** Where what was done is said. */
  PrintWriter out() {
    return command.commandLine().getOut();
  }

  /** One sentence, with exit code 2. */
  ParameterException refused(String sentence) {
    return new ParameterException(command.commandLine(), sentence);
  }
}
