package facespace.play;

import facespace.play.store.Backup;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Copies a store to one file. */
@Command(
    name = "backup",
    mixinStandardHelpOptions = true,
    description = "Copies all experiments, models and people of a store to one zip file.")
final class BackupCommand implements Callable<Integer> {
  @Mixin private StoreOption store;

  @Parameters(paramLabel = "FILE", description = "A zip file that is not there yet.")
  private Path file;

  @Override
  public Integer call() {
    return store.use(
        taken -> {
          int count = Backup.write(taken, file);
          store.out().printf("%d files are in %s.%n", count, file);
          return 0;
        });
  }
}
