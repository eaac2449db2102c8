package facespace.demos;

import facespace.data.DataSets;
import facespace.demos.bench.BenchCommand;
import facespace.demos.evaluate.EvaluateCommand;
import facespace.demos.figure.FigureCommand;
import facespace.demos.sweep.SweepCommand;
import facespace.demos.sweep.WorkerCommand;
import facespace.knob.Decimal;
import facespace.text.Lang;
import facespace.text.Version;
import java.io.PrintWriter;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** FaceSpace without a browser. Exit codes: 0 done, 1 failed, 2 bad input. */
@Command(
    name = "mnist-demos",
    mixinStandardHelpOptions = true,
    description = "Trains, draws and checks the margin losses on handwritten digits and on faces.",
    subcommands = {
      TrainCommand.class,
      CurveCommand.class,
      FigureCommand.class,
      LossesCommand.class,
      VectorsCommand.class,
      PenCommand.class,
      FacesCommand.class,
      EvaluateCommand.class,
      BenchCommand.class,
      SweepCommand.class,
      WorkerCommand.class
    })
public final class Main implements Runnable {
  @Spec private CommandSpec spec;

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] args) {
    CommandLine commands = commandLine();
    commands.setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8));
    commands.setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
    DataSets.fromSystem()
        .remark()
        .map(said -> said.in(Lang.EN))
        .ifPresent(commands.getErr()::println);
    System.exit(commands.execute(args));
  }

  /** All commands, with every error said in one sentence on the error stream. */
  static CommandLine commandLine() {
    CommandLine commands = new CommandLine(new Main());
    commands.getCommandSpec().version("FaceSpace " + Version.TEXT);
    commands.registerConverter(Double.class, Main::decimal);
    commands.setParameterExceptionHandler(Errors::badArguments);
    commands.setExecutionExceptionHandler(Errors::failed);
    return commands;
  }

  /** Numbers of options are written as those of settings are. */
  private static Double decimal(String text) {
    OptionalDouble number = Decimal.parse(text);
    if (number.isEmpty()) {
      throw new TypeConversionException("'" + text + "' is not a number such as 0.5");
    }
    return number.getAsDouble();
  }

  /** The finished jar this program is; empty if it is not one with others beside it. */
  public static Optional<Path> jar() {
    try {
      Path place = Path.of(Main.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      return Optional.of(place)
          .filter(Files::isRegularFile)
          .filter(jar -> Files.isDirectory(jar.resolveSibling("lib")));
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
