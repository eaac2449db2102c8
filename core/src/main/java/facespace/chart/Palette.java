package facespace.chart;

import java.awt.Color;
import java.util.List;

/** Paper, inks and class colours of a figure, for light and for dark surroundings. */
public enum Palette {
  LIGHT(
      0xFFFFFF,
      0x1C1B19,
      0x6F6B64,
      0xE4E0D8,
      List.of(0x0A6B6B, 0xB0711A, 0x7A4F9A, 0x857F75, 0x2F6DA8, 0xB24559, 0x6C7420)),
  DARK(
      0x1B1C1E,
      0xECEAE4,
      0xA8A49B,
      0x3A3B3E,
      List.of(0x5CC2BD, 0xE3A95A, 0xB795D6, 0xA39E95, 0x7FB2E5, 0xE58C9C, 0xB9C262));

  /** Paul Tol's muted scheme and a grey: told apart with any kind of colour vision. */
  private static final List<Integer> CLASSES =
      List.of(
          0x332288, 0x88CCEE, 0x44AA99, 0x117733, 0x999933, 0xDDCC77, 0xCC6677, 0x882255, 0xAA4499,
          0x777777);

  private static final double LIFT_ON_DARK = 0.35;

  private final Color paper;
  private final Color ink;
  private final Color soft;
  private final Color line;
  private final List<Integer> lines;

  Palette(int paper, int ink, int soft, int line, List<Integer> lines) {
    this.paper = new Color(paper);
    this.ink = new Color(ink);
    this.soft = new Color(soft);
    this.line = new Color(line);
    this.lines = lines;
  }

  /** The surface. */
  public Color paper() {
    return paper;
  }

  /** Titles. */
  public Color ink() {
    return ink;
  }

  /** Numbers and axis labels. */
  public Color soft() {
    return soft;
  }

  /** How many curves have a colour of their own. */
  int curves() {
    return lines.size();
  }

  /** Grid lines. */
  public Color line() {
    return line;
  }

  /** The colour of a class; classes beyond ten start over. */
  public Color ofClass(int index) {
    Color color = new Color(CLASSES.get(index % CLASSES.size()));
    return this == DARK ? mix(color, Color.WHITE, LIFT_ON_DARK) : color;
  }

  /** The colour of the n-th curve of a figure; curves beyond seven start over. */
  public Color ofCurve(int index) {
    return new Color(lines.get(index % lines.size()));
  }

  /** A share of one colour mixed into another: 0 leaves the first, 1 gives the second. */
  static Color mix(Color a, Color b, double share) {
    return new Color(
        mix(a.getRed(), b.getRed(), share),
        mix(a.getGreen(), b.getGreen(), share),
        mix(a.getBlue(), b.getBlue(), share));
  }

  private static int mix(int a, int b, double share) {
    return (int) Math.round(a + (b - a) * share);
  }
}
