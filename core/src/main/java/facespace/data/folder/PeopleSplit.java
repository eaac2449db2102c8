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
   * Divides a folder's people, all of whom are used.
   *
   * @see #of(String, Images, int, int)
   */
  public static DataSet of(String name, Images people, int holdoutPeople) {
    return of(name, people, holdoutPeople, 0);
  }

  /**
   * Divides a folder's people.
   *
   * @param name of the data set
   * @param people all images; classes are people
   * @param holdoutPeople how many people to hold out, 2 … people − 2, or {@link #AUTOMATIC}, or
   *     {@link #CLOSED}; automatic with fewer than four people is closed
   * @param trainPeople how many of the others to train on; 0: all
   * @throws BadValue if there are not so many to hold out, or to train on
   * @throws DataException if there is one person only, or no pair of the same person to test with
   */
  public static DataSet of(String name, Images people, int holdoutPeople, int trainPeople) {
    int n = people.classes();
    if (n < FEWEST) {
      throw new DataException("data.people.few", name, String.valueOf(n));
    }
    int holdout = holdoutPeople == AUTOMATIC ? automatic(n) : holdoutPeople;
    if (holdout != CLOSED && (holdout < FEWEST || holdout > n - FEWEST)) {
      String allowed = n < 2 * FEWEST ? "-1, 0" : "-1, 0, 2 … " + (n - FEWEST);
      throw new BadValue(
          "error.holdout", String.valueOf(holdout), String.valueOf(n), name, allowed);
    }
    int left = n - holdout;
    if (trainPeople != 0 && (trainPeople < FEWEST || trainPeople > left)) {
      throw new BadValue(
          "error.trainPeople", String.valueOf(trainPeople), String.valueOf(left), name);
    }
    int trained = trainPeople == 0 ? left : trainPeople;
    List<Integer> order = order(FaceFolder.counts(people));
    Images train = of(people, order.subList(holdout, holdout + trained));
    return holdout == CLOSED
        ? closed(name, train)
        : open(name, train, of(people, order.subList(0, holdout)));
  }

  private static int automatic(int people) {
    return people < 2 * FEWEST ? CLOSED : Math.min(AUTOMATIC_MOST, people / 2);
  }

  /** Shuffled, and those with one picture last. */
  private static List<Integer> order(int[] counts) {
    List<Integer> order = new ArrayList<>(IntStream.range(0, counts.length).boxed().toList());
    Collections.shuffle(order, new Random(SEED));
    order.sort((a, b) -> Boolean.compare(counts[a] == 1, counts[b] == 1)); // stable
    return order;
  }

  private static DataSet open(String name, Images train, Images test) {
    if (Arrays.stream(FaceFolder.counts(test)).allMatch(count -> count == 1)) {
      throw new DataException("data.people.noPair", name);
    }
    return new DataSet(name, train, test, true);
  }

  /** The images of some people, who keep their order among each other. */
  private static Images of(Images all, List<Integer> chosenPeople) {
    int[] people = chosenPeople.stream().mapToInt(Integer::intValue).sorted().toArray();
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
