package facespace.play;

import facespace.data.DataException;
import facespace.data.DataSets;
import facespace.data.MnistDownload;
import facespace.play.hub.Limits;
import facespace.play.web.Version;
import io.javalin.util.JavalinBindException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Starts the playground. Exit code 2 and one sentence if it cannot. */
@Command(
    name = "playground",
    description = "Serves FaceSpace's playground: watch digits become rays in the browser.",
    mixinStandardHelpOptions = true,
    version = "FaceSpace " + Version.TEXT,
    showDefaultValues = true,
    sortOptions = false)
public final class Main implements Callable<Integer> {
  private static final int MOST_SLOTS = 16;

  @Spec private CommandSpec command;

  @Option(names = "--port", description = "TCP port, 0 for any free one.")
  private int port = 7070;

  @Option(
      names = "--host",
      description = "Name or address to listen on; 0.0.0.0 lets other computers in.")
  private String host = "localhost";

  @Option(names = "--slots", description = "Experiments that may train at the same time.")
  private int slots = 1;

  @Option(
      names = "--data-root",
      paramLabel = "DIR",
      description = "Folder of data sets, in place of the variable FACESPACE_DATA.")
  private Path dataRoot;

  @Option(
      names = "--store",
      paramLabel = "DIR",
      description =
          "Folder of experiments, trained models and enrolled people"
              + " (default: facespace in XDG_DATA_HOME or ~/.local/share).")
  private Path store;

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
    return new CommandLine(new Main())
        .setParameterExceptionHandler(
            (e, args) -> {
              e.getCommandLine().getErr().println(e.getMessage());
              return CommandLine.ExitCode.USAGE;
            });
  }

  /** Starts the server, which goes on after this returns. */
  @Override
  public Integer call() {
    check();
    DataSets data = data();
    Settings settings =
        new Settings(
            host,
            port,
            Limits.ofLaptop(slots),
            data,
            store(),
            () -> new MnistDownload(MnistDownload.MIRRORS, data.mnistCacheFolder()));
    App app = app(settings);
    try {
      app.start();
    } catch (JavalinBindException e) {
      app.close();
      throw refused(
          "Port %d on %s is not free: stop the program that uses it, or choose another with --port."
              .formatted(port, host));
    }
    Runtime.getRuntime().addShutdownHook(new Thread(app::close, "shut-down"));
    command
        .commandLine()
        .getOut()
        .printf("FaceSpace is ready: http://%s:%d/%n", shownHost(), app.port());
    return 0;
  }

  private App app(Settings settings) {
    try {
      return new App(settings);
    } catch (DataException e) {
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
    if (dataRoot != null && !Files.isDirectory(dataRoot)) {
      throw refused("--data-root = %s is not a folder that can be read.".formatted(dataRoot));
    }
    if (store != null && Files.exists(store) && !Files.isDirectory(store)) {
      throw refused("--store = %s is not a folder.".formatted(store));
    }
    try {
      InetAddress.getByName(host);
    } catch (UnknownHostException e) {
      throw refused("--host = %s is not a name or address of this computer.".formatted(host));
    }
  }

  private Path store() {
    if (store != null) {
      return store;
    }
    String home = System.getenv("XDG_DATA_HOME");
    return home == null || home.isBlank()
        ? Path.of(System.getProperty("user.home"), ".local", "share", "facespace")
        : Path.of(home, "facespace");
  }

  private DataSets data() {
    Map<String, String> environment = new HashMap<>(System.getenv());
    if (dataRoot != null) {
      environment.put("FACESPACE_DATA", dataRoot.toString());
    }
    return new DataSets(environment, Path.of(System.getProperty("user.home")));
  }

  private String shownHost() {
    if (host.equals("0.0.0.0") || host.equals("::")) {
      return "localhost";
    }
    return host.contains(":") ? "[" + host + "]" : host;
  }

  private ParameterException refused(String sentence) {
    return new ParameterException(command.commandLine(), sentence);
  }
}
