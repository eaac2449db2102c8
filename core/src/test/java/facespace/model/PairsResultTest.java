package facespace.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import facespace.Crowds;
import facespace.data.Images;
import facespace.data.folder.LfwPairs;
import facespace.knob.BadValue;
import facespace.train.run.Run;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PairsResultTest {
  private static Images people;
  private static FaceModel model;
  private static float[] rows;

  @BeforeAll
  static void makeAModel() {
    people = Crowds.open().test(); // six people, ten photographs each
    try (Run run = new Run(Crowds.spec("dim=4"), Crowds.open())) {
      model = FaceModel.of(run);
    }
    rows = model.embed(people);
  }

  @AfterAll
  static void close() {
    model.close();
  }

  @Test
  void pairsAreJudgedByTheCosineOfTheirOwnTwoPictures() {
    LfwPairs pairs = pairs(2, 5);
    PairsResult result = PairsResult.of(model, pairs);
    double[] same =
        IntStream.range(0, pairs.count())
            .filter(k -> pairs.same()[k])
            .mapToDouble(k -> cosine(pairs.first()[k], pairs.second()[k]))
            .sorted()
            .toArray();
    assertEquals(10, same.length);
    for (int i = 0; i < same.length; i++) {
      assertEquals(same[i], result.verification().sameScores()[i], 1e-6);
    }
    assertEquals(people.count(), result.images());
    assertEquals(6, result.people());
  }

  /** Straight from the definition: the best threshold of one half decides the other. */
  @Test
  void eachFoldIsDecidedByTheThresholdOfTheOthers() {
    LfwPairs pairs = pairs(2, 5);
    PairsResult.Protocol protocol = PairsResult.of(model, pairs).protocol().orElseThrow();
    for (int fold = 0; fold < 2; fold++) {
      double threshold = bestThreshold(pairs, 10 * (1 - fold));
      assertEquals(
          right(pairs, 10 * fold, threshold) / 10.0, protocol.accuracy().perFold()[fold], 1e-9);
    }
    assertEquals(2, protocol.folds());
    assertEquals(0.001, protocol.vals().get(2).wanted());
  }

  @Test
  void oneFoldHasNoProtocolAndOneKindOfPairNoResult() {
    assertTrue(PairsResult.of(model, pairs(1, 5)).protocol().isEmpty());
    LfwPairs pairs = pairs(2, 5);
    boolean[] all = new boolean[pairs.count()];
    Arrays.fill(all, true);
    LfwPairs onlySame =
        new LfwPairs(
            2, people, pairs.files(), pairs.first(), pairs.second(), all, Optional.empty());
    assertThrows(BadValue.class, () -> PairsResult.of(model, onlySame));
  }

  @Test
  void withoutAListAllPairsAreJudged() {
    PairsResult result = PairsResult.ofAll(model, people);
    assertEquals(60 * 59 / 2, result.verification().pairs());
    assertEquals(6 * 45, result.verification().roc().same());
  }

  /** In each fold so many of one person, then as many of two. */
  private static LfwPairs pairs(int folds, int each) {
    int count = 2 * folds * each;
    int[] first = new int[count];
    int[] second = new int[count];
    boolean[] same = new boolean[count];
    for (int k = 0; k < count; k++) {
      same[k] = k % (2 * each) < each;
      first[k] = 10 * (k % 6) + k % 10;
      second[k] = same[k] ? 10 * (k % 6) + (k + 1) % 10 : 10 * ((k + 1) % 6) + (k + 3) % 10;
    }
    return new LfwPairs(folds, people, java.util.List.of(), first, second, same, Optional.empty());
  }

  private static double cosine(int a, int b) {
    double sum = 0;
    for (int d = 0; d < 4; d++) {
      sum += (double) rows[4 * a + d] * rows[4 * b + d];
    }
    return sum;
  }

  private static double distance(LfwPairs pairs, int k) {
    return 2 - 2 * cosine(pairs.first()[k], pairs.second()[k]);
  }

  private static int right(LfwPairs pairs, int from, double threshold) {
    return (int)
        IntStream.range(from, from + 10)
            .filter(k -> distance(pairs, k) < threshold == pairs.same()[k])
            .count();
  }

  /** The lowest of 0, 0.01 … 3.99 with the most right decisions. */
  private static double bestThreshold(LfwPairs pairs, int from) {
    double best = 0;
    for (int step = 0; step < 400; step++) {
      best = right(pairs, from, step / 100.0) > right(pairs, from, best) ? step / 100.0 : best;
    }
    return best;
  }
}
