package facespace.data;

import java.util.List;
import java.util.stream.Stream;

/**
 * Images to train on and images to test with. Immutable.
 *
 * @param name {@code mnist}, {@code pen}, {@code paper}, or the folder it was read from
 * @param openSet whether the classes of the test part are others than those trained on: people
 *     never seen, as in face verification; else they are the same, in the same order
 * @param drawn whether the images trained on are drawn people, not photographs
 * @param remarks what should be known about the data: pictures skipped, and why
 */
public record DataSet(
    String name, Images train, Images test, boolean openSet, boolean drawn, List<Remark> remarks) {

  public DataSet {
    remarks = List.copyOf(remarks);
  }

  /** Not of drawn people, without remarks. */
  public DataSet(String name, Images train, Images test, boolean openSet) {
    this(name, train, test, openSet, false, List.of());
  }

  /** A closed set: both parts have the same classes. */
  public DataSet(String name, Images train, Images test) {
    this(name, train, test, false);
  }

  /** The same with remarks. */
  public DataSet with(List<Remark> known) {
    return new DataSet(name, train, test, openSet, drawn, known);
  }

  /** The same of drawn people, or of photographs. */
  public DataSet drawn(boolean isDrawn) {
    return new DataSet(name, train, test, openSet, isDrawn, remarks);
  }

  /** The training part of this set with the test part of another. */
  public DataSet testedWith(DataSet other) {
    List<Remark> both = Stream.concat(remarks.stream(), other.remarks.stream()).distinct().toList();
    return new DataSet(name, train, other.test(), openSet || other.openSet(), drawn, both);
  }
}
