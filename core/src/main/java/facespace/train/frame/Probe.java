package facespace.train.frame;

import facespace.data.Images;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Which test images every frame carries. */
public final class Probe {
  private static final int DIGITS = 2000;

  /** So many images have 180,000 pairs. */
  private static final int PAIRED = 600;

  /** The most images whose pairs are all compared at the end: two million pairs. */
  private static final int MOST_PAIRED = 2000;

  private Probe() {}

  /** Digits spread evenly over the test part, or whole people spread evenly over all of them. */
  public static int[] of(Images test) {
    return test.areDigits() ? spread(test.count(), DIGITS) : people(test, PAIRED);
  }

  /** Digits that were never trained on, spread evenly: as many as all their pairs allow. */
  public static int[] unseen(Images unseen) {
    return spread(unseen.count(), PAIRED);
  }

  /** The same at the end. */
  static int[] wholeUnseen(Images unseen) {
    return spread(unseen.count(), MOST_PAIRED);
  }

  /** All images that count at the end. */
  public static int[] whole(Images test) {
    return test.areDigits() ? spread(test.count(), test.count()) : people(test, MOST_PAIRED);
  }

  private static int[] spread(int all, int wanted) {
    int count = Math.min(wanted, all);
    return IntStream.range(0, count).map(i -> (int) ((long) i * all / count)).toArray();
  }

  /** All images of as many people as fit, person by person. */
  private static int[] people(Images test, int wanted) {
    int people = test.classes();
    int[] shots = new int[people];
    Arrays.stream(test.labels()).forEach(person -> shots[person]++);
    int kept = people;
    while (kept > 2 && images(shots, spread(people, kept)) > wanted) {
      kept--;
    }
    boolean[] chosen = new boolean[people];
    Arrays.stream(spread(people, kept)).forEach(person -> chosen[person] = true);
    return IntStream.range(0, test.count())
        .filter(i -> chosen[test.labels()[i]])
        .boxed()
        .sorted((a, b) -> Integer.compare(test.labels()[a], test.labels()[b])) // stable
        .mapToInt(Integer::intValue)
        .limit(MOST_PAIRED)
        .toArray();
  }

  private static int images(int[] shots, int[] people) {
    return Arrays.stream(people).map(person -> shots[person]).sum();
  }
}
