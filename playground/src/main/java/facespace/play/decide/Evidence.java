package facespace.play.decide;

import facespace.data.Images;
import facespace.data.paper.Conditions;
import facespace.data.paper.PaperFaces;
import facespace.data.paper.Shot;
import facespace.match.Pairs;
import facespace.match.Verification;
import facespace.quality.Embedder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a model makes of people it has never seen: their photographs, all pairs of them, and how
 * each was taken where that is known. Immutable by agreement: nobody writes into the arrays.
 *
 * @param images the photographs looked at, in the order of the pairs' indices
 * @param embeddings of the photographs, row-major N·dim, unit length
 * @param shots how each photograph was taken; empty if nobody knows
 * @param pairs each compared with each
 * @param verification all thresholds
 */
public record Evidence(
    Images images, float[] embeddings, List<Shot> shots, Pairs pairs, Verification verification) {
  /** More photographs would make more pairs than a browser should be sent. */
  static final int MOST_IMAGES = 700;

  private static final int MOST_SHOTS = 10;

  /**
   * Compares held-out people.
   *
   * @param test their photographs
   * @param drawnOpen whether they are the held-out people of {@code paper}, whose shots are known
   * @param embedder the model
   * @throws facespace.knob.BadValue if there are no pairs of one kind
   */
  public static Evidence of(Images test, boolean drawnOpen, Embedder embedder) {
    int[] chosen = chosen(test.labels(), test.classes());
    Images images = test.subset(chosen);
    float[] embeddings = embedder.embed(images);
    Pairs pairs = Pairs.of(embeddings, embeddings.length / images.count(), images.labels());
    List<Shot> shots = drawnOpen ? shots(test, chosen) : List.of();
    return new Evidence(images, embeddings, shots, pairs, pairs.verification());
  }

  /** Whether it is known how the photographs were taken. */
  public boolean drawn() {
    return !shots.isEmpty();
  }

  private static List<Shot> shots(Images test, int[] chosen) {
    int each = test.count() / test.classes();
    return Arrays.stream(chosen)
        .mapToObj(
            i -> PaperFaces.shotOf(PaperFaces.HOLDOUT, i, each, Conditions.VARIED, PaperFaces.SEED))
        .toList();
  }

  /**
   * As many people as there is room for, with a few photographs of each; people with one photograph
   * only make pairs of different people, so they come last.
   */
  static int[] chosen(int[] labels, int people) {
    List<List<Integer>> shots = new ArrayList<>();
    IntStream.range(0, people).forEach(p -> shots.add(new ArrayList<>()));
    for (int i = 0; i < labels.length; i++) {
      if (shots.get(labels[i]).size() < MOST_SHOTS) {
        shots.get(labels[i]).add(i);
      }
    }
    return IntStream.range(0, people)
        .boxed()
        .sorted(Comparator.comparingInt(p -> shots.get(p).size() > 1 ? 0 : 1))
        .flatMap(p -> shots.get(p).stream())
        .limit(MOST_IMAGES)
        .sorted()
        .mapToInt(Integer::intValue)
        .toArray();
  }
}
