package facespace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** House rules that are seen in the sources of all modules. */
class HouseSourcesTest {
  private static final Map<String, String> PACKAGES =
      Map.of(
          "mnist-demos", "facespace.demos",
          "playground", "facespace.play",
          "lessons", "facespace.lessons");

  private static final List<String> MODULES =
      List.of("core", "mnist-demos", "playground", "lessons");

  @Test
  void everyPackageSaysWhatIsInIt() throws IOException {
    Set<Path> silent = new TreeSet<>();
    int packages = 0;
    for (String module : MODULES) {
      for (Path folder : foldersOf(sourcesIn(module, "main", "build"))) {
        packages++;
        Path said = folder.resolve("package-info.java");
        if (!Files.exists(said) || !Files.readString(said).startsWith("/**")) {
          silent.add(folder);
        }
      }
    }
    assertTrue(packages > 20, packages + " packages found");
    assertEquals(Set.of(), silent);
  }

  @ParameterizedTest
  @ValueSource(strings = {"core", "mnist-demos", "playground", "lessons"})
  void aModuleKnowsTheLibraryAndNoModuleBesideIt(String module) throws IOException {
    Map<String, String> others = new TreeMap<>(PACKAGES);
    others.remove(module);
    Pattern sideways =
        Pattern.compile(
            "(?m)^import (?:static )?(?:%s)\\..*"
                .formatted(String.join("|", others.values()).replace(".", "\\.")));
    Set<String> found = new TreeSet<>();
    for (Path source : sourcesIn(module, "main", "build", "test")) {
      sideways
          .matcher(Files.readString(source))
          .results()
          .forEach(it -> found.add(source + ": " + it.group()));
    }
    String pom = Files.readString(Path.of("..", module, "pom.xml"));
    for (String other : List.of("mnist-demos", "playground", "lessons")) {
      String named = "<artifactId>facespace-%s</artifactId>".formatted(other);
      if (!other.equals(module) && pom.contains(named)) {
        found.add(module + "/pom.xml: " + named);
      }
    }
    assertEquals(Set.of(), found);
  }

  /**
   * A run's comes from its seed, that of generated data too; secrets are what nobody can repeat.
   */
  @Test
  void onlySecretsAreRandomWithoutASeed() throws IOException {
    Pattern seedless =
        Pattern.compile(
            "Math\\.random|ThreadLocalRandom|SecureRandom|Random\\(\\)|Collections\\.shuffle\\([^,()]*\\)");
    Set<String> found = new TreeSet<>();
    for (String module : MODULES) {
      for (Path source : sourcesIn(module, "main", "build")) {
        if (seedless.matcher(Files.readString(source)).find()) {
          found.add(module + ": " + source.getFileName());
        }
      }
    }
    assertEquals(Set.of("playground: Certificates.java", "playground: Keys.java"), found);
  }

  @Test
  void anglesHaveOneFormulaInEveryLanguage() throws IOException {
    List<Path> sources = new ArrayList<>(scripts());
    for (String module : MODULES) {
      sources.addAll(sourcesIn(module, "main"));
    }
    Pattern formula = Pattern.compile("Math\\.acos|Math\\.atan2\\(Math\\.sqrt");
    Set<String> found = new TreeSet<>();
    for (Path source : sources) {
      if (formula.matcher(Files.readString(source)).find()) {
        found.add(source.getFileName().toString());
      }
    }
    assertEquals(Set.of("Geometry.java", "angles.js"), found);
  }

  private static List<Path> scripts() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("..", "static", "js"))) {
      return files.filter(it -> it.toString().endsWith(".js")).toList();
    }
  }

  @Test
  void versionsStandInTheParentOnly() throws IOException {
    Pattern own = Pattern.compile("<version>[^$].*");
    Set<String> found = new TreeSet<>();
    for (String module :
        List.of("core", "mnist-demos", "mnist-demos/spark", "playground", "lessons")) {
      String pom = Files.readString(Path.of("..", module, "pom.xml"));
      own.matcher(pom).results().forEach(it -> found.add(module + ": " + it.group()));
    }
    assertEquals(Set.of(), found);
  }

  private static Set<Path> foldersOf(List<Path> sources) {
    Set<Path> folders = new TreeSet<>();
    sources.forEach(source -> folders.add(source.getParent()));
    return folders;
  }

  private static List<Path> sourcesIn(String module, String... kinds) throws IOException {
    List<Path> sources = new ArrayList<>();
    for (String kind : kinds) {
      Path folder = Path.of("..", module, "src", kind, "java");
      if (Files.isDirectory(folder)) {
        try (Stream<Path> files = Files.walk(folder)) {
          files.filter(it -> it.toString().endsWith(".java")).sorted().forEach(sources::add);
        }
      }
    }
    return sources;
  }
}
