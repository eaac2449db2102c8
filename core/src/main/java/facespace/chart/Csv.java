package facespace.chart;

import facespace.data.Images;
import facespace.knob.Knobs;
import facespace.match.Roc;
import facespace.sweep.Spread;
import facespace.sweep.SweepMeasure;
import facespace.sweep.SweepTable;
import facespace.train.frame.Frame;
import facespace.train.frame.Measure;
import facespace.train.frame.Unseen;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Figures as numbers: comma-separated, one header line, RFC 4180 line ends and quotes. */
public final class Csv {
  private static final String LINE_END = "\r\n";
  private static final Pattern PLAIN = Pattern.compile("\\w[\\w -]*");

  /** With the full-width forms, which spreadsheets of East Asia run too. */
  private static final Pattern FORMULA = Pattern.compile("\\s*[=+\\-@＝＋－＠]");

  private Csv() {}

  /** One line per angle: θ in degrees, then ψ and slope per radian of every curve. */
  public static String of(List<NamedCurve> curves) {
    StringJoiner header = new StringJoiner(",").add("theta_deg");
    for (NamedCurve named : curves) {
      header.add(quoted("psi " + named.name())).add(quoted("slope " + named.name()));
    }
    StringBuilder csv = new StringBuilder(header + LINE_END);
    double[] theta = curves.get(0).curve().thetaDeg();
    for (int i = 0; i < theta.length; i++) {
      StringJoiner line = new StringJoiner(",").add(number(theta[i]));
      for (NamedCurve named : curves) {
        line.add(number(named.curve().psi()[i])).add(number(named.curve().slopePerRad()[i]));
      }
      csv.append(line).append(LINE_END);
    }
    return csv.toString();
  }

  /**
   * One line per point: its class, the predicted class and every coordinate of its feature; the
   * unseen points come last, and their classes are never predicted.
   *
   * @param probe the images whose features the frame has (N)
   * @param unseen those of digits never trained on, if it has any (U)
   */
  public static String of(Frame frame, Images probe, Images unseen) {
    Frame.Points points = frame.points();
    StringJoiner header = new StringJoiner(",").add("point").add("class").add("predicted");
    for (int d = 1; d <= points.dim(); d++) {
      header.add("x" + d);
    }
    StringBuilder csv = new StringBuilder(header + LINE_END);
    for (int i = 0; i < probe.count(); i++) {
      int[] classes = {probe.slot(probe.labels()[i]), probe.slot(points.predicted()[i])};
      csv.append(point(i, classes, points.features(), i, points.dim()));
    }
    Unseen others = frame.unseen();
    for (int i = 0; i < others.unseenPredicted().length; i++) {
      int[] classes = {unseen.slot(unseen.labels()[i]), probe.slot(others.unseenPredicted()[i])};
      csv.append(point(probe.count() + i, classes, others.unseen(), i, points.dim()));
    }
    return csv.toString();
  }

  /** A point's number, its class and the predicted one, and its row of features. */
  private static String point(int number, int[] classes, float[] features, int row, int dim) {
    StringJoiner line = new StringJoiner(",", "", LINE_END).add(String.valueOf(number));
    line.add(String.valueOf(classes[0])).add(String.valueOf(classes[1]));
    for (int d = 0; d < dim; d++) {
      line.add(String.valueOf(features[row * dim + d]));
    }
    return line.toString();
  }

  /** One line per threshold: the score and the rates of accepting at or above it. */
  public static String of(Roc roc) {
    return IntStream.range(0, roc.points())
        .mapToObj(
            i ->
                DoubleStream.of(roc.thresholds()[i], roc.far(i), roc.tar(i), roc.frr(i))
                    .mapToObj(Csv::number)
                    .collect(Collectors.joining(",")))
        .collect(Collectors.joining(LINE_END, "threshold,far,tar,frr" + LINE_END, LINE_END));
  }

  /** One line per frame: the numbers of the training curves. */
  public static String history(List<Frame> frames) {
    List<ToDoubleFunction<Frame>> columns =
        new ArrayList<>(
            List.of(
                frame -> frame.where().step(),
                frame -> frame.where().epoch(),
                frame -> frame.learning().trainLoss(),
                frame -> frame.learning().trainAccuracy(),
                frame -> frame.learning().testAccuracy()));
    StringBuilder header = new StringBuilder("step,epoch,train_loss,train_accuracy,test_accuracy");
    for (Measure measure : Measure.values()) {
      columns.add(frame -> frame.measure(measure));
      header.append(',').append(snake(measure.key()));
    }
    return frames.stream()
        .map(
            frame ->
                columns.stream()
                    .map(column -> number(column.applyAsDouble(frame)))
                    .collect(Collectors.joining(",")))
        .collect(Collectors.joining(LINE_END, header + LINE_END, LINE_END));
  }

  /** One line per configuration of a sweep and measure: seeds, median, mean, deviation. */
  public static String of(SweepTable table) {
    StringBuilder csv =
        new StringBuilder("configuration,measure,seeds,median,mean,standard_deviation" + LINE_END);
    for (SweepTable.Row row : table.rows()) {
      for (SweepMeasure measure : table.measures()) {
        Spread spread = row.spread(measure);
        StringJoiner line = new StringJoiner(",").add(cell(row.label())).add(measure.key());
        line.add(String.valueOf(spread.count())).add(number(spread.median()));
        line.add(number(spread.mean())).add(number(spread.deviation()));
        csv.append(line).append(LINE_END);
      }
    }
    return csv.toString();
  }

  private static String snake(String camelCase) {
    return camelCase.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
  }

  private static String number(double value) {
    return Knobs.number(value);
  }

  private static String quoted(String text) {
    return "\"" + harmless(text).replace("\"", "\"\"") + "\"";
  }

  /** A text as a cell: quoted where that is needed, and harmless. */
  public static String cell(String text) {
    return PLAIN.matcher(text).matches() ? text : quoted(text);
  }

  /** A text that no spreadsheet takes for a formula to run: as they themselves mark it, with '. */
  public static String harmless(String text) {
    return FORMULA.matcher(text).lookingAt() ? "'" + text : text;
  }
}
