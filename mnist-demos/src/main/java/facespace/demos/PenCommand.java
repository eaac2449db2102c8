package facespace.demos;

import facespace.data.Idx;
import facespace.data.PenDigits;
import facespace.knob.BadValue;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes generated handwriting as the four files every MNIST reader knows. */
@Command(
    name = "pen",
    mixinStandardHelpOptions = true,
    description = {
      "Writes generated digits as IDX files: a folder for --data.",
      "Besides COUNT training images it holds a sixth as many test images, as MNIST does."
    },
    sortOptions = false)
final class PenCommand implements Runnable {
  private static final int TRAIN_PER_TEST = 6;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "New or empty folder to write into.")
  private Path folder;

  @Option(
      names = "--count",
      paramLabel = "N",
      defaultValue = "60000",
      description = "Training images (default ${DEFAULT-VALUE}).")
  private int count;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Seed; the test images take the next one (default ${DEFAULT-VALUE}).")
  private long seed;

  @Spec private CommandSpec command;

  @Override
  public void run() {
    if (seed == Long.MAX_VALUE) {
      String most = Long.MIN_VALUE + " … " + (Long.MAX_VALUE - 1);
      throw new BadValue("error.range", "seed", Long.toString(seed), most);
    }
    Outputs.refuse(command.commandLine(), "--out", folder, Outputs.ofNewFolder(folder));
    int testCount = Math.max(1, count / TRAIN_PER_TEST);
    Idx.write(PenDigits.generate(count, seed), folder, "train");
    Idx.write(PenDigits.generate(testCount, seed + 1), folder, "t10k");
    command
        .commandLine()
        .getOut()
        .printf("%d training and %d test images in %s%n", count, testCount, folder);
  }
}
