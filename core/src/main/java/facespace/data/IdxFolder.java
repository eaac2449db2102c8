package facespace.data;

import facespace.data.folder.FaceFolder;
import facespace.data.folder.FileState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A folder with MNIST's four files, each plain or {@code .gz}, under any of {@link IdxNames their
 * names}.
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

  private static final int NAMED = 3;

  /** A batch needs two images, and a choice two classes. */
  private static final int FEWEST = 2;

  /** Whether all four files are there, whatever is in them. */
  boolean isComplete() {
    return missing().isEmpty();
  }

  /** What to say where nobody has a picture: if folders hold digits, these were meant. */
  DataException orBelow(DataException noPeople) {
    List<Path> below =
        noPeople.remark().key().equals(FaceFolder.NO_PICTURE) ? IdxNames.below(path) : List.of();
    if (below.isEmpty()) {
      return noPeople;
    }
    String names =
        below.stream().map(one -> one.getFileName().toString()).collect(Collectors.joining(", "));
    return new DataException("data.idx.below", path, names, below.get(0));
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
    Images train = part(name, TRAIN_IMAGES, TRAIN_LABELS);
    if (train.count() < FEWEST) {
      throw new DataException(
          "data.idx.few",
          required(TRAIN_IMAGES),
          String.valueOf(train.count()),
          String.valueOf(FEWEST));
    }
    refuseOneClass(train);
    DataSet data = new DataSet(name, train, part(name, TEST_IMAGES, TEST_LABELS));
    List<Remark> remarks = new ArrayList<>();
    IdxNames.inner(path).ifPresent(inner -> remarks.add(Remark.of("data.idx.inner", path, inner)));
    if (IdxNames.isEmnist(required(TRAIN_IMAGES))) {
      remarks.add(Remark.of("data.idx.emnist", name));
    }
    others().ifPresent(remarks::add);
    return data.with(remarks).sayingUntrained();
  }

  /** Of one class alone every model is right, whatever it has learnt. */
  private void refuseOneClass(Images train) {
    int[] classes = IntStream.of(train.labels()).distinct().toArray();
    if (classes.length < FEWEST) {
      throw new DataException(
          "data.idx.oneClass", required(TRAIN_LABELS), train.classNames().get(classes[0]));
    }
  }

  private Optional<Remark> others() {
    List<Path> others = IdxNames.others(path);
    String names =
        others.stream()
            .limit(NAMED)
            .map(this::below)
            .collect(Collectors.joining(", ", "", others.size() > NAMED ? ", …" : ""));
    String read = below(required(TRAIN_IMAGES));
    String count = String.valueOf(others.size());
    return others.isEmpty()
        ? Optional.empty()
        : Optional.of(Remark.of("data.idx.others", path, read, names, count));
  }

  /** Files of two places may have one name. */
  private String below(Path file) {
    return path.relativize(file).toString();
  }

  /** Another number when one of the files has changed. */
  int stamp() {
    Map<String, Path> files = IdxNames.files(path);
    return FILES.stream()
        .map(files::get)
        .filter(Objects::nonNull)
        .map(file -> List.of(file, FileState.of(file)))
        .toList()
        .hashCode();
  }

  private Images part(String name, String imagesFile, String labelsFile) {
    Path file = required(imagesFile);
    Images images = Idx.read(file, required(labelsFile), name);
    if (images.height() != SIDE || images.width() != SIDE) {
      throw new DataException(
          "data.idx.side", file, images.height() + "×" + images.width(), SIDE + "×" + SIDE);
    }
    return IdxNames.isEmnist(file) ? upright(images) : images;
  }

  /** EMNIST's images stand as MNIST's do once rows and columns are exchanged. */
  private static Images upright(Images lying) {
    byte[] pixels = new byte[lying.pixels().length];
    for (int i = 0; i < pixels.length; i++) {
      int image = i / (SIDE * SIDE);
      int row = i / SIDE % SIDE;
      pixels[i] = lying.pixels()[(image * SIDE + i % SIDE) * SIDE + row];
    }
    return new Images(lying.name(), SIDE, SIDE, pixels, lying.labels(), lying.classNames());
  }

  private List<String> missing() {
    List<String> missing = new ArrayList<>(FILES);
    missing.removeAll(IdxNames.files(path).keySet());
    return missing;
  }

  private Path required(String file) {
    return find(file).orElseThrow(() -> new DataException("data.file.missing", path, file));
  }

  private Optional<Path> find(String file) {
    return Optional.ofNullable(IdxNames.files(path).get(file));
  }
}
