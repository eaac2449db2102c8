package facespace.data;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Images to train on and images to test with. Immutable.
 *
 * @param name {@code mnist}, {@code pen}, {@code paper}, or the folder it was read from
 * @param openSet whether the classes of the test part are others than those trained on: people
 *     never seen, as in face verification; else they are the same, in the same order
 * @param drawn whether the images trained on are drawn people, not photographs
 * @param unseen test images of the digits that are not trained on, named by their own classes; none
 *     where all are trained on, or these are people
 * @param remarks what should be known about the data: pictures skipped, and why
 */
public record DataSet(
    String name,
    Images train,
    Images test,
    boolean openSet,
    boolean drawn,
    Images unseen,
    List<Remark> remarks) {

  /** Of test images whose class none is trained on. */
  private static final String UNTRAINED = "data.idx.untrained";

  public DataSet {
    remarks = List.copyOf(remarks);
  }

  /** Not of drawn people, without remarks; nothing is left out. */
  public DataSet(String name, Images train, Images test, boolean openSet) {
    this(name, train, test, openSet, false, test.none(), List.of());
  }

  /** A closed set: both parts have the same classes. */
  public DataSet(String name, Images train, Images test) {
    this(name, train, test, false);
  }

  /** The same with remarks. */
  public DataSet with(List<Remark> known) {
    return new DataSet(name, train, test, openSet, drawn, unseen, known);
  }

  /** The same of drawn people, or of photographs. */
  public DataSet drawn(boolean isDrawn) {
    return new DataSet(name, train, test, openSet, isDrawn, unseen, remarks);
  }

  /** The training part of this set with the test part of another. */
  public DataSet testedWith(DataSet other) {
    List<Remark> both = Stream.concat(remarks.stream(), other.remarks.stream()).distinct().toList();
    boolean isOpen = openSet || other.openSet();
    return new DataSet(name, train, other.test(), isOpen, drawn, other.unseen(), both)
        .sayingUntrained();
  }

  /** The same, with what is to be said of digits it has to test with and none to train on. */
  DataSet sayingUntrained() {
    // what was said of another pair of parts does not hold for these
    Stream<Remark> others = remarks.stream().filter(one -> !one.key().equals(UNTRAINED));
    return with(Stream.concat(others, untrained().stream()).toList());
  }

  private Optional<Remark> untrained() {
    if (openSet || !train.areDigits() || !test.areDigits()) {
      return Optional.empty(); // of people, those never seen are what is asked for
    }
    Set<Integer> trained = IntStream.of(train.labels()).boxed().collect(Collectors.toSet());
    List<Integer> others =
        IntStream.of(test.labels()).filter(c -> !trained.contains(c)).boxed().toList();
    String names =
        others.stream()
            .distinct()
            .sorted()
            .map(test.classNames()::get)
            .collect(Collectors.joining(", "));
    return others.isEmpty()
        ? Optional.empty()
        : Optional.of(Remark.of(UNTRAINED, name, names, String.valueOf(others.size())));
  }
}
