package facespace.match;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import facespace.knob.BadValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class GalleryIndexTest {
  private static final int DIM = 7;

  private final SplittableRandom random = new SplittableRandom(3);
  private final GalleryIndex index = new GalleryIndex(DIM);
  private final List<Map.Entry<Integer, float[]>> entries = new ArrayList<>();

  private float[] embedding() {
    float[] embedding = new float[DIM];
    for (int d = 0; d < DIM; d++) {
      embedding[d] = (float) (random.nextDouble() * 4 - 2);
    }
    return embedding;
  }

  private void add(int identity) {
    float[] embedding = embedding();
    index.add(identity, embedding);
    entries.add(Map.entry(identity, embedding));
  }

  /** Best cosine of every person, by a plain loop in double precision. */
  private Map<Integer, Double> compareAll(float[] probe) {
    Map<Integer, Double> best = new TreeMap<>();
    for (Map.Entry<Integer, float[]> entry : entries) {
      double dot = 0;
      double a = 0;
      double b = 0;
      for (int d = 0; d < DIM; d++) {
        dot += (double) probe[d] * entry.getValue()[d];
        a += (double) probe[d] * probe[d];
        b += (double) entry.getValue()[d] * entry.getValue()[d];
      }
      best.merge(entry.getKey(), dot / Math.sqrt(a * b), Math::max);
    }
    return best;
  }

  private void assertFindsTheSame(int most) {
    float[] probe = embedding();
    Map<Integer, Double> all = compareAll(probe);
    List<Integer> expected =
        all.entrySet().stream()
            .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
            .limit(most)
            .map(Map.Entry::getKey)
            .toList();
    List<GalleryIndex.Hit> found = index.search(probe, most);
    assertEquals(expected, found.stream().map(GalleryIndex.Hit::identity).toList());
    for (GalleryIndex.Hit hit : found) {
      assertEquals(all.get(hit.identity()), hit.score(), 1e-6);
    }
  }

  @Test
  void findsWhatComparingEveryoneFinds() {
    for (int i = 0; i < 5000; i++) {
      add(random.nextInt(900));
    }
    assertEquals(5000, index.entries());
    assertEquals(900, index.people(), 10);
    for (int most : new int[] {1, 2, 10, 100, 2000}) {
      assertFindsTheSame(most);
    }
  }

  @Test
  void whoIsRemovedIsNeverFoundAndTheOthersStay() {
    for (int i = 0; i < 3000; i++) {
      add(i % 50);
    }
    Set<Integer> gone = new HashSet<>();
    for (int identity : new int[] {49, 0, 17, 18, 30}) {
      assertEquals(60, index.remove(identity));
      entries.removeIf(entry -> entry.getKey() == identity);
      gone.add(identity);
      assertEquals(entries.size(), index.entries());
      assertFindsTheSame(50);
    }
    assertEquals(0, index.remove(17));
    assertTrue(
        index.search(embedding(), 100).stream().noneMatch(hit -> gone.contains(hit.identity())));
    for (int identity = 0; identity < 50; identity++) {
      index.remove(identity);
    }
    assertEquals(0, index.entries());
    assertEquals(List.of(), index.search(embedding(), 3));
    entries.clear();
    add(8);
    assertFindsTheSame(3);
  }

  @Test
  void everyScoreIsTheCosineOfItsEntry() {
    for (int i = 0; i < 2500; i++) {
      add(i);
    }
    float[] probe = embedding();
    float[] scores = index.scores(probe);
    Map<Integer, Double> all = compareAll(probe);
    assertEquals(2500, scores.length);
    for (int i = 0; i < scores.length; i++) {
      assertEquals(all.get(index.identity(i)), scores[i], 1e-6);
    }
  }

  @Test
  void whatDoesNotFitIsRefusedInOneSentence() {
    assertSays("3 numbers does not fit a gallery of 7", new float[3]);
    assertSays("length 0", new float[DIM]);
    float[] broken = embedding();
    broken[2] = Float.NaN;
    assertSays("contains NaN", broken);
    assertEquals(0, index.entries());
    assertThrows(BadValue.class, () -> new GalleryIndex(0));
  }

  private void assertSays(String part, float[] embedding) {
    BadValue refused = assertThrows(BadValue.class, () -> index.add(1, embedding));
    assertTrue(refused.getMessage().contains(part), refused.getMessage());
  }
}
