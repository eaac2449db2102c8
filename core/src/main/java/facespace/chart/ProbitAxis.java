package facespace.chart;

import facespace.knob.Knobs;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;
import java.util.List;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.axis.Tick;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;

/** An axis of rates on the scale of normal deviates; its numbers are deviates, its labels rates. */
final class ProbitAxis extends NumberAxis {
  private static final long serialVersionUID = 1L;

  private final double low;
  private final double high;

  ProbitAxis(String label, double low, double high, Look look) {
    super(label);
    this.low = low;
    this.high = high;
    Plots.style(this, look);
    setRange(Probit.of(low), Probit.of(high));
  }

  @Override
  public List<Tick> refreshTicks(
      Graphics2D graphics, AxisState state, Rectangle2D area, RectangleEdge edge) {
    boolean across = RectangleEdge.isTopOrBottom(edge);
    TextAnchor anchor = across ? TextAnchor.TOP_CENTER : TextAnchor.CENTER_RIGHT;
    return Arrays.stream(DetFigure.ticks(low, high))
        .mapToObj(rate -> tick(rate, anchor))
        .map(Tick.class::cast)
        .toList();
  }

  private static NumberTick tick(double rate, TextAnchor anchor) {
    double percent = Math.round(rate * 1e7) / 1e5;
    return new NumberTick(Probit.of(rate), Knobs.number(percent) + " %", anchor, anchor, 0);
  }
}
