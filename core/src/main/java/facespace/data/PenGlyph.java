package facespace.data;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One way of writing a digit: the points a pen passes, as listed in {@code pen-digits.txt}.
 * Immutable by agreement.
 *
 * @param weight how common it is beside the digit's other ways
 * @param strokes from pen down to pen up
 */
record PenGlyph(int digit, double weight, List<Stroke> strokes) {

  /**
   * A stroke's points, on a grid where digits are about 100 high, y down.
   *
   * @param corner whether the pen turns sharply at a point
   */
  record Stroke(double[] x, double[] y, boolean[] corner) {}

  /** All ways of writing each digit 0 … 9, from the resource beside this class. */
  static List<List<PenGlyph>> all() {
    return All.BY_DIGIT;
  }

  /** Loaded once, when first needed. */
  private static final class All {
    static final List<List<PenGlyph>> BY_DIGIT = load("pen-digits.txt");
  }

  private static final Pattern STROKE_END = Pattern.compile(";");
  private static final Pattern SPACES = Pattern.compile("\\s+");
  private static final Pattern COMMA = Pattern.compile(",");

  private static List<List<PenGlyph>> load(String resource) {
    List<List<PenGlyph>> byDigit = new ArrayList<>();
    Images.DIGITS.forEach(digit -> byDigit.add(new ArrayList<>()));
    try (InputStream in = PenGlyph.class.getResourceAsStream(resource);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.isBlank() && !line.startsWith("#")) {
          PenGlyph glyph = parse(line);
          byDigit.get(glyph.digit).add(glyph);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return byDigit.stream().map(List::copyOf).toList();
  }

  /** Parses {@code digit weight x,y x,y! x,y ; x,y …}; {@code !} marks a corner. */
  private static PenGlyph parse(String line) {
    String[] parts = SPACES.split(line.strip(), 3);
    List<Stroke> strokes = STROKE_END.splitAsStream(parts[2]).map(PenGlyph::stroke).toList();
    return new PenGlyph(Integer.parseInt(parts[0]), Double.parseDouble(parts[1]), strokes);
  }

  private static Stroke stroke(String text) {
    String[] points = SPACES.split(text.strip());
    int n = points.length;
    Stroke stroke = new Stroke(new double[n], new double[n], new boolean[n]);
    for (int i = 0; i < n; i++) {
      stroke.corner[i] = points[i].endsWith("!");
      String[] xy = COMMA.split(points[i].replace("!", ""));
      stroke.x[i] = Double.parseDouble(xy[0]);
      stroke.y[i] = Double.parseDouble(xy[1]);
    }
    return stroke;
  }
}
