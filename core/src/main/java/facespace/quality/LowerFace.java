package facespace.quality;

import facespace.data.paper.Shot;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;

/**
 * Nose, mouth and chin of a drawn face, cut out as if it looked straight ahead: where they are, and
 * how the head is turned, is read off the whole picture first by ridge regression. What lies there
 * can then be compared between people who look to different sides. Immutable.
 */
final class LowerFace {
  /** What places the head, each in its own unit. */
  private static final List<ToDoubleFunction<Shot>> POSE =
      List.of(Shot::yawDeg, Shot::rollDeg, Shot::scale, Shot::shiftX, Shot::shiftY);

  private static final double LAMBDA = 0.02;

  /** Rows and columns of the cut-out, in pixels of a picture of 64 × 64. */
  private static final int HEIGHT = 28;

  private static final int WIDTH = 32;
  private static final int FINE = 2;
  private static final int COARSE = 4;

  /** Where a drawn head turns about, in pixels; its mouth lies below that, and in front of it. */
  private static final double PIVOT_X = 32;

  private static final double PIVOT_Y = 36;
  private static final double BELOW = 10;
  private static final double BEFORE = 13;

  private static final double MOST_YAW_DEG = 50;
  private static final double BLACK = 0.02;
  private static final double FLAT = 0.01;

  private final List<Ridge> pose;

  private LowerFace(List<Ridge> pose) {
    this.pose = pose;
  }

  /**
   * Learns where heads are.
   *
   * @param rows of drawn faces, as {@link #wholeRow} makes them
   * @param shots how each of them was taken
   */
  static LowerFace learn(double[][] rows, Shot[] shots) {
    return new LowerFace(
        Ridge.fitAll(
            rows,
            POSE.stream().map(part -> Arrays.stream(shots).mapToDouble(part).toArray()).toList(),
            LAMBDA));
  }

  /** One that has learnt, as {@link #write} wrote it. */
  static LowerFace read(DataInput in) throws IOException {
    List<Ridge> pose = new ArrayList<>();
    for (int part = 0; part < POSE.size(); part++) {
      pose.add(Ridge.read(in));
    }
    return new LowerFace(pose);
  }

  void write(DataOutput out) throws IOException {
    for (Ridge part : pose) {
      part.write(out);
    }
  }

  /** What is known of a whole picture: its patches, and how bright it is in 16 × 16 places. */
  static double[] wholeRow(double[][] luma, double[] patches) {
    double[] bright = means(luma, COARSE);
    return concatenated(patches, mapped(bright, b -> Math.log(BLACK + b)));
  }

  /**
   * The lower face of a picture in numbers: how bright each small place is against the rest, how
   * far each larger one is from that, and how much detail it has upright and across.
   */
  double[] row(double[][] luma, double[] patches) {
    double[][] log = log(cutOut(luma, wholeRow(luma, patches)));
    double[][] across = new double[HEIGHT][WIDTH];
    double[][] upright = new double[HEIGHT][WIDTH];
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        across[y][x] = Math.abs(at(log, x + 1, y) - at(log, x - 1, y)) / 2;
        upright[y][x] = Math.abs(at(log, x, y + 1) - at(log, x, y - 1)) / 2;
      }
    }
    return concatenated(
        means(log, FINE),
        mapped(means(log, COARSE), value -> value * value),
        mapped(means(upright, COARSE), value -> Math.log(FLAT + value)),
        mapped(means(across, COARSE), value -> Math.log(FLAT + value)));
  }

  private double[][] cutOut(double[][] luma, double[] whole) {
    double[] found = pose.stream().mapToDouble(part -> part.predict(whole)).toArray();
    double yaw = Math.toRadians(Math.max(-MOST_YAW_DEG, Math.min(MOST_YAW_DEG, found[0])));
    double roll = Math.toRadians(found[1]);
    double scale = found[2];
    double centreX = PIVOT_X + found[3] * luma[0].length;
    double centreY = PIVOT_Y + found[4] * luma.length;
    double[][] cut = new double[HEIGHT][WIDTH];
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        double aside = // a turned head is narrower, though not by as much as a flat one would be
            scale * (BEFORE * Math.sin(yaw) + (x - WIDTH / 2) * Math.sqrt(Math.cos(yaw)));
        double down = scale * (BELOW + y - HEIGHT / 2);
        cut[y][x] =
            between(
                luma,
                centreX + aside * Math.cos(roll) - down * Math.sin(roll),
                centreY + aside * Math.sin(roll) + down * Math.cos(roll));
      }
    }
    return cut;
  }

  /** Linear between four pixels. */
  private static double between(double[][] luma, double x, double y) {
    int left = (int) Math.floor(x);
    int top = (int) Math.floor(y);
    double right = x - left;
    double down = y - top;
    return (1 - down) * ((1 - right) * at(luma, left, top) + right * at(luma, left + 1, top))
        + down * ((1 - right) * at(luma, left, top + 1) + right * at(luma, left + 1, top + 1));
  }

  /** A pixel; beyond an edge the edge goes on. */
  private static double at(double[][] picture, int x, int y) {
    double[] row = picture[Math.max(0, Math.min(picture.length - 1, y))];
    return row[Math.max(0, Math.min(row.length - 1, x))];
  }

  /** Logarithms, less their mean: the same in any light. */
  private static double[][] log(double[][] luma) {
    double[][] log =
        Arrays.stream(luma)
            .map(row -> mapped(row, value -> Math.log(BLACK + value)))
            .toArray(double[][]::new);
    double mean = Arrays.stream(log).flatMapToDouble(Arrays::stream).average().orElseThrow();
    return Arrays.stream(log)
        .map(row -> mapped(row, value -> value - mean))
        .toArray(double[][]::new);
  }

  /** Means over squares of so many pixels. */
  private static double[] means(double[][] picture, int side) {
    int across = picture[0].length / side;
    double[] means = new double[picture.length / side * across];
    for (int y = 0; y < picture.length; y++) {
      for (int x = 0; x < picture[y].length; x++) {
        means[y / side * across + x / side] += picture[y][x] / (side * side);
      }
    }
    return means;
  }

  private static double[] mapped(double[] values, DoubleUnaryOperator what) {
    return Arrays.stream(values).map(what).toArray();
  }

  private static double[] concatenated(double[]... parts) {
    return Arrays.stream(parts).flatMapToDouble(Arrays::stream).toArray();
  }
}
