package facespace.play;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import facespace.loss.Curve;
import facespace.loss.LossCatalog;
import facespace.loss.OwnPsi;
import facespace.loss.Progress;
import facespace.loss.SoftmaxLoss;
import facespace.play.Playground.Answer;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A drawn loss taken home as a file, put where it says it belongs. */
class OwnPsiExportTest {
  private static final Path LOSSES = Path.of("../core/src/main/java/facespace/loss");
  private static final Map<String, String> DRAWN =
      Map.of("s", "32", "psi", "0:1,20:0.9,40:0.5,60:0.2,80:0.3,120:-0.4,150:-0.9,180:-1.2");

  @AutoClose private static Playground playground;

  @BeforeAll
  static void start() {
    playground = new Playground();
  }

  @Test
  void theFileCompilesAmongTheLossesAndIsTheLossThatWasDrawn(@TempDir Path folder)
      throws Exception {
    OwnPsi drawn = (OwnPsi) LossCatalog.create("own-psi", DRAWN);
    Answer file = playground.get("/api/java/loss?spec=loss=own-psi%26s=32%26psi=" + drawn.psi());
    assertTrue(file.header("Content-Disposition").contains("MyLoss.java"));
    assertTrue(file.text().contains("authors = \"Drawn in FaceSpace, after W. Liu"), file.text());
    ClassLoader extended = compiled(file.text(), folder);
    Class<?> catalogue = extended.loadClass(LossCatalog.class.getName());
    Object mine =
        catalogue.getMethod("create", String.class, Map.class).invoke(null, "my-loss", Map.of());
    assertTrue(mine.toString().startsWith("MyLoss[s=32.0"), mine.toString());
    assertArrayEquals(Curve.of(drawn, 721).psi(), psi(mine, extended));
    assertArrayEquals(
        Curve.of(drawn.at(new Progress(1, 9, 0.4)), 721).psi(),
        psi(half(mine, extended), extended));
  }

  private static Object half(Object loss, ClassLoader loader) throws ReflectiveOperationException {
    Class<?> progress = loader.loadClass(Progress.class.getName());
    Object half =
        progress.getConstructor(int.class, int.class, double.class).newInstance(1, 9, 0.4);
    return loss.getClass().getMethod("at", progress).invoke(loss, half);
  }

  private static double[] psi(Object loss, ClassLoader loader) throws ReflectiveOperationException {
    Class<?> curve = loader.loadClass(Curve.class.getName());
    Class<?> family = loader.loadClass(SoftmaxLoss.class.getName());
    Object sampled = curve.getMethod("of", family, int.class).invoke(null, loss, 721);
    return (double[]) curve.getMethod("psi").invoke(sampled);
  }

  /** All losses and the new one, with its name in the permits of its family. */
  private static ClassLoader compiled(String file, Path folder) throws IOException {
    Path sources = Files.createDirectories(folder.resolve("facespace/loss"));
    List<Path> all = new ArrayList<>();
    try (Stream<Path> losses = Files.walk(LOSSES)) {
      for (Path source : losses.filter(Files::isRegularFile).toList()) {
        String text = Files.readString(source);
        boolean isFamily = source.endsWith("MarginLoss.java");
        Path copy = sources.resolve(LOSSES.relativize(source));
        Files.createDirectories(copy.getParent());
        all.add(
            Files.writeString(copy, isFamily ? text.replace("OwnPsi", "OwnPsi, MyLoss") : text));
      }
    }
    all.add(Files.writeString(sources.resolve("MyLoss.java"), file));
    Path classes = Files.createDirectories(folder.resolve("classes"));
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter complaints = new StringWriter();
    List<String> options =
        List.of(
            "-d",
            classes.toString(),
            "-proc:none",
            "-encoding",
            "UTF-8",
            "-cp",
            System.getProperty("java.class.path"));
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      boolean compiled =
          compiler
              .getTask(
                  complaints, files, null, options, null, files.getJavaFileObjectsFromPaths(all))
              .call();
      assertTrue(compiled, complaints + "\n" + file);
    }
    return new Losses(classes);
  }

  /** Takes the losses from a folder, everything else from the tests' own class path. */
  private static final class Losses extends ClassLoader {
    private final Path classes;

    Losses(Path classes) {
      super(OwnPsiExportTest.class.getClassLoader());
      this.classes = classes;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (!name.startsWith("facespace.loss.")) {
        return super.loadClass(name, resolve);
      }
      Class<?> known = findLoadedClass(name);
      if (known != null) {
        return known;
      }
      try {
        byte[] bytes = Files.readAllBytes(classes.resolve(name.replace('.', '/') + ".class"));
        return defineClass(name, bytes, 0, bytes.length);
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }
  }

  @Test
  void whatIsNotDrawnIsRefusedInASentence() {
    Answer answer = playground.get("/api/java/loss?spec=loss=arcface");
    assertEquals(400, answer.status());
    assertTrue(answer.text().contains("this run uses ArcFace"), answer.text());
    Answer bad = playground.get("/api/java/loss?spec=loss=own-psi%26psi=0:1,90:NaN,180:-1");
    assertEquals(400, bad.status());
    assertTrue(bad.text().contains("“90:NaN” is not a point"), bad.text());
  }
}
