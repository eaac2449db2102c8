package facespace.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A folder with MNIST's four files, each plain or {@code .gz}.
 *
 * @param path the folder, which need not exist
 */
record IdxFolder(Path path) {
  static final String TRAIN_IMAGES = "train-images-idx3-ubyte";
  static final String TRAIN_LABELS = "train-labels-idx1-ubyte";
  static final String TEST_IMAGES = "t10k-images-idx3-ubyte";
  static final String TEST_LABELS = "t10k-labels-idx1-ubyte";
  static final List<String> FILES = List.of(TRAIN_IMAGES, TRAIN_LABELS, TEST_IMAGES, TEST_LABELS);

  /** The networks and the drawing pad know this layout only. */
  private static final int SIDE = DigitLayout.SIDE;

  /** Whether all four files are there, whatever is in them. */
  boolean isComplete() {
    return missing().isEmpty();
  }

  /** Whether none of the four files is there. */
  boolean isEmpty() {
    return missing().size() == FILES.size();
  }

  /** How many training images its header promises; empty if the header is damaged. */
  Optional<Integer> trainCount() {
    try {
      return find(TRAIN_IMAGES).map(file -> Idx.imageSizes(file)[0]);
    } catch (DataException damaged) {
      return Optional.empty();
    }
  }

  /** Reads both parts; a {@link DataException} names the first file that is missing or damaged. */
  DataSet read(String name) {
    return new DataSet(
        name, part(name, TRAIN_IMAGES, TRAIN_LABELS), part(name, TEST_IMAGES, TEST_LABELS));
  }

  private Images part(String name, String imagesFile, String labelsFile) {
    Path file = required(imagesFile);
    Images images = Idx.read(file, required(labelsFile), name);
    if (images.height() != SIDE || images.width() != SIDE) {
      throw new DataException(
          "data.idx.side", file, images.height() + "×" + images.width(), SIDE + "×" + SIDE);
    }
    return images;
  }

  private List<String> missing() {
    List<String> missing = new ArrayList<>(FILES);
    missing.removeIf(file -> find(file).isPresent());
    return missing;
  }

  private Path required(String file) {
    return find(file).orElseThrow(() -> new DataException("data.file.missing", path, file));
  }

  private Optional<Path> find(String file) {
    Path plain = path.resolve(file);
    Path zipped = path.resolve(file + ".gz");
    return Files.isRegularFile(plain)
        ? Optional.of(plain)
        : Files.isRegularFile(zipped) ? Optional.of(zipped) : Optional.empty();
  }
}
