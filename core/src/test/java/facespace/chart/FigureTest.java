package facespace.chart;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import facespace.data.Images;
import facespace.loss.Contrastive;
import facespace.loss.Curve;
import facespace.text.Lang;
import facespace.train.frame.Frame;
import facespace.train.frame.Unseen;
import java.awt.Color;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;

class FigureTest {
  private static final Images NONE = Samples.digits("9");
  private static final Look LOOK = Look.light(Lang.EN);
  private static final NamedCurve FALLING = line("falling", 1, -1);
  private static final NamedCurve STEEP = line("steep", 1, -7);

  private static NamedCurve line(String name, double from, double to) {
    double[] theta = IntStream.rangeClosed(0, 180).mapToDouble(i -> i).toArray();
    double[] psi =
        IntStream.rangeClosed(0, 180).mapToDouble(i -> from + (to - from) * i / 180).toArray();
    double[] slope =
        IntStream.rangeClosed(0, 180).mapToDouble(i -> (to - from) / Math.PI).toArray();
    return new NamedCurve(name, new Curve(theta, psi, slope));
  }

  private static BufferedImage image(Figure figure, int width, int height) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(figure.png(width, height)));
  }

  private static String svg(Figure figure) {
    return new String(figure.svg(600, 500), StandardCharsets.UTF_8);
  }

  /** The smallest rectangle around all pixels of just this colour. */
  private static Rectangle extent(BufferedImage image, Color color) {
    Rectangle extent = null;
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        if (image.getRGB(x, y) == color.getRGB()) {
          Rectangle pixel = new Rectangle(x, y, 1, 1);
          extent = extent == null ? pixel : extent.union(pixel);
        }
      }
    }
    return extent;
  }

  @Test
  void aPngHasTheSizeAskedFor() throws IOException {
    Figure figure = CurveFigure.of(List.of(FALLING), LOOK);
    BufferedImage image = image(figure, 320, 240);
    assertEquals(320, image.getWidth());
    assertEquals(240, image.getHeight());
    BufferedImage dense = ImageIO.read(new ByteArrayInputStream(figure.png(320, 240, 2)));
    assertEquals(640, dense.getWidth());
  }

  @Test
  void equalFiguresAreEqualFiles() {
    assertArrayEquals(
        CurveFigure.of(List.of(FALLING), LOOK).svg(600, 500),
        CurveFigure.of(List.of(FALLING), LOOK).svg(600, 500));
  }

  @Test
  void anSvgIsAnXmlDocumentThatScales() throws Exception {
    var svg =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(CurveFigure.of(List.of(FALLING), LOOK).svg(600, 500)))
            .getDocumentElement();
    assertEquals("svg", svg.getTagName());
    assertTrue(svg.getAttribute("viewBox").startsWith("0"), svg.getAttribute("viewBox"));
  }

  @Test
  void everyCurveIsLabelledAndBesideASteepOneTheOthersStayReadable() {
    String both = svg(CurveFigure.of(List.of(FALLING, STEEP), LOOK));
    assertTrue(both.contains(">falling<") && both.contains(">steep<"));
    assertTrue(svg(CurveFigure.of(List.of(STEEP), LOOK)).contains(">−6<"), "alone: whole");
    assertTrue(!both.contains(">−6<"), "together: cut");
  }

  @Test
  void theCurveFallsFromUpperLeftToLowerRight() throws IOException {
    NamedCurve flatSlope =
        new NamedCurve(
            "", new Curve(new double[] {0, 180}, new double[] {1, -1}, new double[] {0, 0}));
    BufferedImage image = image(CurveFigure.of(List.of(flatSlope), LOOK), 600, 500);
    Color color = Palette.LIGHT.ofCurve(0);
    int left = firstRow(image, color, 0, 200);
    int right = firstRow(image, color, 400, 600);
    assertTrue(left < right, left + " above " + right);
  }

  private static int firstRow(BufferedImage image, Color color, int fromX, int toX) {
    BufferedImage part = image.getSubimage(fromX, 0, toX - fromX, image.getHeight());
    return extent(part, color).y;
  }

  @Test
  void aPlaneIsSquareInAnyPicture() {
    Frame frame = Samples.frame(1, 1, 0, 0, 1);
    for (int[] size : new int[][] {{800, 400}, {400, 800}}) {
      Figure plane = PlaneFigure.of("", frame, Samples.digits("01", 0, 1), NONE, false, LOOK);
      String svg = new String(plane.svg(size[0], size[1]), StandardCharsets.UTF_8);
      double[] east = ray(svg, Palette.LIGHT.ofClass(0));
      double[] north = ray(svg, Palette.LIGHT.ofClass(1));
      assertTrue(east[0] > 50 && north[1] < -50, "to the right, and up");
      assertEquals(east[0], -north[1], 0.5);
    }
  }

  /** Turned so that the second coordinate points to the right and the first one towards the eye. */
  @Test
  void aBallIsSeenFromTheSideItIsTurnedTo() {
    Side side = Side.turned(0, 1, 0, 0, 0, 1, 1, 0, 0);
    Figure ball =
        PlaneFigure.of("", Samples.ball(), Samples.digits("01", 0, 1), NONE, false, side, LOOK);
    String svg = new String(ball.svg(500, 500), StandardCharsets.UTF_8);
    double[] away = ray(svg, Palette.LIGHT.ofClass(0));
    double[] right = ray(svg, Palette.LIGHT.ofClass(1));
    assertEquals(0, Math.hypot(away[0], away[1]), 0.5);
    assertTrue(right[0] > 50 && Math.abs(right[1]) < 0.5);
  }

  /** Width and height, with sign, of the line in a colour. */
  private static double[] ray(String svg, Color color) {
    Matcher line =
        Pattern.compile(
                "<line x1='([^']+)' y1='([^']+)' x2='([^']+)' y2='([^']+)'[^>]*rgb\\(%d,%d,%d\\)"
                    .formatted(color.getRed(), color.getGreen(), color.getBlue()))
            .matcher(svg);
    assertTrue(line.find());
    double[] ends =
        IntStream.rangeClosed(1, 4).mapToDouble(i -> Double.parseDouble(line.group(i))).toArray();
    return new double[] {ends[2] - ends[0], ends[3] - ends[1]};
  }

  @Test
  void onTheCircleLengthDoesNotMatter() {
    Figure near = circle(0.5f);
    Figure far = circle(50);
    assertArrayEquals(near.svg(400, 400), far.svg(400, 400));
  }

  private static Figure circle(float length) {
    Frame frame = Samples.frame(1, length, 0, 0, 3);
    return PlaneFigure.of("", frame, Samples.digits("01", 0, 1), NONE, true, LOOK);
  }

  @Test
  void digitsNeverTrainedOnAreHollow() {
    Frame all = Samples.frame(1, 1, 0, 0, 1);
    Frame frame = Samples.with(all, new Unseen(new float[] {-0.5f, -0.5f}, new int[1]));
    Images unseen = Samples.digits("9", 0);
    Color own = Palette.LIGHT.ofClass(9);
    Figure figure = PlaneFigure.of("", frame, Samples.digits("01", 0, 1), unseen, false, LOOK);
    String colour = "rgb(%d,%d,%d)".formatted(own.getRed(), own.getGreen(), own.getBlue());
    assertTrue(svg(figure).contains("stroke:" + colour), "its outline");
    assertFalse(svg(figure).contains("fill:" + colour), "not filled");
  }

  @Test
  void aDigitKeepsItsColourAmongFewOfThem() {
    Frame frame = Samples.frame(1, 1, 0, 0, 1);
    String svg = svg(PlaneFigure.of("", frame, Samples.digits("37", 0, 1), NONE, false, LOOK));
    ray(svg, Palette.LIGHT.ofClass(3));
    ray(svg, Palette.LIGHT.ofClass(7));
    assertTrue(svg.contains(">7<"), svg);
  }

  @Test
  void theHistogramsAreSharesSoThatRunsOfAnySizeCompare() {
    int[] few = new int[180];
    int[] many = new int[180];
    few[4] = 10;
    many[4] = 1000;
    String one = svg(HistogramFigure.of(List.of(new NamedAngles("run", few)), LOOK));
    String other = svg(HistogramFigure.of(List.of(new NamedAngles("run", many)), LOOK));
    assertEquals(one, other);
    assertTrue(one.contains(">10°<") && !one.contains(">20°<"), "cut to where samples are");
  }

  @Test
  void aTrainingHistoryMayBeginWithoutALoss() {
    String svg =
        svg(TrainingFigure.of(List.of(Samples.frame(0, 1, 0), Samples.frame(1, 1, 0)), LOOK));
    assertTrue(!svg.contains("NaN"), svg);
    assertTrue(svg.contains(">accuracy<"));
  }

  @Test
  void chineseFiguresSpeakChinese() {
    assertTrue(svg(CurveFigure.of(List.of(FALLING), Look.dark(Lang.ZH))).contains("夹角"));
  }

  /**
   * The line of same pairs is a parabola, so at half its reach it stands at a quarter of its
   * height.
   */
  @Test
  void aLossOnPairsIsDrawnOverTheDistanceWithANameAtEachLine() throws IOException {
    Figure figure = PlotFigure.of(new Contrastive(4, false).plot(61), LOOK);
    String svg = svg(figure);
    assertTrue(svg.contains("same class") && svg.contains("different classes"), svg);
    assertTrue(svg.contains("distance of the two samples"), svg);
    BufferedImage image = image(figure, 600, 500);
    Rectangle same = extent(image, Palette.LIGHT.ofCurve(0));
    Rectangle different = extent(image, Palette.LIGHT.ofCurve(1));
    double ratio = 18.0 / 8; // d²/2 at 1.5 m against (m − d)²/2 at 0
    assertEquals(ratio, same.height / (double) different.height, 0.1 * ratio);
  }
}
