package facespace.train.frame;

import facespace.knob.Label;
import facespace.knob.Labelled;

/**
 * A number that tells how well features keep classes together and apart, or what a loss asks of
 * them. What is declared here and measured is shown wherever measures are: in the table of the
 * page, CSV, JSON and notebooks.
 */
public enum Measure implements Labelled {
  /**
   * Mean angle of the probe to the class's direction; of people who were never trained on to their
   * own centre.
   */
  @Label(en = "mean angle to the class direction", zh = "与类别方向夹角的均值")
  MEAN_OWN("meanOwnAngleDeg", Unit.DEGREES),
  /** Smallest angle between two of these directions. */
  @Label(en = "nearest two class directions", zh = "最近的两个类别方向")
  NEAREST_DIRECTIONS("minInterAngleDeg", Unit.DEGREES),
  /** Median angle of correctly read samples to the mean direction of their class. */
  @Label(en = "median angle to the class mean", zh = "与类均值夹角的中位数")
  MEDIAN_OWN("medianOwnAngleDeg", Unit.DEGREES),
  /** 95 % of the correctly read samples are nearer to the mean direction of their class. */
  @Label(en = "95 % lie within", zh = "95 % 的样本在此角度内")
  P95_OWN("p95OwnAngleDeg", Unit.DEGREES),
  /** Smallest angle between the mean directions of two classes. */
  @Label(en = "nearest two class means", zh = "最近的两个类均值")
  MIN_INTER("minInterMeanDeg", Unit.DEGREES),
  /**
   * Mean angle between class weight and class mean (ArcFace, Table 3, "W-EC"); NaN without class
   * weights.
   */
  @Label(en = "class weight to class mean", zh = "类别权重与类均值的夹角")
  WEIGHT_TO_MEAN("weightToMeanDeg", Unit.DEGREES),
  /**
   * Angular Fisher score, scatter within classes by scatter between them: the lower, the better
   * told apart (SphereFace, appendix).
   */
  @Label(en = "angular Fisher score (low is good)", zh = "角度 Fisher 分数（越低越好）")
  FISHER("fisher", Unit.RATIO),
  /** Share of the samples that the loss, margin included, is not yet sure of (p < 0.9). */
  @Label(en = "still unsatisfied (p < 0.9)", zh = "尚未满足（p < 0.9）")
  UNSATISFIED("unsatisfied", Unit.SHARE),
  /**
   * Half-angle of the wedge in which a sample is satisfied now, on an even ring; at the median
   * feature length where that is kept. 0: unreachable even at the centre; NaN: not known.
   */
  @Label(en = "wedge asked for, half-angle (p ≥ 0.9)", zh = "要求的扇形半角（p ≥ 0.9）")
  WEDGE("wedgeDeg", Unit.DEGREES),
  /** The loss of a sample right on its direction; NaN where the feature's length is kept. */
  @Label(en = "floor of the loss", zh = "损失的下限")
  LOSS_FLOOR("lossFloor", Unit.NUMBER),
  /** Mean over classes of the angle to the nearest other class's direction. */
  @Label(en = "nearest other class direction, mean", zh = "与最近的另一类别方向夹角的均值")
  MEAN_NEAREST_DIRECTION("meanInterAngleDeg", Unit.DEGREES),
  /** 5 % of the probe features are shorter. */
  @Label(en = "feature length: 5 % are shorter", zh = "特征长度：5 % 短于此值")
  NORM_5("norm5", Unit.LENGTH),
  /** 95 % of the probe features are shorter. */
  @Label(en = "feature length: 95 % are shorter", zh = "特征长度：95 % 短于此值")
  NORM_95("norm95", Unit.LENGTH),
  /** Share of the pairs or triplets trained on since the last frame that gave a gradient. */
  @Label(en = "pairs or triplets still pulling", zh = "仍产生梯度的图对或三元组")
  PULLING("pulling", Unit.SHARE),
  /**
   * Equal error rate on pairs of digits that were never trained on, by the angle between their
   * features; 0.5 is guessing.
   */
  @Label(en = "equal error rate on pairs of unseen digits", zh = "未见数字两两比较的等错误率")
  UNSEEN_EER("unseenEer", Unit.SHARE);

  /** What a number counts. */
  public enum Unit {
    DEGREES,
    RATIO,
    SHARE,
    LENGTH,
    NUMBER
  }

  private final String key;
  private final Unit unit;

  Measure(String key, Unit unit) {
    this.key = key;
    this.unit = unit;
  }

  /** The name in frames, JSON and tables. */
  @Override
  public String key() {
    return key;
  }

  /** What it counts. */
  public Unit unit() {
    return unit;
  }
}
