package facespace.play;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import facespace.loss.Curve;
import facespace.loss.LossCatalog;
import facespace.loss.OwnPsi;
import facespace.loss.Progress;
import facespace.loss.SoftmaxLoss;
import facespace.play.Playground.Answer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A drawn loss taken home as a file, put where it says it belongs. */
class OwnPsiExportTest {
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
    Map<String, String> knobs = new HashMap<>(DRAWN);
    knobs.put("gradient", "detached");
    OwnPsi drawn = (OwnPsi) LossCatalog.create("own-psi", knobs);
    String address = "/api/java/loss?spec=loss=own-psi%26s=32%26psi=" + drawn.psi();
    assertFalse(playground.get(address).text().contains("Gradient"), "its own is the usual one");
    Answer file = playground.get(address + "%26gradient=detached");
    assertTrue(file.header("Content-Disposition").contains("MyLoss.java"));
    assertTrue(file.text().contains("authors = \"Drawn in FaceSpace, after W. Liu"), file.text());
    assertEquals("", NewLosses.compile(folder, file.text()));
    ClassLoader extended = NewLosses.programme(folder);
    Class<?> catalogue = extended.loadClass(LossCatalog.class.getName());
    Object mine =
        catalogue.getMethod("create", String.class, Map.class).invoke(null, "my-loss", Map.of());
    assertTrue(mine.toString().startsWith("MyLoss[s=32.0"), mine.toString());
    assertArrayEquals(Curve.of(drawn, 721).psi(), psi(mine, extended));
    assertArrayEquals(Curve.of(drawn, 721).slopePerRad(), sampled("slopePerRad", mine, extended));
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
    return sampled("psi", loss, loader);
  }

  private static double[] sampled(String what, Object loss, ClassLoader loader)
      throws ReflectiveOperationException {
    Class<?> curve = loader.loadClass(Curve.class.getName());
    Class<?> family = loader.loadClass(SoftmaxLoss.class.getName());
    Object sampled = curve.getMethod("of", family, int.class).invoke(null, loss, 721);
    return (double[]) curve.getMethod(what).invoke(sampled);
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
