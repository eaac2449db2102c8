package facespace.demos;

import facespace.demos.vectors.VectorCheck;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks losses, their gradients and the metrics in double precision against reference vectors. */
@Command(
    name = "vectors",
    mixinStandardHelpOptions = true,
    description = "Checks the losses and metrics against a folder of reference vectors.",
    sortOptions = false)
final class VectorsCommand implements Callable<Integer> {
  private static final String ENDING = ".json";

  @Parameters(paramLabel = "DIR", description = "Folder with one JSON file per formula.")
  private Path folder;

  @Option(
      names = "--only",
      paramLabel = "NAME",
      split = ",",
      description = "Check these files only, named without .json.")
  private List<String> only;

  @Spec private CommandSpec command;

  @Override
  public Integer call() throws IOException {
    boolean allRight = true;
    for (var file : files().entrySet()) {
      allRight &= check(file.getKey(), file.getValue());
    }
    return allRight ? ExitCode.OK : ExitCode.SOFTWARE;
  }

  private boolean check(String name, Path file) throws IOException {
    PrintWriter out = command.commandLine().getOut();
    Optional<VectorCheck.Result> known = VectorCheck.compare(name, file);
    if (known.isEmpty()) {
      out.println(name + " unknown");
      return true;
    }
    VectorCheck.Result result = known.get();
    out.printf(
        Locale.ROOT,
        "%s cases=%d maxAbsErr=%.3g %s%n",
        name,
        result.cases(),
        result.maxError(),
        result.failures().isEmpty() ? "ok" : "FAILED");
    result.failures().forEach(failure -> out.println("  " + failure));
    return result.failures().isEmpty();
  }

  private TreeMap<String, Path> files() throws IOException {
    if (!Files.isDirectory(folder)) {
      throw refuse("DIR = " + folder + " is not a folder: allowed is a folder of JSON files.");
    }
    TreeMap<String, Path> files = new TreeMap<>();
    try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, "*" + ENDING)) {
      for (Path file : found) {
        String name = file.getFileName().toString();
        files.put(name.substring(0, name.length() - ENDING.length()), file);
      }
    }
    for (String name : only == null ? List.<String>of() : only) {
      if (!files.containsKey(name)) {
        throw refuse("--only = " + name + " is not in " + folder + ": allowed is " + names(files));
      }
    }
    if (only != null) {
      files.keySet().retainAll(only);
    }
    if (files.isEmpty()) {
      throw refuse("DIR = " + folder + " holds no JSON file: there is nothing to check.");
    }
    return files;
  }

  private static String names(TreeMap<String, Path> files) {
    return String.join(", ", files.keySet()) + ".";
  }

  private ParameterException refuse(String sentence) {
    return new ParameterException(command.commandLine(), sentence);
  }
}
