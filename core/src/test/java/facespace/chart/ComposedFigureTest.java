package facespace.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import facespace.data.Images;
import facespace.quality.Cause;
import facespace.quality.CauseTrial;
import facespace.text.Lang;
import facespace.train.frame.Compared;
import facespace.train.frame.Frame;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** Pictures made of several runs, several pictures, or several causes. */
class ComposedFigureTest {
  private static final Look LOOK = Look.light(Lang.EN);
  private static final Images DIGITS = Samples.digits("01", 0, 0, 1);

  private static String svg(Figure figure) {
    return new String(figure.svg(600, 500), StandardCharsets.UTF_8);
  }

  private static BufferedImage image(Figure figure, int width, int height) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(figure.png(width, height)));
  }

  @Test
  void figuresOfAGridAreThoseTheyAreAlone() throws IOException {
    Figure first = TrainingFigure.of(List.of(Samples.frame(1, 1, 0)), LOOK);
    Figure second = LinkFigure.of("", compared(new byte[] {1, 1}), DIGITS, LOOK);
    BufferedImage grid = image(Figure.grid(2, List.of(first, second, first), LOOK), 600, 500);
    BufferedImage alone = image(second, 300, 250);
    for (int y = 0; y < 250; y += 3) {
      for (int x = 0; x < 300; x += 3) {
        assertEquals(alone.getRGB(x, y), grid.getRGB(300 + x, y), x + ", " + y);
        assertEquals(0xFFFFFF, grid.getRGB(300 + x, 250 + y) & 0xFFFFFF, "nothing is there");
      }
    }
  }

  /** Three points: two of a class far out, one of the other at the origin. */
  private static Frame compared(byte[] pulls) {
    Frame frame = Samples.frame(1, 4, 0, 0, 4, 0, 0);
    return Samples.with(
        frame, new Compared(3, 3, 2, 1, 3, 2, new int[] {0, 1, 0, 2}, pulls, new float[0], 0));
  }

  @Test
  void aTripletPullsAtItsOwnAndPushesTheOtherUntilItIsSatisfied() {
    String pulling = svg(LinkFigure.of("triplet", compared(new byte[] {1, 1}), DIGITS, LOOK));
    String resting = svg(LinkFigure.of("triplet", compared(new byte[] {0, 0}), DIGITS, LOOK));
    assertTrue(pulling.contains(">same class, drawn together<"), pulling);
    int own = lines(pulling, LOOK.palette().ofCurve(0));
    assertEquals(lines(resting, LOOK.palette().ofCurve(0)) + 1, own, "its key stays, it goes");
  }

  private static int lines(String svg, Color color) {
    String stroke = "rgb(%d,%d,%d)".formatted(color.getRed(), color.getGreen(), color.getBlue());
    return svg.split("stroke:" + Pattern.quote(stroke), -1).length;
  }

  @Test
  void runsBesideEachOtherAreNamedOnce() {
    List<Frame> frames = List.of(Samples.frame(0, 1, 0), Samples.frame(1, 1, 0));
    String svg =
        svg(
            TrainingFigure.beside(
                List.of(new NamedCourse("one", frames), new NamedCourse("two", frames)), LOOK));
    assertEquals(2, svg.split(">two<", -1).length, "one key for both panels");
    assertTrue(svg.contains("stroke-dasharray"), "not told apart by colour alone");
    assertFalse(svg.contains("NaN"), svg);
  }

  @Test
  void whoIsFartherThanTheThresholdIsTurnedAway() {
    float[] strangers = {50, 60, 70};
    CauseTrial trial =
        new CauseTrial(
            List.of(
                new CauseTrial.Result(Cause.NONE, new float[] {1, 2, 3, 4}, strangers),
                new CauseTrial.Result(Cause.DARK, new float[] {9, 10, 10.5f, 80}, strangers)),
            DIGITS);
    String svg = svg(RefusalFigure.of("", trial.results(), 10, LOOK));
    assertTrue(svg.contains(">0.0 %<") && svg.contains(">50.0 %<"), svg);
    assertTrue(svg.contains(">darkness<"), svg);
    assertEquals(50, trial.results().get(0).angleAtFar(0), "the nearest stranger");
    assertEquals(60, trial.results().get(0).angleAtFar(0.5));
  }
}
