package facespace.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import facespace.sweep.SweepMeasure;
import facespace.sweep.SweepResult;
import facespace.sweep.SweepTable;
import facespace.text.Lang;
import facespace.train.run.Ending;
import facespace.train.spec.RunSpec;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class SweepFigureTest {
  private static final Look LOOK = Look.light(Lang.EN);

  private static void add(List<SweepResult> results, String spec, double... accuracies) {
    for (int i = 0; i < accuracies.length; i++) {
      results.add(
          new SweepResult(
              RunSpec.parse(spec + "&seed=" + i),
              Ending.Kind.COMPLETED,
              Map.of(SweepMeasure.TEST_ACCURACY, accuracies[i])));
    }
  }

  private static Figure figure(List<SweepResult> results, Look look) {
    return SweepFigure.of(SweepTable.of(results), SweepMeasure.TEST_ACCURACY, look);
  }

  private static String svg(Figure figure) {
    return new String(figure.svg(600, 500), StandardCharsets.UTF_8);
  }

  /** Rows from the highest to the lowest pixel of a colour. */
  private static int height(BufferedImage image, Color color, int lowest) {
    int top = Integer.MAX_VALUE;
    int bottom = 0;
    for (int y = 0; y < lowest; y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        if (image.getRGB(x, y) == color.getRGB()) {
          top = Math.min(top, y);
          bottom = y;
        }
      }
    }
    return bottom - top;
  }

  @Test
  void whereEveryRunDivergedNothingStandsInTheFigure() {
    SweepResult diverged =
        new SweepResult(
            RunSpec.parse("loss=arcface"),
            Ending.Kind.DIVERGED,
            Map.of(SweepMeasure.SECONDS, 0.25));
    SweepTable table = SweepTable.of(List.of(diverged));
    assertEquals(List.of(SweepMeasure.SECONDS), table.measures());
    String svg = svg(SweepFigure.of(table, SweepMeasure.SECONDS, LOOK));
    assertTrue(svg.contains("<svg") && !svg.contains(">ArcFace<"), svg);
  }

  @Test
  void barsAreAsLongAsSeedsSpread() throws IOException {
    List<SweepResult> results = new ArrayList<>();
    for (String m : List.of("0.1", "0.2", "0.3")) {
      add(results, "loss=cosface&m=" + m, 0.4, 0.6);
      add(results, "loss=arcface&m=" + m, 0.49, 0.51);
    }
    byte[] png = figure(results, LOOK).png(600, 500);
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
    int wide = height(image, LOOK.palette().ofCurve(0), 400); // without the names below
    int narrow = height(image, LOOK.palette().ofCurve(1), 400);
    assertTrue(wide > 250 && narrow < 60 && narrow > 0, wide + " and " + narrow);
  }

  @Test
  void lossesWithoutTheNumberAreNamedTooAndStandLevel() {
    List<SweepResult> results = new ArrayList<>();
    add(results, "loss=softmax", 0.5);
    add(results, "loss=arcface&m=0", 0.5, 0.6);
    add(results, "loss=arcface&m=0.5", 0.6, 0.7);
    add(results, "loss=sphereface&m=4", 0.8, 0.7);
    String svg = svg(figure(results, LOOK));
    for (String text : List.of("Softmax", "ArcFace", "SphereFace m=4", "test accuracy (%)", "70")) {
      assertTrue(svg.contains(">" + text + "<"), text);
    }
    assertFalse(svg.contains(">4<"), "the axis ends at 0.5");
    assertTrue(svg(figure(results, Look.dark(Lang.ZH))).contains("测试准确率 (%)"));
  }

  @Test
  void withoutANumberConfigurationsStandSideBySide() {
    List<SweepResult> results = new ArrayList<>();
    add(results, "loss=cosface", 0.5, 0.6);
    add(results, "loss=arcface", 0.6, 0.7);
    String svg = svg(figure(results, LOOK));
    assertTrue(svg.contains(">CosFace m=0.17<") && svg.contains(">ArcFace m=0.5<"), svg);
  }

  @Test
  void theNumbersAreATable() {
    List<SweepResult> results = new ArrayList<>();
    add(results, "loss=arcface", 0.5, 0.75);
    assertEquals(
        "configuration,measure,seeds,median,mean,standard_deviation\r\n"
            + "ArcFace,testAccuracy,2,0.625,0.625,0.1767766952966369\r\n",
        Csv.of(SweepTable.of(results)));
  }
}
