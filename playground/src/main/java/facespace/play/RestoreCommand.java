package facespace.play;

import facespace.play.store.Restore;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Brings a store back from the file of a backup. */
@Command(
    name = "restore",
    mixinStandardHelpOptions = true,
    description = "Brings back all experiments, models and people from the file of a backup.")
final class RestoreCommand implements Callable<Integer> {
  @Mixin private StoreOption store;

  @Parameters(paramLabel = "FILE", description = "What backup has written.")
  private Path file;

  @Option(names = "--replace", description = "Lets what is in the store now go.")
  private boolean replace;

  @Override
  public Integer call() {
    return store.use(
        taken -> {
          int count = Restore.read(taken, file, replace);
          store.out().printf("%d files are restored.%n", count);
          return 0;
        });
  }
}
