package facespace.train;

import facespace.knob.Labelled;

/** A number that tells how well features keep classes together and apart. */
public enum Measure implements Labelled {
  /** Median angle of correctly read samples to the mean direction of their class. */
  MEDIAN_OWN("medianOwnAngleDeg", Unit.DEGREES, "median angle to the class mean", "与类均值夹角的中位数"),
  /** 95 % of the correctly read samples are nearer to the mean direction of their class. */
  P95_OWN("p95OwnAngleDeg", Unit.DEGREES, "95 % lie within", "95 % 的样本在此角度内"),
  /** Smallest angle between the mean directions of two classes. */
  MIN_INTER("minInterMeanDeg", Unit.DEGREES, "nearest two class means", "最近的两个类均值"),
  /**
   * Mean angle between class weight and class mean (ArcFace, Table 3, "W-EC"); NaN without class
   * weights.
   */
  WEIGHT_TO_MEAN("weightToMeanDeg", Unit.DEGREES, "class weight to class mean", "类别权重与类均值的夹角"),
  /**
   * Angular Fisher score, scatter within classes by scatter between them: the lower, the better
   * told apart (SphereFace, appendix).
   */
  FISHER("fisher", Unit.RATIO, "angular Fisher score (low is good)", "角度 Fisher 分数（越低越好）"),
  /** Share of the samples that the loss, margin included, is not yet sure of (p < 0.9). */
  UNSATISFIED("unsatisfied", Unit.SHARE, "still unsatisfied (p < 0.9)", "尚未满足（p < 0.9）"),
  /**
   * Half-angle of the wedge in which a sample is satisfied now, on an even ring; at the median
   * feature length where that is kept. 0: unreachable even at the centre; NaN: not known.
   */
  WEDGE("wedgeDeg", Unit.DEGREES, "wedge asked for, half-angle (p ≥ 0.9)", "要求的扇形半角（p ≥ 0.9）"),
  /** The loss of a sample right on its direction; NaN where the feature's length is kept. */
  LOSS_FLOOR("lossFloor", Unit.NUMBER, "floor of the loss", "损失的下限");

  /** What a number counts. */
  public enum Unit {
    DEGREES,
    RATIO,
    SHARE,
    NUMBER
  }

  private final String key;
  private final Unit unit;
  private final String en;
  private final String zh;

  Measure(String key, Unit unit, String en, String zh) {
    this.key = key;
    this.unit = unit;
    this.en = en;
    this.zh = zh;
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

  @Override
  public String en() {
    return en;
  }

  @Override
  public String zh() {
    return zh;
  }
}
