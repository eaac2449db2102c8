package facespace.play;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.javascript.jscomp.AbstractCommandLineRunner;
import com.google.javascript.jscomp.CheckLevel;
import com.google.javascript.jscomp.Compiler;
import com.google.javascript.jscomp.CompilerOptions;
import com.google.javascript.jscomp.DependencyOptions;
import com.google.javascript.jscomp.DiagnosticGroup;
import com.google.javascript.jscomp.DiagnosticGroups;
import com.google.javascript.jscomp.JSError;
import com.google.javascript.jscomp.Result;
import com.google.javascript.jscomp.SourceFile;
import com.google.javascript.jscomp.deps.ModuleLoader.ResolutionMode;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a compiler sees in the scripts: unknown names, wrong arguments, unused variables. */
class ScriptsCheckTest {
  private static final List<DiagnosticGroup> ASKED =
      List.of(
          DiagnosticGroups.CHECK_TYPES,
          DiagnosticGroups.CHECK_VARIABLES,
          DiagnosticGroups.CHECK_USELESS_CODE,
          DiagnosticGroups.UNDEFINED_VARIABLES,
          DiagnosticGroups.UNUSED_LOCAL_VARIABLE,
          DiagnosticGroups.LINT_VAR_DECLARATIONS,
          DiagnosticGroups.SUSPICIOUS_CODE,
          DiagnosticGroups.MODULE_LOAD,
          DiagnosticGroups.EXTRA_REQUIRE);

  /** What the compiler's own list of a browser's names lacks. */
  private static final SourceFile MORE_NAMES =
      SourceFile.fromCode(
          "names.js",
          """
          /** @externs */
          /** @type {number} */ var innerWidth;
          /** @type {number} */ var innerHeight;
          /** @type {number} */ var devicePixelRatio;
          /** @param {string} type @param {function(?)} listener */
          function addEventListener(type, listener) {}
          /** @param {string} query @return {!MediaQueryList} */
          function matchMedia(query) {}
          /** @return {!Array<T>} */
          Array.prototype.toReversed = function() {};
          /** @param {?} matrix @return {!DOMPoint} */
          DOMPoint.prototype.matrixTransform = function(matrix) {};
          """);

  /** A name in a script that is not just read from something. */
  private static final Pattern GIVEN = Pattern.compile("(?<!\\.)\\b\\w+|\\w+(?= = )");

  private static final Pattern WORD = Pattern.compile("\\w+");

  private static final Pattern PROPERTY = Pattern.compile("Property (\\w+) never defined");

  @Test
  void theCompilerHasNothingToSay() throws IOException {
    CompilerOptions options = new CompilerOptions();
    options.setChecksOnly(true);
    options.setLanguageIn(CompilerOptions.LanguageMode.UNSTABLE);
    options.setLanguageOut(CompilerOptions.LanguageMode.NO_TRANSPILE);
    options.setEnvironment(CompilerOptions.Environment.BROWSER);
    options.setModuleResolutionMode(ResolutionMode.BROWSER);
    options.setDependencyOptions(DependencyOptions.sortOnly());
    options.setCheckTypes(true);
    options.setCheckSymbols(true);
    options.setCheckSuspiciousCode(true);
    ASKED.forEach(group -> options.setWarningLevel(group, CheckLevel.WARNING));
    List<SourceFile> externs =
        new ArrayList<>(
            AbstractCommandLineRunner.getBuiltinExterns(CompilerOptions.Environment.BROWSER));
    externs.add(MORE_NAMES);
    List<SourceFile> scripts =
        Sources.scripts().entrySet().stream()
            .map(script -> SourceFile.fromCode(script.getKey().toString(), script.getValue()))
            .toList();
    Set<String> names = names();
    PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
    Result result = new Compiler(nowhere).compile(externs, scripts, options);
    assertEquals(
        "",
        Stream.concat(result.errors.stream(), result.warnings.stream())
            .filter(it -> !isGiven(it, names))
            .map(it -> it.getSourceName() + ":" + it.getLineNumber() + " " + it.getDescription())
            .collect(Collectors.joining("\n")));
  }

  /**
   * A property may be set outside a constructor, and an object may be what the server sent: such a
   * property is believed if its name is given anywhere in the scripts or in the server's sources.
   */
  private static boolean isGiven(JSError error, Set<String> names) {
    Matcher property = PROPERTY.matcher(error.getDescription());
    return error.getType().key.equals("JSC_ILLEGAL_PROPERTY_CREATION")
        || property.find() && names.contains(property.group(1));
  }

  private static Set<String> names() throws IOException {
    Set<String> names = new HashSet<>();
    for (String text : Sources.scripts().values()) {
      GIVEN.matcher(text).results().forEach(it -> names.add(it.group()));
    }
    for (Path sources : List.of(Path.of("src/main/java"), Path.of("../core/src/main/java"))) {
      for (String text : Sources.in(sources, ".java").values()) {
        WORD.matcher(text).results().forEach(it -> names.add(it.group()));
      }
    }
    return names;
  }
}
