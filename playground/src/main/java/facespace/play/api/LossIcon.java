package facespace.play.api;

import facespace.geometry.Geometry;
import facespace.knob.KnobInfo;
import facespace.loss.Curve;
import facespace.loss.Loss;
import facespace.loss.LossCatalog;
import facespace.loss.LossInfo;
import facespace.loss.Plot;
import facespace.loss.SoftmaxLoss;
import facespace.loss.Trait;
import facespace.loss.mining.Mines;
import facespace.play.hub.TensorThread;
import facespace.play.web.Refused;
import facespace.text.Lang;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A small picture of a loss at its default knobs, in a box of 48 × 32: ψ against cos θ from 0° to
 * 90° with the area between them filled, a sign for the kind of margin where the curves leave room
 * at the top right, a sign for each thing that the curve does not tell, and at the bottom left two
 * dots, filled where class weights and features are brought to a common length. Everything is read
 * off the loss itself, nothing off its name.
 *
 * @param paths what is drawn, in order
 * @param margin what the margin does
 * @param axis what the loss is drawn over
 * @param loss the loss at its default knobs
 */
public record LossIcon(List<Path> paths, Margin margin, Plot.Axis axis, Loss loss) {
  /** Every degree from 0° to 90°. */
  private static final int ANGLES = 91;

  /** Curves nearer to each other than this are the same. */
  private static final double SAME = 1e-6;

  private static final double LEFT = 3;
  private static final double RIGHT = 45;
  private static final double TOP = 3;
  private static final double BOTTOM = 30;
  private static final double LOWEST_PSI = -0.6;
  private static final Map<String, LossIcon> KNOWN = new ConcurrentHashMap<>();

  /**
   * A line or an area.
   *
   * @param look class of the style sheet
   * @param d path data
   */
  public record Path(String look, String d) {}

  /** What a margin does to the curve, with its sign. */
  public enum Margin {
    /** ψ is cos θ. */
    NONE(""),
    /** ψ(θ) = cos θ − m. */
    COSINE("M40 3V14M36.5 10.5L40 14L43.5 10.5"),
    /** ψ(θ) = cos(θ + m). */
    ANGLE("M45 7H33M36.5 3.5L33 7L36.5 10.5"),
    /** ψ leaves cos θ at 0° and falls ever further below it. */
    GROWING("M35.5 3L43.5 11M43.5 3L35.5 11"),
    /** ψ is a curve of one's own. */
    DRAWN("M33.5 15L34.5 11L42 3.5L45 6.5L37.5 14Z"),
    /** Below cos θ at 0° already, by an amount that changes. */
    SEVERAL("M42 5H30M33.5 1.5L30 5L33.5 8.5M42 5V15M38.5 11.5L42 15L45.5 11.5");

    private final String sign;

    Margin(String sign) {
      this.sign = sign;
    }
  }

  /** The sign of what a curve does not tell, as it stands at the bottom right of a picture. */
  public static Path path(Trait trait) {
    return new Path("sign", sign(trait));
  }

  /** What the sign says. */
  public static String words(Trait trait, Lang lang) {
    return text(lang, "trait." + trait.key());
  }

  private static String sign(Trait trait) {
    return switch (trait) {
      case SUMMED -> "M37 23.5H30L34 27.2L30 31H37";
      case CENTRES -> "M29.5 27a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0 -7 0M33 26.5V27.5";
      case PAIRS -> "M28 25V29M28 27H36M36 25V29";
      case MOVING_SCALE -> "M33 22.5V31M30.5 25L33 22.5L35.5 25M30.5 28.5L33 31L35.5 28.5";
      case OTHERS -> "M28 24C32 24 34 31 39 31";
      case HARD_OTHERS -> "M33 22V28M33 30.3V31";
      case SUB_CENTRES -> "M29 31L31 23M29 31L36 24M29 31L38 28.5";
      case BINARY -> "M27 27L29.5 30L34 24M36 25L40.5 30M40.5 25L36 30";
      case LENGTH -> "M28 27.5H39M30.5 25L28 27.5L30.5 30M36.5 25L39 27.5L36.5 30";
      case CHANCE -> "M29.5 23H37.5V31H29.5ZM33.3 27H33.7M31.5 25H31.9M35.2 29H35.6";
    };
  }

  /** The picture of a loss. */
  public static LossIcon of(LossInfo info) {
    return KNOWN.computeIfAbsent(info.key(), LossIcon::draw);
  }

  /** The same in words: margin, class weights, features, bias. */
  public String words(Lang lang) {
    if (!(loss instanceof SoftmaxLoss softmax)) {
      return compared(lang);
    }
    String words =
        Refused.MESSAGES.text(
            lang,
            "icon.words",
            text(lang, "margin." + margin.name().toLowerCase(Locale.ROOT)),
            text(lang, "weights." + (softmax.unitWeights() ? "unit" : "free")),
            text(lang, "features." + features(softmax)),
            text(lang, "bias." + (softmax.hasBias() ? "on" : "off")));
    for (Trait trait : softmax.traits()) {
      words = Refused.MESSAGES.text(lang, "icon.also", words, words(trait, lang));
    }
    return words;
  }

  private String compared(Lang lang) {
    String words = text(lang, "compares." + axis.name().toLowerCase(Locale.ROOT));
    if (!(loss instanceof Mines mines)) {
      return words;
    }
    String which = mines.mining().label(lang);
    return Refused.MESSAGES.text(lang, "icon.mines", words, which);
  }

  private static String features(SoftmaxLoss softmax) {
    if (softmax.scale().isEmpty()) {
      return "free";
    }
    if (softmax.traits().contains(Trait.MOVING_SCALE)) {
      return "moving";
    }
    return softmax.learnsScale() ? "learned" : "scaled";
  }

  private static String text(Lang lang, String key) {
    return Refused.MESSAGES.text(lang, "icon." + key);
  }

  private static LossIcon draw(String key) {
    Loss any = LossCatalog.create(key, Map.of());
    if (!(any instanceof SoftmaxLoss loss)) {
      Plot plot = TensorThread.calculate(() -> any.plot(ANGLES));
      return new LossIcon(lines(plot), Margin.NONE, plot.axis(), any);
    }
    double[] psi =
        TensorThread.calculate(() -> Curve.of(loss, 2 * ANGLES - 1).psi()); // every degree to 180°
    double[] cosine = new double[ANGLES];
    for (int deg = 0; deg < ANGLES; deg++) {
      cosine[deg] = Math.cos(Math.toRadians(deg));
    }
    Margin margin = isDrawn(loss) ? Margin.DRAWN : marginOf(psi, cosine);
    List<Path> paths = new ArrayList<>();
    if (margin != Margin.NONE) {
      paths.add(new Path("between", "M" + line(cosine, false) + "L" + line(psi, true) + "Z"));
      paths.add(new Path("reference", "M" + line(cosine, false)));
    }
    paths.add(new Path("psi", "M" + line(psi, false)));
    if (!margin.sign.isEmpty()) {
      paths.add(new Path("sign", margin.sign));
    }
    paths.add(new Path(loss.unitWeights() ? "unit" : "free", dot(6)));
    paths.add(new Path(loss.scale().isPresent() ? "unit" : "free", dot(14)));
    if (loss.hasBias()) {
      paths.add(new Path("sign", "M19 27H25M22 24V30"));
    }
    loss.traits().forEach(trait -> paths.add(path(trait)));
    return new LossIcon(List.copyOf(paths), margin, Plot.Axis.ANGLE, loss);
  }

  /** The lines of a loss's own plot, the highest as high as the box. */
  private static List<Path> lines(Plot plot) {
    double highest =
        plot.lines().stream().flatMapToDouble(line -> Arrays.stream(line.y())).max().orElse(1);
    List<Path> paths = new ArrayList<>();
    for (Plot.Line line : plot.lines()) {
      StringJoiner points = new StringJoiner("L");
      for (int i = 0; i < ANGLES; i += 3) {
        double x = LEFT + (RIGHT - LEFT) * i / (ANGLES - 1);
        double y = BOTTOM - (BOTTOM - TOP) * line.y()[i] / highest;
        points.add(String.format(Locale.ROOT, "%.1f %.1f", x, y));
      }
      paths.add(new Path(paths.isEmpty() ? "psi" : "reference", "M" + points));
    }
    return paths;
  }

  private static boolean isDrawn(Loss loss) {
    return LossCatalog.infoOf(loss).knobs().stream()
        .anyMatch(knob -> knob.kind() == KnobInfo.Kind.CURVE);
  }

  private static Margin marginOf(double[] psi, double[] cosine) {
    double shift = Geometry.angleRad(psi[0]);
    boolean isCosine = true;
    boolean isLowered = true;
    boolean isShifted = true;
    for (int deg = 0; deg < ANGLES; deg++) {
      isCosine &= near(psi[deg], cosine[deg]);
      isLowered &= near(cosine[deg] - psi[deg], 1 - psi[0]);
      isShifted &= near(psi[deg], Math.cos(Math.toRadians(deg) + shift));
    }
    if (isCosine) {
      return Margin.NONE;
    }
    if (isLowered) {
      return Margin.COSINE;
    }
    if (isShifted) {
      return Margin.ANGLE;
    }
    return near(psi[0], 1) ? Margin.GROWING : Margin.SEVERAL;
  }

  private static boolean near(double a, double b) {
    return Math.abs(a - b) < SAME;
  }

  /** ψ from 0° to 90°, or back; what falls out of the box runs along its floor. */
  private static String line(double[] psi, boolean isBack) {
    StringJoiner points = new StringJoiner("L");
    for (int i = 0; i < ANGLES; i += 3) {
      int deg = isBack ? ANGLES - 1 - i : i;
      double x = LEFT + (RIGHT - LEFT) * deg / (ANGLES - 1);
      double y = TOP + (BOTTOM - TOP) * (1 - psi[deg]) / (1 - LOWEST_PSI);
      points.add(String.format(Locale.ROOT, "%.1f %.1f", x, Math.min(BOTTOM, y)));
    }
    return points.toString();
  }

  private static String dot(int x) {
    return "M" + (x - 3) + " 27a3 3 0 1 0 6 0a3 3 0 1 0 -6 0Z";
  }
}
