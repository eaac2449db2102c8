package facespace.demos.vectors;

import facespace.knob.BadValue;
import facespace.loss.Annealing;
import facespace.loss.ArcFace;
import facespace.loss.Coco;
import facespace.loss.CombinedMargin;
import facespace.loss.CosFace;
import facespace.loss.GradientRule;
import facespace.loss.LSoftmax;
import facespace.loss.ModifiedSoftmax;
import facespace.loss.NormFace;
import facespace.loss.Softmax;
import facespace.loss.SoftmaxLoss;
import facespace.loss.SphereFace;
import java.util.Map;
import java.util.function.Function;

/** Which loss of the catalogue a vector file's formula is. */
final class Formula {
  private static final Map<String, Function<VectorCase, SoftmaxLoss>> LOSSES =
      Map.of(
          "softmax", c -> new Softmax(c.hasInput("bias")),
          "modified_softmax", c -> new ModifiedSoftmax(),
          "normface", c -> new NormFace(number(c, "s"), true),
          "asoftmax",
              c ->
                  new SphereFace(
                      c.hyper("m").asInt(),
                      false,
                      Annealing.Pace.PUBLISHED,
                      number(c, "lambda"),
                      GradientRule.EXACT),
          "cosface", c -> new CosFace(number(c, "s"), number(c, "m")),
          "arcface",
              c -> new ArcFace(number(c, "s"), number(c, "m"), variant(c), GradientRule.EXACT),
          "combined", Formula::combined,
          "lsoftmax", Formula::lsoftmax,
          "coco", c -> new Coco(number(c, "alpha"), Coco.Centroids.LEARNED, true));

  private static final Map<String, String> FORMULA_OF_FILE = Map.of("combined_margin", "combined");

  private Formula() {}

  /** Whether a vector file of this name can be checked. */
  static boolean isKnown(String file) {
    return LOSSES.containsKey(FORMULA_OF_FILE.getOrDefault(file, file));
  }

  /** The loss of a case, with its hyper-parameters. */
  static SoftmaxLoss loss(VectorCase vectorCase) {
    String formula = vectorCase.json().path("formula").asText();
    Function<VectorCase, SoftmaxLoss> loss = LOSSES.get(formula);
    if (loss == null) {
      throw new BadValue("error.choice", "formula", formula, String.join(", ", LOSSES.keySet()));
    }
    return loss.apply(vectorCase);
  }

  private static CombinedMargin combined(VectorCase c) {
    return new CombinedMargin(
        number(c, "s"),
        number(c, "m1"),
        number(c, "m2"),
        number(c, "m3"),
        GradientRule.EXACT,
        ArcFace.Variant.PAPER);
  }

  private static LSoftmax lsoftmax(VectorCase c) {
    return new LSoftmax(
        c.hyper("m").asInt(),
        false,
        Annealing.Pace.PUBLISHED,
        number(c, "lambda"),
        GradientRule.EXACT);
  }

  private static double number(VectorCase vectorCase, String key) {
    return vectorCase.hyper(key).asDouble(Double.NaN);
  }

  private static ArcFace.Variant variant(VectorCase vectorCase) {
    return switch (vectorCase.hyper("variant").asText()) {
      case "hard_fallback" -> ArcFace.Variant.FALLBACK;
      case "easy" -> ArcFace.Variant.EASY;
      default -> ArcFace.Variant.PAPER;
    };
  }
}
