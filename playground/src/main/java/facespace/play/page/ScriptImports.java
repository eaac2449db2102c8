package facespace.play.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which modules a page's script needs, so that the browser asks for all of them at once and not one
 * layer of imports after the other.
 */
final class ScriptImports {
  /** The folder of the pages' scripts. */
  static final String PAGES = "js/pages/";

  private static final String ROOT = "/static/";
  private static final Pattern IMPORT =
      Pattern.compile(
          "^(?:import|\\}) .*?from '(\\.[^']+)';|^import '(\\.[^']+)';", Pattern.MULTILINE);
  private static final Map<String, List<String>> KNOWN = new ConcurrentHashMap<>();

  private ScriptImports() {}

  /** The paths below static/ of all that a module imports, directly or not. */
  static List<String> of(String module) {
    return KNOWN.computeIfAbsent(
        module,
        name -> {
          Set<String> found = new LinkedHashSet<>();
          collect(PAGES + name, found);
          found.remove(PAGES + name);
          return List.copyOf(found);
        });
  }

  private static void collect(String path, Set<String> found) {
    if (!found.add(path)) {
      return;
    }
    Matcher imports = IMPORT.matcher(read(path));
    while (imports.find()) {
      String other = imports.group(1) == null ? imports.group(2) : imports.group(1);
      collect(URI.create(path).resolve(other).getPath(), found);
    }
  }

  private static String read(String path) {
    try (InputStream in = ScriptImports.class.getResourceAsStream(ROOT + path)) {
      if (in == null) {
        throw new IllegalStateException(path + " is imported and not there");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
