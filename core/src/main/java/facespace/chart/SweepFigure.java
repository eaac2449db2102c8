package facespace.chart;

import facespace.sweep.Spread;
import facespace.sweep.SweepMeasure;
import facespace.sweep.SweepTable;
import java.awt.BasicStroke;
import java.awt.geom.Ellipse2D;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYErrorRenderer;
import org.jfree.data.xy.XYIntervalSeries;
import org.jfree.data.xy.XYIntervalSeriesCollection;

/**
 * A measure of a sweep over the number that it varies most: a line for each loss and each
 * combination of what is varied beside it, through the means, with bars of a standard deviation.
 * What has not got that number, or keeps to one value, is a level line. Where no number is varied,
 * configurations stand side by side.
 */
public final class SweepFigure {
  private static final Ellipse2D DOT = new Ellipse2D.Double(-3, -3, 6, 6);

  /** Bars at the same place stand this share of the axis apart. */
  private static final double ASIDE = 0.006;

  private final XYIntervalSeriesCollection data = new XYIntervalSeriesCollection();
  private final XYErrorRenderer renderer = new XYErrorRenderer();
  private final SweepMeasure measure;
  private final Look look;

  private SweepFigure(SweepMeasure measure, Look look) {
    this.measure = measure;
    this.look = look;
    renderer.setDrawXError(false);
  }

  /** Draws one measure of all configurations that have it. */
  public static Figure of(SweepTable table, SweepMeasure measure, Look look) {
    SweepFigure figure = new SweepFigure(measure, look);
    List<SweepTable.Row> rows =
        table.rows().stream().filter(row -> row.spread(measure).count() > 0).toList();
    Optional<String> axis = table.mainAxis();
    Map<String, List<SweepTable.Row>> lines =
        rows.stream()
            .collect(
                Collectors.groupingBy(
                    row -> axis.map(row::labelWithout).orElseGet(row::label),
                    LinkedHashMap::new,
                    Collectors.toList()));
    return lines.values().stream().anyMatch(line -> line.size() > 1)
        ? figure.along(axis.orElseThrow(), lines)
        : figure.sideBySide(rows);
  }

  private Figure along(String key, Map<String, List<SweepTable.Row>> lines) {
    double[] varied =
        lines.values().stream()
            .filter(rows -> rows.size() > 1)
            .flatMap(List::stream)
            .mapToDouble(row -> SweepTable.number(row, key).orElseThrow())
            .sorted()
            .toArray();
    double low = varied[0];
    double high = varied[varied.length - 1];
    lines.forEach(
        (name, rows) -> {
          SweepTable.Row first = rows.get(0);
          double aside = ASIDE * (high - low) * data.getSeriesCount();
          XYIntervalSeries line = line(rows.size() > 1 ? name : first.label());
          if (rows.size() == 1) {
            add(line, low + aside, first.spread(measure));
            add(line, high + aside, first.spread(measure));
          } else {
            rows.forEach(
                row ->
                    add(
                        line,
                        SweepTable.number(row, key).orElseThrow() + aside,
                        row.spread(measure)));
          }
        });
    NumberAxis domain = Plots.axis(key, look);
    domain.setNumberFormatOverride(Plots.format("0.######"));
    domain.setAutoRangeStickyZero(false); // bars at 0 are seen whole
    return Plots.withLegend(look.text("sweepTitle"), plot(domain), look);
  }

  private Figure sideBySide(List<SweepTable.Row> rows) {
    XYIntervalSeries dots = line("");
    renderer.setSeriesLinesVisible(0, false);
    for (int i = 0; i < rows.size(); i++) {
      add(dots, i, rows.get(i).spread(measure));
    }
    SymbolAxis domain =
        new SymbolAxis("", rows.stream().map(SweepTable.Row::label).toArray(String[]::new));
    Plots.style(domain, look);
    domain.setGridBandsVisible(false);
    domain.setVerticalTickLabels(rows.size() > 4);
    return Plots.figure(look.text("sweepTitle"), plot(domain), look);
  }

  private XYPlot plot(NumberAxis domain) {
    NumberAxis range = Plots.axis(measure.label(look.lang()), look);
    range.setNumberFormatOverride(Plots.format("0.###"));
    return Plots.plot(data, domain, range, renderer, look);
  }

  private XYIntervalSeries line(String name) {
    int index = data.getSeriesCount();
    XYIntervalSeries series = new XYIntervalSeries(name);
    data.addSeries(series);
    renderer.setSeriesPaint(index, look.palette().ofCurve(index));
    renderer.setSeriesStroke(index, new BasicStroke(2f));
    renderer.setSeriesLinesVisible(index, true);
    renderer.setSeriesShape(index, DOT);
    return series;
  }

  private void add(XYIntervalSeries line, double x, Spread spread) {
    double mean = measure.shown(spread.mean());
    double bar = Double.isNaN(spread.deviation()) ? 0 : measure.shown(spread.deviation());
    line.add(x, x, x, mean, mean - bar, mean + bar);
  }
}
