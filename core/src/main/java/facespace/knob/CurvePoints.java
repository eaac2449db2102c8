package facespace.knob;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A curve over the angles from 0° to 180°, given by the points it goes through. Its text form is
 * {@code 0:1,45:0.7,180:-1}: degrees and value of each point, from left to right.
 *
 * @param points from 0° to 180°, each angle larger than the one before
 */
public record CurvePoints(List<Point> points) {
  /** Between two points a curve is a straight line. */
  public static final int FEWEST = 2;

  /** With more of them nobody sees any more what is changed. */
  public static final int MOST = 25;

  private static final double LAST_DEG = 180;

  /** Without vowels no code is a word. */
  private static final String CONSONANTS = "BCDFGHJKLMNPQRSTVWXZ";

  /** Per degree; less than that is rounding. */
  private static final double LEAST_TAKEN = 1e-4;

  private static final int CODE_LENGTH = 3;

  /** The value of a curve at an angle in degrees. */
  public record Point(double deg, double value) {
    @Override
    public String toString() {
      return Values.number(deg) + ":" + Values.number(value);
    }
  }

  /** Copies the points. */
  public CurvePoints {
    points = List.copyOf(points);
  }

  /**
   * Reads the text form.
   *
   * @param name what the curve is called in a sentence about a mistake
   * @throws BadValue if a point cannot be read, or the points are no curve
   */
  public static CurvePoints of(String name, String text) {
    CurvePoints curve =
        new CurvePoints(Arrays.stream(text.split(",", -1)).map(part -> point(name, part)).toList());
    curve.mustBeACurve(name);
    return curve;
  }

  private static Point point(String name, String text) {
    String[] parts = text.strip().split(":", -1);
    OptionalDouble deg =
        parts.length == 2 ? Decimal.parse(parts[0].strip()) : OptionalDouble.empty();
    OptionalDouble value =
        parts.length == 2 ? Decimal.parse(parts[1].strip()) : OptionalDouble.empty();
    if (deg.isEmpty() || value.isEmpty()) {
      throw new BadValue("error.curve.point", name, Values.quote(text.strip()));
    }
    return new Point(deg.getAsDouble(), value.getAsDouble());
  }

  private void mustBeACurve(String name) {
    if (points.size() < FEWEST || points.size() > MOST) {
      throw new BadValue("error.curve.count", name, points.size(), FEWEST, MOST);
    }
    for (int i = 1; i < points.size(); i++) {
      Point before = points.get(i - 1);
      Point here = points.get(i);
      if (here.deg == before.deg) {
        throw new BadValue(
            "error.curve.jump",
            name,
            Values.number(here.deg),
            Values.number(before.value),
            Values.number(here.value));
      }
      if (here.deg < before.deg) {
        throw new BadValue(
            "error.curve.order", name, Values.number(here.deg), Values.number(before.deg));
      }
    }
    Point first = points.get(0);
    Point last = points.get(points.size() - 1);
    if (first.deg != 0 || last.deg != LAST_DEG) {
      throw new BadValue(
          "error.curve.ends", name, Values.number(first.deg), Values.number(last.deg));
    }
  }

  /** Refuses what is no curve, or leaves the knob's range of values. */
  void check(KnobInfo knob) {
    mustBeACurve(knob.key());
    for (Point point : points) {
      if (!(point.value >= knob.min() && point.value <= knob.max())) {
        throw new BadValue(
            "error.curve.range",
            knob.key(),
            Values.number(point.deg),
            Values.number(point.value),
            Values.number(knob.min()),
            Values.number(knob.max()));
      }
    }
  }

  /**
   * What titles call the curve: where it takes most from the cosine, such as {@code ↓60–90°}, if it
   * does anywhere, and its {@link #code}.
   */
  public String name() {
    double[] deg = degrees();
    double[] taken = IntStream.range(0, deg.length - 1).mapToDouble(this::takenPerDegree).toArray();
    double most = Arrays.stream(taken).max().orElse(0);
    if (most < LEAST_TAKEN) {
      return code();
    }
    int[] strong = IntStream.range(0, taken.length).filter(i -> taken[i] >= most / 2).toArray();
    String from = Values.number(deg[strong[0]]);
    String to = Values.number(deg[strong[strong.length - 1] + 1]);
    return "↓" + from + "–" + to + "° " + code();
  }

  /** How much faster than the cosine it falls between a point and the next. */
  private double takenPerDegree(int point) {
    Point here = points.get(point);
    Point next = points.get(point + 1);
    double cosine = Math.cos(Math.toRadians(here.deg)) - Math.cos(Math.toRadians(next.deg));
    return (here.value - next.value - cosine) / (next.deg - here.deg);
  }

  /**
   * Three letters that stand for the curve in titles: the same for the same points; other points
   * share them about once in 8,000 times.
   */
  public String code() {
    int rest = toString().hashCode();
    StringBuilder code = new StringBuilder();
    for (int i = 0; i < CODE_LENGTH; i++) {
      code.append(CONSONANTS.charAt(Math.floorMod(rest, CONSONANTS.length())));
      rest = Math.floorDiv(rest, CONSONANTS.length());
    }
    return code.toString();
  }

  /** Angles of the points in degrees, ascending. */
  public double[] degrees() {
    return points.stream().mapToDouble(Point::deg).toArray();
  }

  /** Values at the points, in the same order. */
  public double[] values() {
    return points.stream().mapToDouble(Point::value).toArray();
  }

  /** The text form. */
  @Override
  public String toString() {
    return points.stream().map(Point::toString).collect(Collectors.joining(","));
  }
}
