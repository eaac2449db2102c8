package facespace.loss;

import ai.djl.ndarray.NDArray;
import facespace.engine.Scalars;
import facespace.knob.CurvePoints;
import facespace.knob.Knob;
import facespace.knob.Knobs;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * A target logit that somebody has drawn: ψ(θ) is a smooth curve through points.
 *
 * @param s scale
 * @param psi the points
 * @param share how much of the curve is in force, the rest being cos θ; null: all of it
 */
@LossCard(
    key = "own-psi",
    name = "Your own ψ",
    nameZh = "自己画的 ψ",
    en =
        "Puts a curve that you draw in the place of cos θ: where it lies below cos θ a sample must"
            + " come nearer to its own direction, and where it is steep a sample is pushed hard.",
    zh = "用你自己画的曲线代替 cos θ：曲线比 cos θ 低的地方，样本必须离自己的方向更近；曲线陡的地方，样本被推得更猛。",
    latex =
        "L = -\\frac{1}{N}\\sum_{i=1}^{N}\\log\\frac{e^{s\\psi(\\theta_{y_i})}}"
            + "{e^{s\\psi(\\theta_{y_i})}+\\sum_{j\\neq y_i}e^{s\\cos\\theta_{j}}}",
    paper = "Large-Margin Softmax Loss for Convolutional Neural Networks",
    authors = "W. Liu, Y. Wen, Z. Yu, M. Yang",
    year = 2016,
    url = "https://arxiv.org/abs/1612.02295",
    equation = "after its idea: ψ(θ) in the place of cos θ",
    equationZh = "仿其做法：用 ψ(θ) 代替 cos θ",
    correctionsEn = {
      "The paper asks for a ψ that falls everywhere; here it may do anything but jump, and notes"
          + " say what that means.",
      "Between the points ψ is a monotone cubic (Fritsch and Butland, 1984): it rises and falls"
          + " only where the points do."
    },
    correctionsZh = {
      "论文要求 ψ 处处下降；这里除了跳变，怎么画都行，会有文字说明后果。",
      "点与点之间 ψ 是保单调的三次曲线（Fritsch 与 Butland，1984）：只在各点上升或下降的地方上升或下降。"
    })
public record OwnPsi(
    @Knob(symbol = "s", en = "scale", zh = "缩放系数", min = 1, max = 64, step = 1, value = "64")
        double s,
    @Knob(
            en = "ψ goes through (degrees:value)",
            zh = "ψ 经过的点（度数:值）",
            hintEn =
                "2 to 25 points from 0° to 180°; on the page of planes they are drawn and dragged"
                    + " in the chart of the target logit. In titles ↓ with degrees says where"
                    + " they take most from the cosine; three letters stand for all of them.",
            hintZh =
                "从 0° 到 180° 的 2 到 25 个点；在平面图那一页，可以直接在目标 logit 图上画、拖。标题里，↓ 和度数是这条曲线压低余弦最多的地方，三个字母代表整条曲线。",
            min = OwnPsi.LOWEST,
            max = OwnPsi.HIGHEST,
            value = "0:1,15:0.93,30:0.7,45:0.42,60:0.2,90:-0.1,135:-0.75,180:-1.05")
        CurvePoints psi,
    @Knob(en = "gradient", zh = "梯度", later = true, value = "exact") GradientRule gradient,
    Double share)
    implements MarginLoss {

  /** Lower than any published ψ needs, but for the pure one of SphereFace beyond 130°. */
  static final double LOWEST = -3;

  static final double HIGHEST = 1.5;

  /** Points of a curve taken from another loss stand so far apart. */
  private static final int SPACING_DEG = 15;

  private static final int LAST_DEG = 180;

  /** What is read off another loss keeps so many steps per unit: three decimals. */
  private static final double GRID = 1000;

  /** Checks the ranges. */
  public OwnPsi {
    Knobs.check(OwnPsi.class, s, psi, gradient, share);
    share = share == null ? 1 : share;
  }

  /** With all of the curve in force. */
  public OwnPsi(double s, CurvePoints psi) {
    this(s, psi, GradientRule.EXACT, null);
  }

  /**
   * Points on another loss's ψ, every 15°, to start from; what leaves the range of the knob is held
   * at its ends.
   */
  public static CurvePoints pointsOf(SoftmaxLoss loss) {
    List<CurvePoints.Point> points = new ArrayList<>();
    double[] psi = Curve.of(loss, LAST_DEG / SPACING_DEG + 1).psi();
    for (int i = 0; i < psi.length; i++) {
      double rounded = Math.round(psi[i] * GRID) / GRID;
      points.add(
          new CurvePoints.Point(i * SPACING_DEG, Math.max(LOWEST, Math.min(HIGHEST, rounded))));
    }
    return new CurvePoints(points);
  }

  @Override
  public NDArray targetLogit(NDArray thetaRad) {
    return gradient.of(targetLogit(psi, share, thetaRad), thetaRad.cos());
  }

  /** A share of the curve through points, and cos θ for the rest: what {@link #share} means. */
  static NDArray targetLogit(CurvePoints points, double share, NDArray thetaRad) {
    NDArray drawn = MonotoneCubic.through(points).at(thetaRad);
    return share == 1
        ? drawn
        : Scalars.times(drawn, share).add(Scalars.times(thetaRad.cos(), 1 - share));
  }

  @Override
  public OptionalDouble scale() {
    return OptionalDouble.of(s);
  }

  /** What the curve does, and which known loss it resembles. */
  @Override
  public List<Note> notes() {
    return PsiShape.notes(this);
  }

  @Override
  public OwnPsi at(Progress progress) {
    return new OwnPsi(s, psi, gradient, share * progress.strength());
  }
}
