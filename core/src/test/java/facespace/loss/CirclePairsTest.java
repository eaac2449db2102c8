package facespace.loss;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import facespace.engine.Gradients;
import facespace.engine.TorchEngine;
import facespace.train.spec.SpecText;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Circle loss over pairs, beside the paper's formula written down once more. */
class CirclePairsTest {
  private static final int DIM = 3;
  private static final long[] LABELS = {0, 1, 0, 2, 1, 0, 1};
  private static final double GAMMA = 6;
  private static final double M = 0.3;

  /** A sample alone in its class (2) is no anchor, and of the whole batch its pairs count. */
  @ParameterizedTest
  @CsvSource({"anchor, exact", "anchor, detached", "batch, exact", "batch, detached"})
  void valueAndGradientAreThoseOfTheFormula(String over, String gradient) {
    String knobs = "gamma=" + GAMMA + "&m=" + M + "&over=" + over + "&gradient=" + gradient;
    Loss loss = LossCatalog.create("circle-pairs", SpecText.parse(knobs));
    double[] x = new double[LABELS.length * DIM];
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < x.length; i++) {
      x[i] = random.nextGaussian();
    }
    boolean whole = over.equals("batch");
    try (NDManager manager = TorchEngine.newManager();
        Gradients gradients = Gradients.record()) {
      NDArray features = manager.create(x, new Shape(LABELS.length, DIM));
      features.setRequiresGradient(true);
      LossBatch batch = new LossBatch(features, manager.create(LABELS), 3, 1, 0);
      NDArray mean = loss.of(batch, Head.NONE).mean();
      gradients.backward(mean);
      assertEquals(formula(x, x, whole), mean.toDoubleArray()[0], 1e-12);
      double[] found = features.getGradient().toDoubleArray();
      double step = 1e-6;
      for (int i = 0; i < x.length; i++) {
        double[] up = x.clone();
        double[] down = x.clone();
        up[i] += step;
        down[i] -= step;
        double higher = formula(up, gradient.equals("exact") ? up : x, whole);
        double lower = formula(down, gradient.equals("exact") ? down : x, whole);
        assertEquals((higher - lower) / (2 * step), found[i], 1e-7, "x" + i);
      }
    }
  }

  /** Mean of ln(1 + Σ e^{γ αₙ (sₙ − m)} Σ e^{−γ αₚ (sₚ − 1 + m)}), α by features of their own. */
  private static double formula(double[] x, double[] weighing, boolean whole) {
    List<Double> terms = new ArrayList<>();
    double allOwn = 0;
    double allOther = 0;
    for (int i = 0; i < LABELS.length; i++) {
      double own = 0;
      double other = 0;
      for (int j = 0; j < LABELS.length; j++) {
        double s = cosine(x, i, j);
        double weight = cosine(weighing, i, j);
        double add =
            LABELS[i] == LABELS[j]
                ? Math.exp(-GAMMA * Math.max(0, 1 + M - weight) * (s - 1 + M))
                : Math.exp(GAMMA * Math.max(0, weight + M) * (s - M));
        own += i != j && LABELS[i] == LABELS[j] ? add : 0;
        other += LABELS[i] == LABELS[j] ? 0 : add;
      }
      if (own > 0 && other > 0) {
        terms.add(Math.log(1 + own * other));
      }
      allOwn += own / 2; // both ways round
      allOther += other / 2;
    }
    return whole
        ? Math.log(1 + allOwn * allOther)
        : terms.stream().mapToDouble(term -> term).average().orElseThrow();
  }

  private static double cosine(double[] x, int i, int j) {
    double product = 0;
    double one = 0;
    double other = 0;
    for (int d = 0; d < DIM; d++) {
      product += x[i * DIM + d] * x[j * DIM + d];
      one += x[i * DIM + d] * x[i * DIM + d];
      other += x[j * DIM + d] * x[j * DIM + d];
    }
    return product / Math.sqrt(one * other);
  }
}
