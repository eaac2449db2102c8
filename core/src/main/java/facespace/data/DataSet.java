package facespace.data;

import java.util.List;
import java.util.stream.Stream;

/**
 * Images to train on and images to test with. Immutable.
 *
 * @param name {@code mnist}, {@code pen}, {@code paper}, or the folder it was read from
 * @param openSet whether the classes of the test part are others than those trained on: people
 *     never seen, as in face verification; else they are the same, in the same order
 * @param remarks what should be known about the data: pictures skipped, and why
 */
public record DataSet(
    String name, Images train, Images test, boolean openSet, List<Remark> remarks) {

  public DataSet {
    remarks = List.copyOf(remarks);
  }

  /** Without remarks. */
  public DataSet(String name, Images train, Images test, boolean openSet) {
    this(name, train, test, openSet, List.of());
  }

  /** A closed set: both parts have the same classes. */
  public DataSet(String name, Images train, Images test) {
    this(name, train, test, false);
  }

  /** The same with remarks. */
  public DataSet with(List<Remark> known) {
    return new DataSet(name, train, test, openSet, known);
  }

  /** The training part of this set with the test part of another. */
  public DataSet testedWith(DataSet other) {
    List<Remark> both = Stream.concat(remarks.stream(), other.remarks.stream()).distinct().toList();
    return new DataSet(name, train, other.test(), openSet || other.openSet(), both);
  }
}
