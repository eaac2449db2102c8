package facespace.lessons.kernel;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import facespace.lab.Lab;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** What the comments of the lab's own methods say; their sources lie in the jars. */
final class Comments {
  private static final List<String> SOURCES =
      List.of(
          "/META-INF/sources/facespace/lab/Lab.java",
          "/META-INF/sources/facespace/lab/DataChoice.java",
          "/META-INF/sources/facespace/lab/LossChoice.java",
          "/META-INF/sources/facespace/lab/Setup.java",
          "/META-INF/sources/facespace/lab/Trained.java",
          "/META-INF/sources/facespace/lab/Results.java",
          "/META-INF/sources/facespace/lab/Table.java",
          "/META-INF/sources/facespace/lessons/kernel/Losses.java",
          "/META-INF/sources/facespace/lessons/kernel/Playground.java");

  /** A method as JShell names it: {@code Trained Lab.train(Setup setup)}. */
  private static final Pattern METHOD = Pattern.compile("(\\w+)\\.(\\w+)\\((.*)\\)");

  private static final Pattern INLINE = Pattern.compile("\\{@\\w+\\s+([^}]*)}");

  private Map<String, String> comments;

  /** Signatures with what their comments say. */
  String explained(List<String> signatures) {
    return signatures.stream()
        .map(signature -> signature + said(signature))
        .collect(Collectors.joining("\n\n"));
  }

  private String said(String signature) {
    Matcher method = METHOD.matcher(signature);
    if (!method.find()) {
      return "";
    }
    String parameters = method.group(3);
    int count = parameters.isEmpty() ? 0 : parameters.split(",").length;
    String comment = comments().get(key(method.group(1), method.group(2), count));
    return comment == null ? "" : "\n" + comment;
  }

  private static String key(String type, String method, int parameters) {
    return type + "." + method + "/" + parameters;
  }

  private synchronized Map<String, String> comments() {
    if (comments == null) {
      comments = read();
    }
    return comments;
  }

  private static Map<String, String> read() {
    JavacTask task =
        (JavacTask)
            ToolProvider.getSystemJavaCompiler()
                .getTask(null, null, null, null, null, SOURCES.stream().map(Source::new).toList());
    Map<String, String> found = new HashMap<>();
    DocTrees trees = DocTrees.instance(task);
    try {
      for (CompilationUnitTree unit : task.parse()) {
        new TreePathScanner<Void, String>() {
          @Override
          public Void visitClass(ClassTree type, String outer) {
            return super.visitClass(type, type.getSimpleName().toString());
          }

          @Override
          public Void visitMethod(MethodTree method, String type) {
            String comment = trees.getDocComment(getCurrentPath());
            if (comment != null) {
              String name = method.getName().toString();
              found.put(key(type, name, method.getParameters().size()), plain(comment));
            }
            return null;
          }
        }.scan(unit, "");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found;
  }

  /** Javadoc as it is read. */
  private static String plain(String comment) {
    return Stream.of(INLINE.matcher(comment).replaceAll("$1"))
        .flatMap(String::lines)
        .map(String::strip)
        .map(line -> line.replaceFirst("^@param (\\w+)", "  $1:"))
        .map(line -> line.replaceFirst("^@return", "  →"))
        .map(line -> line.replaceFirst("^@throws (?:\\w+\\.)*(\\w+)", "  $1"))
        .map(line -> line.replace("&lt;", "<").replace("&amp;", "&").replace("<p>", ""))
        .collect(Collectors.joining("\n"))
        .strip();
  }

  /** A source in a jar. */
  private static final class Source extends SimpleJavaFileObject {
    private final String path;

    Source(String path) {
      super(URI.create("string://" + path), JavaFileObject.Kind.SOURCE);
      this.path = path;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) throws IOException {
      try (InputStream in = Lab.class.getResourceAsStream(path)) {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
      }
    }
  }
}
