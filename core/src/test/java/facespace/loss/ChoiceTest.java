package facespace.loss;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import facespace.engine.TorchEngine;
import facespace.train.spec.SpecText;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How many pairs and triplets of a batch are trained on, and how many of them pull. */
class ChoiceTest {
  private static final int COUNT = 24;
  private static final double[] X = features();

  /** Of whatever a rule chooses, a few are looked at one by one: the same must be counted. */
  @ParameterizedTest
  @CsvSource({
    "contrastive, m=1",
    "circle-pairs, m=0.4",
    "deepid2, m=1",
    "facenet, mining=random&margin=0.5",
    "facenet, mining=semi-hard&margin=0.5",
    "triplet, mining=batch-hard&margin=0.1",
    "triplet, mining=all&soft=on&margin=0",
    "triplet, mining=distance-weighted&unit=on",
    "margin-based, mining=all&unit=off",
    "margin-based, mining=distance-weighted",
  })
  void what_is_trained_on_is_what_is_looked_at(String key, String knobs) {
    try (NDManager manager = TorchEngine.newManager()) {
      Loss loss = LossCatalog.create(key, SpecText.parse(knobs));
      LossBatch batch = batch(manager);
      Head head = loss.newHead(new HeadShape(4, 2, new float[8]), manager);
      Links links = loss.links(batch, head);
      Choice choice = loss.of(batch, head).choice().orElseThrow();
      assertEquals(links.chosen(), choice.chosen());
      assertEquals(links.pulling(), choice.pulling());
      assertTrue(choice.pulling() > 0, choice.toString());
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.1, 0.6})
  void of_all_triplets_they_are_counted_by_hand(double alpha) {
    long chosen = 0;
    long pulling = 0;
    for (int a = 0; a < COUNT; a++) {
      for (int p = 0; p < COUNT; p++) {
        for (int n = 0; n < COUNT; n++) {
          if (a != p && a % 4 == p % 4 && a % 4 != n % 4) {
            chosen++;
            pulling += distance(a, p) - distance(a, n) + alpha > 0 ? 1 : 0;
          }
        }
      }
    }
    try (NDManager manager = TorchEngine.newManager()) {
      Loss loss = LossCatalog.create("triplet", SpecText.parse("mining=all&margin=" + alpha));
      Choice expected = new Choice(chosen, pulling);
      assertEquals(expected, loss.of(batch(manager), Head.NONE).choice().orElseThrow());
    }
  }

  private static LossBatch batch(NDManager manager) {
    long[] labels = new long[COUNT];
    for (int i = 0; i < COUNT; i++) {
      labels[i] = i % 4;
    }
    return new LossBatch(
        manager.create(X, new Shape(COUNT, 2)).toType(DataType.FLOAT32, true),
        manager.create(labels),
        4,
        1,
        7);
  }

  private static double[] features() {
    SplittableRandom random = new SplittableRandom(3);
    return DoubleStream.generate(random::nextGaussian).limit(2 * COUNT).toArray();
  }

  private static double distance(int i, int j) {
    return Math.hypot(X[2 * i] - X[2 * j], X[2 * i + 1] - X[2 * j + 1]);
  }
}
