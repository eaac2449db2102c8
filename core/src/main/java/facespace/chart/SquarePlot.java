package facespace.chart;

import java.awt.Graphics2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import org.jfree.chart.axis.AxisSpace;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.PlotState;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYItemRenderer;
import org.jfree.data.xy.XYDataset;

/** A plot whose drawing area is square whatever the picture's proportions: angles stay angles. */
final class SquarePlot extends XYPlot {
  private static final long serialVersionUID = 1L;

  SquarePlot(XYDataset data, NumberAxis x, NumberAxis y, XYItemRenderer renderer) {
    super(data, x, y, renderer);
  }

  @Override
  public void draw(
      Graphics2D graphics,
      Rectangle2D area,
      Point2D anchor,
      PlotState parent,
      PlotRenderingInfo info) {
    Rectangle2D inner = new Rectangle2D.Double();
    inner.setRect(area);
    getInsets().trim(inner);
    AxisSpace axes = calculateAxisSpace(graphics, inner);
    Rectangle2D data = axes.shrink(inner, null);
    double tooWide = Math.max(0, data.getWidth() - data.getHeight());
    double tooHigh = Math.max(0, data.getHeight() - data.getWidth());
    Rectangle2D square =
        new Rectangle2D.Double(
            area.getX() + tooWide / 2,
            area.getY() + tooHigh / 2,
            area.getWidth() - tooWide,
            area.getHeight() - tooHigh);
    super.draw(graphics, square, anchor, parent, info);
  }
}
