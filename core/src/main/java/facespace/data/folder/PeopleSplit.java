package facespace.data.folder;

import facespace.data.DataException;
import facespace.data.DataSet;
import facespace.data.Images;
import facespace.knob.BadValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Divides people into those trained on and those held out to test with, always in the same way. A
 * person with one picture makes no pair of the same person, so it is held out last of all.
 */
public final class PeopleSplit {
  /** Half of the people, at most {@link #AUTOMATIC_MOST}. */
  public static final int AUTOMATIC = -1;

  /** A closed set: the same people, other pictures. */
  public static final int CLOSED = 0;

  /** The most people that are held out when nobody says how many. */
  public static final int AUTOMATIC_MOST = 20;

  /** Two on either side: one person alone differs from nobody. */
  private static final int FEWEST = 2;

  /** Of a closed set, every fourth picture of a person is to test with. */
  private static final int TEST_EVERY = 4;

  private static final long SEED = 1;

  private PeopleSplit() {}

  /**
   * Divides a folder's people.
   *
   * @param name of the data set
   * @param people all images; classes are people
   * @param holdoutPeople how many people to hold out, 2 … people − 2, or {@link #AUTOMATIC}, or
   *     {@link #CLOSED}; automatic with fewer than four people is closed
   * @throws BadValue if so many cannot be held out
   * @throws DataException if there is one person only, or no pair of the same person to test with
   */
  public static DataSet of(String name, Images people, int holdoutPeople) {
    int n = people.classes();
    if (n < FEWEST) {
      throw new DataException("data.people.few", name, String.valueOf(n));
    }
    int holdout = holdoutPeople == AUTOMATIC ? automatic(n) : holdoutPeople;
    if (holdout == CLOSED) {
      return closed(name, people);
    }
    if (holdout < FEWEST || holdout > n - FEWEST) {
      String allowed = n < 2 * FEWEST ? "-1, 0" : "-1, 0, 2 … " + (n - FEWEST);
      throw new BadValue(
          "error.holdout", String.valueOf(holdout), String.valueOf(n), name, allowed);
    }
    return open(name, people, holdout);
  }

  private static int automatic(int people) {
    return people < 2 * FEWEST ? CLOSED : Math.min(AUTOMATIC_MOST, people / 2);
  }

  private static DataSet open(String name, Images people, int holdout) {
    int[] counts = FaceFolder.counts(people);
    List<Integer> order = new ArrayList<>(IntStream.range(0, counts.length).boxed().toList());
    Collections.shuffle(order, new Random(SEED));
    order.sort((a, b) -> Boolean.compare(counts[a] == 1, counts[b] == 1)); // stable
    int[] held = order.stream().mapToInt(p -> p).limit(holdout).sorted().toArray();
    int[] trained = order.stream().mapToInt(p -> p).skip(holdout).sorted().toArray();
    if (Arrays.stream(held).allMatch(person -> counts[person] == 1)) {
      throw new DataException("data.people.noPair", name);
    }
    return new DataSet(name, of(people, trained), of(people, held), true);
  }

  /** The images of some people, whose labels become 0, 1, … in the given order of people. */
  private static Images of(Images all, int[] people) {
    int[] newLabel = new int[all.classes()];
    Arrays.fill(newLabel, -1);
    for (int k = 0; k < people.length; k++) {
      newLabel[people[k]] = k;
    }
    int[] labels = all.labels();
    int[] kept = IntStream.range(0, labels.length).filter(i -> newLabel[labels[i]] >= 0).toArray();
    Images chosen = all.subset(kept);
    return new Images(
        all.name(),
        all.channels(),
        all.height(),
        all.width(),
        chosen.pixels(),
        Arrays.stream(chosen.labels()).map(label -> newLabel[label]).toArray(),
        Arrays.stream(people).mapToObj(all.classNames()::get).toList());
  }

  private static DataSet closed(String name, Images people) {
    int[] counts = FaceFolder.counts(people);
    int[] seen = new int[counts.length];
    List<Integer> train = new ArrayList<>();
    List<Integer> test = new ArrayList<>();
    for (int i = 0; i < people.count(); i++) {
      int person = people.labels()[i];
      int nth = ++seen[person];
      boolean lastOfFew = nth == counts[person] && nth > 1 && nth < TEST_EVERY;
      (nth % TEST_EVERY == 0 || lastOfFew ? test : train).add(i);
    }
    if (test.isEmpty()) {
      throw new DataException("data.people.noPair", name);
    }
    return new DataSet(name, people.subset(indices(train)), people.subset(indices(test)), false);
  }

  private static int[] indices(List<Integer> list) {
    return list.stream().mapToInt(Integer::intValue).toArray();
  }
}
