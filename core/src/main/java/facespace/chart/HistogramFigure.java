package facespace.chart;

import java.awt.Color;
import java.util.Arrays;
import java.util.List;
import org.jfree.chart.annotations.XYTextAnnotation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.StandardXYBarPainter;
import org.jfree.chart.renderer.xy.XYBarRenderer;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.xy.DefaultIntervalXYDataset;

/**
 * Histograms of angles, such as those between samples and their own class, laid over one another.
 */
public final class HistogramFigure {
  /** Misread samples lie anywhere: the few far out do not squeeze the rest. */
  private static final double SAMPLES_SHOWN = 0.95;

  private static final double ALL = 1;

  private static final int ROUND_TO_DEG = 10;
  private static final double OPACITY = 0.55;

  private HistogramFigure() {}

  /** Draws share of samples over angle in degrees. */
  public static Figure of(List<NamedAngles> runs, Look look) {
    return of(runs, SAMPLES_SHOWN, "anglesTitle", "share", look);
  }

  /** The same of the angles between two samples: share of pairs over angle in degrees. */
  public static Figure ofPairs(List<NamedAngles> kinds, Look look) {
    return of(kinds, ALL, "pairsTitle", "pairShare", look);
  }

  private static Figure of(
      List<NamedAngles> runs, double shown, String title, String of, Look look) {
    int upToDeg =
        runs.stream().mapToInt(run -> spread(run.counts(), shown)).max().orElse(ROUND_TO_DEG);
    DefaultIntervalXYDataset data = new DefaultIntervalXYDataset();
    XYBarRenderer renderer = new XYBarRenderer();
    renderer.setBarPainter(new StandardXYBarPainter());
    renderer.setShadowVisible(false);
    renderer.setMargin(0.1);
    for (int i = 0; i < runs.size(); i++) {
      data.addSeries(i, bars(runs.get(i).counts(), upToDeg));
      renderer.setSeriesPaint(i, Plots.faded(look.palette().ofCurve(i), OPACITY));
    }
    NumberAxis theta =
        Plots.degrees(look.text("ownAngle"), upToDeg, upToDeg > 60 ? 30 : ROUND_TO_DEG, look);
    NumberAxis share = Plots.axis(look.text(of), look);
    Plots.range(share, 0, 1.08 * highest(runs), 4, "0.# %");
    XYPlot plot = Plots.plot(data, theta, share, renderer, look);
    name(plot, runs, upToDeg, look);
    return Plots.figure(look.text(title), plot, look);
  }

  private static double[][] bars(int[] counts, int upToDeg) {
    double total = Math.max(1, Arrays.stream(counts).sum());
    double[][] bars = new double[6][upToDeg]; // x, x low, x high, y, y low, y high
    for (int deg = 0; deg < upToDeg; deg++) {
      bars[0][deg] = deg + 0.5;
      bars[1][deg] = deg;
      bars[2][deg] = deg + 1;
      bars[3][deg] = bars[5][deg] = counts[deg] / total;
    }
    return bars;
  }

  /** The angle, in whole tens of degrees, below which a share of all lies. */
  private static int spread(int[] counts, double shown) {
    double wanted = shown * Arrays.stream(counts).sum();
    int seen = 0;
    int deg = 0;
    while (deg < counts.length - 1 && seen < wanted) {
      seen += counts[deg++];
    }
    int rounded = (deg + ROUND_TO_DEG - 1) / ROUND_TO_DEG * ROUND_TO_DEG;
    return Math.max(ROUND_TO_DEG, rounded);
  }

  private static double highest(List<NamedAngles> runs) {
    return runs.stream()
        .mapToDouble(
            run ->
                Arrays.stream(run.counts()).max().orElse(0)
                    / Math.max(1.0, Arrays.stream(run.counts()).sum()))
        .filter(share -> share > 0)
        .max()
        .orElse(1);
  }

  /** Names stand in the upper right corner, one below the other. */
  private static void name(XYPlot plot, List<NamedAngles> runs, int upToDeg, Look look) {
    double top = plot.getRangeAxis().getUpperBound();
    for (int i = 0; i < runs.size(); i++) {
      Color color = look.palette().ofCurve(i);
      double y = top * (0.95 - 0.09 * i);
      XYTextAnnotation text = new XYTextAnnotation(runs.get(i).name(), 0.985 * upToDeg, y);
      text.setTextAnchor(TextAnchor.TOP_RIGHT);
      text.setFont(look.labelFont());
      text.setPaint(color);
      plot.addAnnotation(text);
    }
  }
}
