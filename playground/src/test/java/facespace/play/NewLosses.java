package facespace.play;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Losses that the catalogue lacks, each put beside its family's and named in its permits. */
final class NewLosses {
  private static final Path LOSSES = Path.of("../core/src/main/java/facespace/loss");
  private static final Pattern HEAD =
      Pattern.compile("public record (\\w+)\\(.*?implements (\\w+)", Pattern.DOTALL);

  private NewLosses() {}

  /** What the compiler says against them; nothing if it takes them. */
  static String compile(Path folder, String... losses) throws IOException {
    List<Path> sources = new ArrayList<>();
    for (String loss : losses) {
      Matcher head = HEAD.matcher(loss);
      assertTrue(head.find(), loss);
      Path family = Files.createDirectories(folder).resolve(head.group(2) + ".java");
      Path known = Files.exists(family) ? family : LOSSES.resolve(family.getFileName());
      String permitted = " permits " + head.group(1) + ", ";
      Files.writeString(
          family, Files.readString(known).replaceFirst("\\spermits (?=[A-Z])", permitted));
      sources.add(family);
      sources.add(Files.writeString(folder.resolve(head.group(1) + ".java"), loss));
    }
    StringWriter complaints = new StringWriter();
    String libraries = System.getProperty("java.class.path");
    List<String> options =
        List.of("-d", folder.toString(), "-proc:none", "-encoding", "UTF-8", "-cp", libraries);
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      List<Path> once = sources.stream().distinct().toList();
      compiler
          .getTask(complaints, files, null, options, null, files.getJavaFileObjectsFromPaths(once))
          .call();
    }
    return complaints.toString();
  }

  /** The whole programme, with what was compiled into a folder. */
  static ClassLoader programme(Path folder) {
    return new Extended(folder);
  }

  /**
   * Takes the programme's classes from a folder, else the tests' own anew, for they name losses.
   */
  private static final class Extended extends ClassLoader {
    /** What knows no loss, and has a native library or is what is thrown. */
    private static final List<String> SHARED =
        List.of("facespace.engine.", "facespace.knob.", "facespace.text.");

    private final Path folder;

    Extended(Path folder) {
      super(NewLosses.class.getClassLoader());
      this.folder = folder;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (!name.startsWith("facespace.") || SHARED.stream().anyMatch(name::startsWith)) {
        return super.loadClass(name, resolve);
      }
      synchronized (getClassLoadingLock(name)) {
        Class<?> known = findLoadedClass(name);
        return known != null ? known : define(name);
      }
    }

    private Class<?> define(String name) throws ClassNotFoundException {
      String file = name.replace('.', '/') + ".class";
      Path compiled = folder.resolve(file);
      try (InputStream in =
          Files.exists(compiled)
              ? Files.newInputStream(compiled)
              : getParent().getResourceAsStream(file)) {
        if (in == null) {
          throw new ClassNotFoundException(name);
        }
        byte[] bytes = in.readAllBytes();
        return defineClass(name, bytes, 0, bytes.length);
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }
  }
}
