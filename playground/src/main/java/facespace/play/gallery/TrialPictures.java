package facespace.play.gallery;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which held-out pictures a trial looks at: as many of everybody as there is room for, so that
 * nobody counts for more than others do.
 */
final class TrialPictures {
  /** Each is compared with each: four and a half million pairs, about 80 MB. */
  static final int MOST = 3000;

  private TrialPictures() {}

  /**
   * Chooses.
   *
   * @param labels the person of each picture, 0 … people − 1
   * @return indices of pictures, ascending, at most {@link #MOST}: the first few of everybody, of
   *     people with one picture only what room is left
   */
  static int[] chosen(int[] labels, int people) {
    List<List<Integer>> own = new ArrayList<>();
    IntStream.range(0, people).forEach(p -> own.add(new ArrayList<>()));
    IntStream.range(0, labels.length).forEach(i -> own.get(labels[i]).add(i));
    List<List<Integer>> several =
        own.stream().filter(pictures -> pictures.size() > 1).limit(MOST / 2).toList();
    int each = each(several);
    return own.stream()
        .sorted(Comparator.comparing(pictures -> pictures.size() < 2)) // stable: singles come last
        .flatMap(pictures -> pictures.stream().limit(each))
        .limit(MOST)
        .sorted()
        .mapToInt(Integer::intValue)
        .toArray();
  }

  /** The most pictures of a person that leave room for as many of everybody else. */
  private static int each(List<List<Integer>> people) {
    int largest = people.stream().mapToInt(List::size).max().orElse(1);
    int each = Math.min(2, largest);
    while (each < largest && total(people, each + 1) <= MOST) {
      each++;
    }
    return each;
  }

  private static int total(List<List<Integer>> people, int each) {
    return people.stream().mapToInt(pictures -> Math.min(pictures.size(), each)).sum();
  }
}
