package facespace.play;

import facespace.data.DataException;
import facespace.data.DataSets;
import facespace.data.MnistDownload;
import facespace.play.hub.run.Limits;
import facespace.play.web.Access;
import facespace.play.web.Refused;
import facespace.text.Lang;
import facespace.text.Version;
import io.javalin.util.JavalinBindException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Starts the playground, or looks after its store. Exit code 2 and one sentence if it cannot. */
@Command(
    name = "playground",
    description = "Serves FaceSpace's playground: watch digits become rays in the browser.",
    mixinStandardHelpOptions = true,
    showDefaultValues = true,
    sortOptions = false,
    subcommands = {
      DoctorCommand.class,
      BackupCommand.class,
      RestoreCommand.class,
      SweepWorkerCommand.class
    })
public final class Main implements Callable<Integer> {
  private static final int MOST_SLOTS = 16;
  private static final int MOST_VISITORS = 200;

  @Spec private CommandSpec command;

  @Option(names = "--port", description = "TCP port, 0 for any free one.")
  private int port = 7070;

  @Mixin private AccessOptions door;

  @Option(names = "--slots", description = "Experiments that may train at the same time.")
  private int slots = 1;

  @Option(names = "--visitors", description = "People who come at a time; each has an experiment.")
  private int visitors = Limits.USUAL_VISITORS;

  @Option(
      names = "--idle",
      description =
          "Trains nothing unasked: neither a first model of faces nor what lessons show. Spares a"
              + " battery.")
  private boolean idle;

  @Option(
      names = "--data-root",
      paramLabel = "DIR",
      description = "Folder of data sets, in place of the variable FACESPACE_DATA.")
  private Path dataRoot;

  @Mixin private StoreOption store;

  @Option(
      names = "--log",
      paramLabel = "FILE",
      description =
          "What somebody must know goes to FILE.0, in place of the standard error output;"
              + " older lines to FILE.1 … FILE.4, a megabyte each.")
  private Path log;

  private Main() {}

  /** The command line. */
  public static void main(String[] args) {
    int code = commandLine().execute(args);
    if (code != 0) {
      System.exit(code);
    }
  }

  /** The command line, for {@link #main} and for tests. */
  static CommandLine commandLine() {
    CommandLine commands = new CommandLine(new Main());
    commands.getCommandSpec().version("FaceSpace " + Version.TEXT);
    return commands.setParameterExceptionHandler(
        (e, args) -> {
          e.getCommandLine().getErr().println(e.getMessage());
          return CommandLine.ExitCode.USAGE;
        });
  }

  /** Starts the server, which goes on after this returns. */
  @Override
  public Integer call() {
    check();
    DataSets data = data(dataRoot);
    data.remark().map(said -> said.in(Lang.EN)).ifPresent(command.commandLine().getErr()::println);
    Access access = access();
    writeLog();
    Settings settings =
        new Settings(
            access,
            port,
            Limits.ofLaptop(slots, visitors),
            data,
            store.folder(),
            () -> new MnistDownload(MnistDownload.MIRRORS, data.mnistCacheFolder()));
    App app = app(settings);
    try {
      if (idle) {
        app.startIdle();
      } else {
        app.start();
      }
    } catch (JavalinBindException e) {
      app.close();
      throw refused(
          "Port %d on %s is not free: stop the program that uses it, or choose another with --port."
              .formatted(port, access.host()));
    }
    Runtime.getRuntime().addShutdownHook(new Thread(app::close, "shut-down"));
    Greeting greeting = new Greeting(access, app.port(), Greeting.neighbours());
    command.commandLine().getOut().print(greeting.text());
    command.commandLine().getOut().flush();
    return 0;
  }

  private App app(Settings settings) {
    try {
      return new App(settings);
    } catch (Refused | DataException e) { // of the store
      throw refused(e.getMessage());
    }
  }

  private void check() {
    if (port < 0 || port > 65_535) {
      throw refused("--port = %d is out of range: allowed is 0 … 65535.".formatted(port));
    }
    if (slots < 1 || slots > MOST_SLOTS) {
      throw refused(
          "--slots = %d is out of range: allowed is 1 … %d.".formatted(slots, MOST_SLOTS));
    }
    if (visitors < 1 || visitors > MOST_VISITORS) {
      throw refused(
          "--visitors = %d is out of range: allowed is 1 … %d.".formatted(visitors, MOST_VISITORS));
    }
    if (dataRoot != null && !Files.isDirectory(dataRoot)) {
      throw refused("--data-root = %s is not a folder that can be read.".formatted(dataRoot));
    }
    store.check();
  }

  private void writeLog() {
    try {
      if (log != null) {
        Logs.to(log);
      }
    } catch (IOException e) {
      throw refused("--log = %s cannot be written: %s.".formatted(log, e));
    }
  }

  private Access access() {
    try {
      return door.access();
    } catch (IllegalArgumentException unusable) {
      throw refused(unusable.getMessage());
    }
  }

  /** The data sets of this process's environment, or of a folder in its place. */
  static DataSets data(Path dataRoot) {
    Map<String, String> environment = new HashMap<>(System.getenv());
    if (dataRoot != null) {
      environment.put("FACESPACE_DATA", dataRoot.toString());
    }
    return new DataSets(environment, Path.of(System.getProperty("user.home")));
  }

  private ParameterException refused(String sentence) {
    return new ParameterException(command.commandLine(), sentence);
  }
}
