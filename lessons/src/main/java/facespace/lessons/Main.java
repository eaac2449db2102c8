package facespace.lessons;

import facespace.lessons.kernel.NotebookKernel;
import facespace.text.Version;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** FaceSpace in notebooks. Exit codes: 0 done, 1 failed, 2 bad input. */
@Command(
    name = "lessons",
    mixinStandardHelpOptions = true,
    description = "Brings FaceSpace into this user's Jupyter notebooks, and takes it away again.")
public final class Main implements Runnable {
  @Spec private CommandSpec command;

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] args) {
    CommandLine commands = commandLine();
    commands.setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8));
    commands.setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
    System.exit(commands.execute(args));
  }

  /** All commands, with every error said in one sentence on the error stream. */
  static CommandLine commandLine() {
    CommandLine commands = new CommandLine(new Main());
    commands.getCommandSpec().version("FaceSpace " + Version.TEXT);
    commands.setParameterExceptionHandler(
        (problem, args) -> {
          problem.getCommandLine().getErr().println(problem.getMessage());
          return CommandLine.ExitCode.USAGE;
        });
    commands.setExecutionExceptionHandler(
        (problem, at, parsed) -> {
          at.getErr().println(problem);
          return CommandLine.ExitCode.SOFTWARE;
        });
    return commands;
  }

  @Override
  public void run() {
    command.commandLine().usage(command.commandLine().getOut());
  }

  @Command(name = "install", description = "Makes the kernel FaceSpace known to Jupyter.")
  void install() throws IOException {
    KernelSpec spec = KernelSpec.ofUser(System.getenv());
    spec.install(KernelSpec.thisJar());
    say("FaceSpace is installed: " + spec.folder());
  }

  @Command(name = "uninstall", description = "Takes it away again; nothing of it stays.")
  void uninstall() throws IOException {
    KernelSpec spec = KernelSpec.ofUser(System.getenv());
    say(
        spec.uninstall()
            ? "FaceSpace is uninstalled: " + spec.folder()
            : "FaceSpace was not installed: there is no " + spec.folder());
  }

  @Command(name = "kernel", hidden = true, description = "What Jupyter starts.")
  void kernel(@Parameters(paramLabel = "CONNECTION_FILE") Path connection)
      throws IOException, GeneralSecurityException {
    if (!Files.isReadable(connection)) {
      throw new ParameterException(
          command.commandLine(),
          "CONNECTION_FILE = " + connection + " cannot be read; Jupyter writes one.");
    }
    NotebookKernel.run(Files.readString(connection));
  }

  private void say(String sentence) {
    command.commandLine().getOut().println(sentence);
  }
}
