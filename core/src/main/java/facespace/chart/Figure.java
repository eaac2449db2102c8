package facespace.chart;

import facespace.knob.Knobs;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.text.TextUtils;
import org.jfree.svg.MeetOrSlice;
import org.jfree.svg.PreserveAspectRatio;
import org.jfree.svg.SVGGraphics2D;
import org.jfree.svg.ViewBox;

/** A finished picture that can be written at any size. Not thread-safe. */
public final class Figure {
  static {
    // Upright labels stay text, which can be searched and read aloud, instead of outlines.
    TextUtils.setUseDrawRotatedStringWorkaround(false);
  }

  /** What draws itself into a rectangle. */
  private interface Drawing {
    void draw(Graphics2D graphics, Rectangle2D area);
  }

  private final String title;
  private final Look look;
  private final Drawing drawing;

  Figure(JFreeChart chart, Look look) {
    this(chart.getTitle().getText(), look, (graphics, area) -> chart.draw(graphics, area));
  }

  private Figure(String title, Look look, Drawing drawing) {
    this.title = title;
    this.look = look;
    this.drawing = drawing;
  }

  /**
   * Figures beside each other, row by row, all of one size.
   *
   * @param columns how many stand in a row
   * @param figures at least one
   */
  public static Figure grid(int columns, List<Figure> figures, Look look) {
    int rows = (figures.size() + columns - 1) / columns;
    return new Figure(
        figures.stream().map(figure -> figure.title).distinct().collect(Collectors.joining(" · ")),
        look,
        (graphics, area) -> {
          graphics.setPaint(look.palette().paper());
          graphics.fill(area);
          double width = area.getWidth() / columns;
          double height = area.getHeight() / rows;
          for (int i = 0; i < figures.size(); i++) {
            double x = area.getX() + i % columns * width;
            double y = area.getY() + i / columns * height;
            figures.get(i).drawing.draw(graphics, new Rectangle2D.Double(x, y, width, height));
          }
        });
  }

  /** The picture as an SVG document in UTF-8; sizes in CSS pixels. */
  public byte[] svg(int width, int height) {
    SVGGraphics2D graphics = new SVGGraphics2D(width, height);
    graphics.setGeomDoubleConverter(Figure::hundredths);
    graphics.setTransformDoubleConverter(Figure::hundredths);
    // The library would put the time of day into ids; equal figures shall be equal files.
    graphics.setDefsKeyPrefix("figure-");
    draw(graphics, width, height);
    ViewBox box = new ViewBox(0, 0, width, height);
    return graphics
        .getSVGElement(null, true, box, PreserveAspectRatio.XMID_YMID, MeetOrSlice.MEET)
        .getBytes(StandardCharsets.UTF_8);
  }

  /** The picture as a PNG of the given size in pixels. */
  public byte[] png(int width, int height) {
    return png(width, height, 1);
  }

  /**
   * The picture as a PNG for a dense screen or for print.
   *
   * @param width width in CSS pixels
   * @param height height in CSS pixels
   * @param density image pixels per CSS pixel
   */
  public byte[] png(int width, int height, int density) {
    BufferedImage image =
        new BufferedImage(width * density, height * density, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    try {
      graphics.scale(density, density);
      draw(graphics, width, height);
    } finally {
      graphics.dispose();
    }
    return encode(image);
  }

  /** What it is, in its language, for who sees no pictures. */
  @Override
  public String toString() {
    return look.text("file", title);
  }

  private void draw(Graphics2D graphics, int width, int height) {
    graphics.setRenderingHint(
        RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    drawing.draw(graphics, new Rectangle2D.Double(0, 0, width, height));
  }

  /** A hundredth of a pixel is fine enough, and makes small files. */
  private static String hundredths(double value) {
    return Knobs.number(Math.round(value * 100) / 100.0);
  }

  private static byte[] encode(BufferedImage image) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
