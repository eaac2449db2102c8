package facespace.data;

import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where real MNIST may lie: in the folder of data sets, else in the user's cache.
 *
 * @param root the folder of data sets, if there is one
 * @param cache where a download is kept
 */
record MnistPlaces(Optional<Path> root, Path cache) {
  /** What torchvision calls its folder of the same. */
  static final String TORCHVISION = "MNIST";

  /** The first place with at least one of the four files: a half-copied MNIST is to be reported. */
  Optional<IdxFolder> find() {
    return Stream.concat(
            root.stream().flatMap(r -> Stream.of(DataSets.MNIST, TORCHVISION).map(r::resolve)),
            Stream.of(cache))
        .map(IdxFolder::new)
        .filter(folder -> !folder.isEmpty())
        .findFirst();
  }

  /**
   * The same.
   *
   * @throws DataException if there is none
   */
  IdxFolder get() {
    return find().orElseThrow(this::missing);
  }

  private DataException missing() {
    return root.isPresent()
        ? new DataException("data.mnist.missing.both", root.get().resolve(DataSets.MNIST), cache)
        : new DataException("data.mnist.missing", cache);
  }
}
