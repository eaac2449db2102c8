package facespace.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import facespace.knob.Knob;
import facespace.knob.Knobs;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/** ArcFace with several directions a class: Deng et al. 2020. */
@LossCard(
    key = "subcenter",
    name = "Sub-center ArcFace",
    nameZh = "子中心 ArcFace",
    en =
        "Gives every class K directions, of which a sample needs to be near one only: wrong labels"
            + " and odd pictures gather at the others and no longer pull at the clean samples.",
    zh = "每个类有 K 个方向，样本只要靠近其中一个：标错的和怪异的图聚到别的方向去，不再拉扯干净的样本。",
    latex =
        "L = -\\frac{1}{N}\\sum_{i=1}^{N}\\log\\frac{e^{s\\cos(\\theta_{y_i}+m)}}"
            + "{e^{s\\cos(\\theta_{y_i}+m)}+\\sum_{j\\neq y_i}e^{s\\cos\\theta_{j}}}"
            + ",\\quad \\cos\\theta_j=\\max_{k\\leq K}\\frac{W_{jk}^{T}x_i}{\\|W_{jk}\\|\\|x_i\\|}",
    paper = "Sub-center ArcFace: Boosting Face Recognition by Large-scale Noisy Web Faces",
    authors = "J. Deng, J. Guo, T. Liu, M. Gong, S. Zafeiriou",
    year = 2020,
    url = "https://doi.org/10.1007/978-3-030-58621-8_43",
    equation = "the definition of the loss",
    equationZh = "损失的定义",
    correctionsEn = {
      "The paper goes on after training: it keeps the direction that most samples of a class chose,"
          + " drops the samples more than 75° from it, and trains again. Here that direction decides"
          + " and is drawn, and samples are dropped as a choice, in the second half of the same run."
    },
    correctionsZh = {
      "论文训练完还有一步：每类只留样本选得最多的那个方向，丢掉离它超过 75° 的样本，再训练一遍。这里用这个方向判定和作图；可以选择丢样本，但在同一次训练的后半程进行。"
    })
public record SubCenterArcFace(
    @Knob(symbol = "s", en = "scale", zh = "缩放系数", min = 1, max = 64, step = 1, value = "64")
        double s,
    @Knob(
            symbol = "m",
            en = "margin",
            zh = "间隔",
            min = 0,
            max = 1.5,
            step = 0.01,
            value = "0.3",
            unit = "rad")
        double m,
    @Knob(
            symbol = "K",
            key = "centers",
            en = "directions of a class",
            zh = "每类的方向数",
            min = 1,
            max = 5,
            step = 1,
            value = "3")
        int centers,
    @Knob(en = "beyond π − m", zh = "超过 π − m 时", value = "paper") ArcFace.Variant variant,
    @Knob(en = "gradient", zh = "梯度", value = "exact") GradientRule gradient,
    @Knob(
            en = "drop samples farther from the main direction than",
            zh = "丢掉离主方向超过此角度的样本",
            hintEn =
                "0: none is dropped. In the second half of the run those farther from the direction"
                    + " that most of their class chose teach nothing; the paper takes 75°, 1.31 rad.",
            hintZh = "0：不丢。训练的后半程里，离本类多数样本所选方向更远的样本不再参与；论文取 75°，即 1.31 弧度。",
            min = 0,
            max = 1.57,
            step = 0.01,
            unit = "rad",
            later = true,
            value = "0")
        double drop)
    implements MarginLoss {
  static final String CHOSEN = "head.chosen";

  /** How far a class's directions start from each other. */
  private static final float APART = 0.15f;

  /** How much of what was chosen before is remembered. */
  private static final double MEMORY = 0.99;

  /** Checks the ranges. */
  public SubCenterArcFace {
    Knobs.check(SubCenterArcFace.class, s, m, centers, variant, gradient, drop);
  }

  @Override
  public NDArray targetLogit(NDArray thetaRad) {
    return gradient.of(variant.shifted(thetaRad, m), thetaRad.cos());
  }

  @Override
  public int rowsPerClass() {
    return centers;
  }

  /** The first direction of a class is its own, the others lean to both sides of it by turns. */
  @Override
  public Head newHead(HeadShape shape, NDManager manager) {
    int dim = shape.dim();
    int count = shape.classes() * centers;
    float[] rows = new float[count * dim];
    for (int row = 0; row < count; row++) {
      int from = row / centers * dim;
      float[] own = Arrays.copyOfRange(shape.directions(), from, from + dim);
      float[] aside = aside(own);
      int k = row % centers;
      int steps = k % 2 == 1 ? (k + 1) / 2 : -k / 2;
      for (int d = 0; d < dim; d++) {
        rows[row * dim + d] = own[d] + APART * steps * aside[d];
      }
    }
    return Head.of(manager.create(rows, new Shape(count, dim)), null, null)
        .keeping(CHOSEN, manager.zeros(new Shape(count)));
  }

  /** What is left of the axis least along a unit row, at right angles to the row. */
  private static float[] aside(float[] row) {
    int axis = 0;
    for (int d = 1; d < row.length; d++) {
      axis = Math.abs(row[d]) < Math.abs(row[axis]) ? d : axis;
    }
    float[] aside = new float[row.length];
    for (int d = 0; d < row.length; d++) {
      aside[d] = (d == axis ? 1 : 0) - row[axis] * row[d];
    }
    return aside;
  }

  /** Of each class the direction that most samples chose of late. */
  @Override
  public NDArray directions(Head head) {
    NDArray chosen = head.array(CHOSEN).reshape(-1, centers); // (C, K)
    long classes = chosen.getShape().get(0);
    NDArray first = chosen.getManager().arange(classes).toType(DataType.INT64, false).mul(centers);
    return head.weights().get(first.add(chosen.argMax(1)));
  }

  @Override
  public NDArray each(Logits logits, LossBatch batch, Head head) {
    NDArray all = logits.crossEntropy(batch.labels());
    return drop == 0 ? all : all.mul(counting(batch, head));
  }

  /** 0 for whoever is dropped, for the others so much that a mean over all is theirs alone (N). */
  private NDArray counting(LossBatch batch, Head head) {
    NDArray x = Angles.unit(batch.features().stopGradient());
    NDArray main = Angles.unit(directions(head).stopGradient()).get(batch.labels());
    NDArray kept = Angles.between(x, main).lte(drop).toType(x.getDataType(), false);
    return kept.mul(kept.size()).div(kept.sum().maximum(1));
  }

  @Override
  public void afterStep(LossBatch batch, Head head) {
    NDArray x = Angles.unit(batch.features().stopGradient());
    NDArray weights = head.weights().stopGradient();
    NDArray nearness = x.matMul(Angles.unit(weights).transpose()); // (N, C · K)
    NDArray places = Logits.ownPlaces(this, nearness, batch.labels()); // (N)
    int rows = (int) weights.getShape().get(0);
    NDArray counts = places.oneHot(rows, x.getDataType()).sum(new int[] {0});
    head.keep(CHOSEN, head.array(CHOSEN).mul(MEMORY).add(counts));
  }

  @Override
  public OptionalDouble scale() {
    return OptionalDouble.of(s);
  }

  @Override
  public List<Trait> traits() {
    return List.of(Trait.SUB_CENTRES);
  }

  @Override
  public SubCenterArcFace at(Progress progress) {
    boolean isLate = 2 * progress.iteration() > progress.total();
    return new SubCenterArcFace(
        s, m * progress.strength(), centers, variant, gradient, isLate ? drop : 0);
  }
}
