package facespace.demos;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Apache Spark as it is unpacked on this machine: a folder with its {@code jars}. It is no part of
 * FaceSpace.
 *
 * @param folder what {@code SPARK_HOME} names
 */
public record SparkHome(Path folder) {
  /** The environment variable that names the folder. */
  public static final String VARIABLE = "SPARK_HOME";

  /** Packages of Java that Spark reaches into. */
  private static final List<String> OPENED =
      List.of(
          "java.lang",
          "java.lang.invoke",
          "java.lang.reflect",
          "java.io",
          "java.net",
          "java.nio",
          "java.util",
          "java.util.concurrent",
          "java.util.concurrent.atomic",
          "sun.nio.ch",
          "sun.nio.cs",
          "sun.security.action",
          "sun.util.calendar");

  /** The one the environment names, if there is one in that folder. */
  public static Optional<SparkHome> fromSystem() {
    return Optional.ofNullable(System.getenv(VARIABLE))
        .map(name -> new SparkHome(Path.of(name)))
        .filter(home -> Files.isDirectory(home.jars()));
  }

  private Path jars() {
    return folder.resolve("jars");
  }

  /**
   * The command that runs a class of Spark's in a JVM of its own.
   *
   * @param options of the JVM
   */
  public List<String> command(List<String> options, String main, List<String> args) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    OPENED.forEach(name -> command.add("--add-opens=java.base/" + name + "=ALL-UNNAMED"));
    command.addAll(options);
    command.add("-cp");
    command.add(String.join(File.pathSeparator, classPath()));
    command.add(main);
    command.addAll(args);
    return command;
  }

  /** Spark's settings and those of Hadoop, where there are any, then its jars. */
  private List<String> classPath() {
    String own = folder.resolve("conf").toString();
    Stream<String> settings =
        Stream.of(
            System.getenv().getOrDefault("SPARK_CONF_DIR", own),
            System.getenv().getOrDefault("HADOOP_CONF_DIR", ""),
            System.getenv().getOrDefault("YARN_CONF_DIR", ""));
    return Stream.concat(
            settings.filter(name -> !name.isEmpty() && Files.isDirectory(Path.of(name))),
            Stream.of(jars().resolve("*").toString()))
        .toList();
  }
}
