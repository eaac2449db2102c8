package facespace.demos;

import facespace.data.DataException;
import facespace.knob.BadValue;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Says what went wrong in one sentence and chooses the exit code. */
final class Errors {
  private Errors() {}

  /** The arguments do not make sense: exit code 2. */
  static int badArguments(ParameterException problem, String[] args) {
    say(problem.getCommandLine(), problem.getMessage());
    return ExitCode.USAGE;
  }

  /** A value, a file or a data set will not do: exit code 2. Anything else: 1. */
  static int failed(Exception problem, CommandLine command, ParseResult parsed) {
    if (problem instanceof BadValue || problem instanceof DataException) {
      say(command, problem.getMessage());
      return ExitCode.USAGE;
    }
    if (problem instanceof FileSystemException file) {
      say(command, "Cannot use " + named(file.getFile()) + ": " + reason(file));
      return ExitCode.USAGE;
    }
    say(command, problem instanceof IOException ? problem.getMessage() : problem.toString());
    return ExitCode.SOFTWARE;
  }

  private static String named(String path) {
    if (path.isEmpty()) {
      return "a file without a name";
    }
    return (Files.isDirectory(Path.of(path)) ? "the folder " : "the file ") + path;
  }

  /** The few words a sentence needs where an exception carries only a path or nothing. */
  static String reason(IOException problem) {
    return problem instanceof FileSystemException file ? reason(file) : problem.getMessage();
  }

  private static String reason(FileSystemException problem) {
    if (problem instanceof NoSuchFileException) {
      return "there is no such folder";
    }
    if (problem instanceof AccessDeniedException) {
      return "access is denied";
    }
    return problem.getReason() == null ? problem.toString() : problem.getReason();
  }

  private static void say(CommandLine command, String message) {
    String sentence = Harmless.text(message.strip());
    command.getErr().println(sentence.endsWith(".") ? sentence : sentence + ".");
  }
}
