package facespace.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import org.jfree.chart.annotations.AbstractXYAnnotation;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.text.TextUtils;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;

/** A class direction: a line from the origin and, at its end, the class's name in a ring. */
final class Badge extends AbstractXYAnnotation {
  private static final long serialVersionUID = 1L;
  private static final double RADIUS = 9.5;

  private final String name;
  private final double x;
  private final double y;
  private final Color color;
  private final Color paper;
  private final Font font;

  Badge(String name, double x, double y, Color color, Look look) {
    this.name = name;
    this.x = x;
    this.y = y;
    this.color = color;
    this.paper = look.palette().paper();
    this.font = look.numeralFont();
  }

  @Override
  public void draw(
      Graphics2D graphics,
      XYPlot plot,
      Rectangle2D area,
      ValueAxis domain,
      ValueAxis range,
      int rendererIndex,
      PlotRenderingInfo info) {
    double startX = domain.valueToJava2D(0, area, RectangleEdge.BOTTOM);
    double startY = range.valueToJava2D(0, area, RectangleEdge.LEFT);
    double wayX = domain.valueToJava2D(x, area, RectangleEdge.BOTTOM) - startX;
    double wayY = range.valueToJava2D(y, area, RectangleEdge.LEFT) - startY;
    double share =
        Math.min(
            inside(startX, wayX, area.getMinX(), area.getMaxX()),
            inside(startY, wayY, area.getMinY(), area.getMaxY()));
    double endX = startX + share * wayX;
    double endY = startY + share * wayY;
    graphics.setStroke(new BasicStroke(1.4f));
    graphics.setPaint(color);
    graphics.draw(new Line2D.Double(startX, startY, endX, endY));
    Ellipse2D ring = new Ellipse2D.Double(endX - RADIUS, endY - RADIUS, 2 * RADIUS, 2 * RADIUS);
    graphics.setPaint(paper);
    graphics.fill(ring);
    graphics.setPaint(color);
    graphics.draw(ring);
    graphics.setFont(font);
    TextUtils.drawAlignedString(name, graphics, (float) endX, (float) endY, TextAnchor.CENTER);
  }

  /** The share of a way along an axis, 1 at most, at whose end the ring is not cut off. */
  private static double inside(double start, double way, double least, double most) {
    double room = way < 0 ? start - least - RADIUS : most - RADIUS - start;
    return way == 0 ? 1 : Math.max(0, Math.min(1, room / Math.abs(way)));
  }
}
