package facespace.play;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import facespace.loss.LossCatalog;
import facespace.loss.LossInfo;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the scripts know of each other, and what they must not know. */
class ScriptImportsTest {
  private static final Path ROOT = Path.of("../static/js");
  private static final Pattern EXPORT =
      Pattern.compile("(?m)^export (?:async )?(?:const|let|function|class) (\\w+)");
  private static final Pattern IMPORT =
      Pattern.compile("(?m)^import (?:\\* as (\\w+)|\\{([^}]*)\\}) from '([^']+)'");

  @Test
  void whatIsExportedIsImportedSomewhereAndTheOtherWayRound() throws IOException {
    Set<String> exported = new TreeSet<>();
    Set<String> imported = new TreeSet<>();
    for (Map.Entry<Path, String> script : Sources.scripts().entrySet()) {
      String text = script.getValue();
      EXPORT
          .matcher(text)
          .results()
          .forEach(it -> exported.add(script.getKey() + " " + it.group(1)));
      for (MatchResult found : IMPORT.matcher(text).results().toList()) {
        Path from = script.getKey().resolveSibling(found.group(3)).normalize();
        namesIn(found, text).forEach(name -> imported.add(from + " " + name));
      }
    }
    List<String> alone = without(exported, imported);
    assertEquals(List.of(), without(imported, exported), "imported and not there");
    assertEquals(List.of(), without(alone, askedByTests(alone)), "exported and used by nobody");
  }

  @Test
  void pureModulesImportPureOnesAndPicturesKnowNoPage() throws IOException {
    for (Map.Entry<Path, String> script : Sources.scripts().entrySet()) {
      String place = placeOf(script.getKey());
      for (MatchResult found : IMPORT.matcher(script.getValue()).results().toList()) {
        String from = placeOf(script.getKey().resolveSibling(found.group(3)).normalize());
        boolean isAllowed =
            switch (place) {
              case "lib" -> from.equals("lib");
              case "view" -> Set.of("lib", "view").contains(from);
              case "widgets" -> Set.of("lib", "view", "widgets").contains(from);
              case "app" -> Set.of("lib", "view", "widgets", "app").contains(from);
              default -> Set.of("lib", "view", "widgets", "app", place).contains(from);
            };
        assertTrue(isAllowed, script.getKey() + " imports " + found.group(3));
      }
    }
  }

  /** The folder of {@code static/js} that a script is in; below {@code pages}, that of its page. */
  private static String placeOf(Path script) {
    Path place = ROOT.relativize(script);
    return (place.startsWith("pages") ? place.subpath(0, 2) : place.getName(0)).toString();
  }

  @Test
  void everyPureModuleIsAskedByATest() throws IOException {
    String tests = String.join("\n", Sources.in(Path.of("src/test/java"), ".java").values());
    List<String> names =
        Sources.in(ROOT.resolve("lib"), ".js").keySet().stream()
            .map(script -> script.getFileName().toString().replace(".js", ""))
            .toList();
    assertEquals(List.of(), names.stream().filter(name -> !isAsked(name, tests)).toList());
  }

  private static boolean isAsked(String module, String tests) {
    String asked = "\\bask\\(\\s*(?:page,\\s*)?\"" + module + "\"|/lib/" + module + "\\.js";
    return Pattern.compile(asked).matcher(tests).find();
  }

  @Test
  void noScriptNamesALoss() throws IOException {
    Set<String> names = new TreeSet<>();
    for (LossInfo loss : LossCatalog.all()) {
      names.add(Pattern.quote(loss.key()));
      names.add(Pattern.quote(loss.name()));
    }
    Pattern named = Pattern.compile("(?i)\\b(" + String.join("|", names) + ")\\b");
    for (Map.Entry<Path, String> script : Sources.scripts().entrySet()) {
      Matcher found = named.matcher(script.getValue());
      assertFalse(found.find(), () -> script.getKey() + " says " + found.group());
    }
  }

  private static List<String> without(Collection<String> all, Collection<String> some) {
    return all.stream().filter(it -> !some.contains(it)).toList();
  }

  /** The names an import brings in: those in braces, or those asked of the whole module. */
  private static Stream<String> namesIn(MatchResult found, String text) {
    if (found.group(2) != null) {
      return Stream.of(found.group(2).split(","))
          .map(name -> name.strip().split(" ")[0])
          .filter(name -> !name.isEmpty());
    }
    String whole = found.group(1);
    Pattern member = Pattern.compile("\\b" + whole + "\\.(?!js')(\\w+)");
    Pattern members = Pattern.compile("\\{([^}]*)\\} = " + whole + ";");
    return Stream.concat(
        member.matcher(text).results().map(it -> it.group(1)),
        members
            .matcher(text)
            .results()
            .flatMap(it -> Stream.of(it.group(1).strip().split(",\\s*"))));
  }

  /** Those of some exports that a test of their module asks for. */
  private static Set<String> askedByTests(List<String> exports) throws IOException {
    Map<Path, String> tests = Sources.in(Path.of("src/test/java"), ".java");
    Set<String> asked = new TreeSet<>();
    for (String export : exports) {
      String module = export.replaceFirst(".*/(\\w+)\\.js .*", "$1");
      Pattern named = Pattern.compile("[\"/]" + module + "\"|/" + module + "\\.js");
      Pattern wanted = Pattern.compile("\\b" + export.split(" ")[1] + "\\b");
      if (tests.values().stream()
          .anyMatch(text -> named.matcher(text).find() && wanted.matcher(text).find())) {
        asked.add(export);
      }
    }
    return asked;
  }
}
