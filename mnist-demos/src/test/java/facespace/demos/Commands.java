package facespace.demos;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import picocli.CommandLine;

/**
 * The real command line, its output caught.
 *
 * @param exitCode what the process would end with
 * @param out what went to the standard stream
 * @param err what went to the error stream
 */
record Commands(int exitCode, String out, String err) {

  static Commands run(String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine commands = Main.commandLine();
    commands.setOut(new PrintWriter(out, true));
    commands.setErr(new PrintWriter(err, true));
    int exitCode = commands.execute(args);
    return new Commands(exitCode, out.toString(), err.toString());
  }

  List<String> lines() {
    return out.lines().toList();
  }
}
