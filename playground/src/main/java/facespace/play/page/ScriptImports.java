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
  private static final String ROOT = "/static/js/pages/";
  private static final Pattern IMPORT =
      Pattern.compile(
          "^(?:import|\\}) .*?from '(\\.[^']+)';|^import '(\\.[^']+)';", Pattern.MULTILINE);
  private static final Map<String, List<String>> KNOWN = new ConcurrentHashMap<>();

  private ScriptImports() {}

  /** The addresses of all that a module imports, directly or not; {@code module} as in Layout. */
  static List<String> of(String module) {
    return KNOWN.computeIfAbsent(
        module,
        name -> {
          Set<String> found = new LinkedHashSet<>();
          collect(ROOT + name, found);
          found.remove(ROOT + name);
          return List.copyOf(found);
        });
  }

  private static void collect(String address, Set<String> found) {
    if (!found.add(address)) {
      return;
    }
    Matcher imports = IMPORT.matcher(read(address));
    while (imports.find()) {
      String path = imports.group(1) == null ? imports.group(2) : imports.group(1);
      collect(URI.create(address).resolve(path).getPath(), found);
    }
  }

  private static String read(String address) {
    try (InputStream in = ScriptImports.class.getResourceAsStream(address)) {
      if (in == null) {
        throw new IllegalStateException(address + " is imported and not there");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
