package facespace.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import facespace.text.Lang;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DigitFoldersTest extends DataFolders {
  @Test
  void missingMnistIsSaidWithThePlacesLookedAt() {
    DataException e = assertThrows(DataException.class, () -> withRoot().load("mnist"));
    assertTrue(e.getMessage().contains(root.resolve("mnist").toString()), e.getMessage());
    assertTrue(e.getMessage().contains(home.resolve(".cache").toString()), e.getMessage());
  }

  @Test
  void mnistInTheDataFolderWinsOverTheCache() {
    write(root.resolve("mnist"), 30);
    write(home.resolve(".cache/facespace/mnist"), 20);
    assertEquals("mnist", withRoot().defaultName());
    assertEquals(30, withRoot().load("mnist").train().count());
    assertEquals(20, new DataSets(Map.of(), home).load("mnist").train().count());
  }

  @Test
  void theCacheMovesWithXdgCacheHome() {
    write(temp.resolve("elsewhere/facespace/mnist"), 20);
    DataSets sets =
        new DataSets(Map.of("XDG_CACHE_HOME", temp.resolve("elsewhere").toString()), home);
    assertEquals("mnist", sets.defaultName());
  }

  @Test
  void aHalfCopiedMnistIsNotTheDefaultAndItsMissingFileIsNamed() throws IOException {
    write(root.resolve("mnist"), 30);
    Files.delete(root.resolve("mnist/t10k-labels-idx1-ubyte"));
    assertEquals("pen", withRoot().defaultName());
    DataException e = assertThrows(DataException.class, () -> withRoot().load("mnist"));
    assertEquals(
        root.resolve("mnist") + " has no t10k-labels-idx1-ubyte (plain or .gz).", e.getMessage());
  }

  @Test
  void aFolderWithImagesOfAnotherSizeIsRefused() {
    Images wide = new Images("wide", 2, 3, new byte[6], new int[1], Images.DIGITS);
    Idx.write(wide, temp.resolve("wide"), "train");
    Idx.write(wide, temp.resolve("wide"), "t10k");
    DataException e =
        assertThrows(DataException.class, () -> withRoot().load(temp.resolve("wide").toString()));
    assertTrue(e.getMessage().endsWith("has images of 2×3 pixels; 28×28 are needed."));
  }

  @Test
  void digitsAreReadUnderAnyOfTheirNames() throws IOException {
    write(temp.resolve("dot"), 10);
    rename(temp.resolve("dot"), "-idx", ".idx");
    write(temp.resolve("torch/MNIST/raw"), 11);
    write(temp.resolve("kaggle"), 12);
    for (String name : IdxFolder.FILES) {
      Path file = temp.resolve("kaggle").resolve(name);
      Path inside = temp.resolve("kaggle").resolve(name.replace("-idx", "."));
      Files.move(file, inside);
      Files.createDirectories(file);
      Files.move(inside, file.resolve(name.replace("-idx", ".idx")));
    }
    DataSets sets = new DataSets(Map.of(), home);
    assertEquals(10, sets.load(temp.resolve("dot").toString()).train().count());
    write(temp.resolve("copies"), 13);
    rename(temp.resolve("copies"), "-", "_");
    rename(temp.resolve("copies"), "$", " (1)");
    assertEquals(13, sets.load(temp.resolve("copies").toString()).train().count());
    for (String path : List.of("torch", "torch/MNIST", "torch/MNIST/raw")) {
      assertEquals(11, sets.load(temp.resolve(path).toString()).train().count());
    }
    assertEquals(12, sets.load(temp.resolve("kaggle").toString()).train().count());
    Map<String, String> env = Map.of("FACESPACE_DATA", temp.resolve("torch").toString());
    assertEquals(11, new DataSets(env, home).load("mnist").train().count());
    assertEquals(List.of("mnist", "pen", "paper"), names(new DataSets(env, home).available()));
    Files.delete(temp.resolve("dot/t10k-labels.idx1-ubyte"));
    DataException e =
        assertThrows(DataException.class, () -> sets.load(temp.resolve("dot").toString()));
    assertTrue(e.getMessage().endsWith("dot has no t10k-labels-idx1-ubyte (plain or .gz)."));
  }

  @Test
  void ofNumberedCopiesImagesAndLabelsAreOfOneSet() throws IOException {
    Images pen = PenDigits.generate(20, 5);
    copy("one", 20, "", IdxFolder.FILES);
    copy("one", 21, " (1)", List.of(IdxFolder.TRAIN_IMAGES));
    assertEquals(
        temp.resolve("one")
            + " holds several sets of digits: train-images-idx3-ubyte.gz and those with it are"
            + " read, others left out: train-images-idx3-ubyte (1).gz (1 in all).",
        assertRead(pen, "one").remarks().get(0).in(Lang.EN));
    copy("numbers", 20, "(2)", IdxFolder.FILES);
    copy("numbers", 21, "(10)", IdxFolder.FILES);
    assertTrue(assertRead(pen, "numbers").remarks().get(0).in(Lang.EN).contains("(4 in all)"));
    copy("half", 20, " (1)", IdxFolder.FILES);
    copy("half", 21, "", IdxFolder.FILES.subList(1, 4));
    assertRead(pen, "half");
    copy("again", 20, " (1)", IdxFolder.FILES.subList(0, 2));
    copy("again", 21, "", IdxFolder.FILES.subList(1, 4));
    assertRead(pen, "again");
    copy("mended", 20, " (1)", IdxFolder.FILES.subList(0, 1));
    copy("mended", 20, "", IdxFolder.FILES.subList(1, 4));
    assertEquals(List.of(), assertRead(pen, "mended").remarks());
  }

  private DataSet assertRead(Images expected, String folder) {
    DataSet read = withRoot().load(temp.resolve(folder).toString());
    assertArrayEquals(expected.pixels(), read.train().pixels(), folder);
    assertArrayEquals(expected.labels(), read.train().labels(), folder);
    return read;
  }

  /** Some of the files of so many digits, as a browser keeps them. */
  private void copy(String folder, int count, String number, List<String> names)
      throws IOException {
    Path plain = temp.resolve("plain" + count);
    write(plain, count);
    for (String name : names) {
      byte[] bytes = Files.readAllBytes(plain.resolve(name));
      put(folder, name + number + ".gz", IdxTest.gzip(bytes));
    }
  }

  @Test
  void emnistIsReadUprightAndItsDigitsAreChosenOfItsSets() throws IOException {
    Path emnist = temp.resolve("emnist");
    write(emnist, 10);
    rename(emnist, "^t10k", "test");
    rename(emnist, "^", "emnist-letters-");
    write(emnist, 20);
    rename(emnist, "^t10k", "test");
    rename(emnist, "^t", "emnist-digits-t");
    DataSet data = new DataSets(Map.of(), home).load(emnist.toString());
    assertEquals(20, data.train().count());
    byte[] stored = PenDigits.generate(20, 5).pixelsOf(3);
    byte[] read = data.train().pixelsOf(3);
    for (int row = 0; row < 28; row++) {
      for (int column = 0; column < 28; column++) {
        assertEquals(stored[column * 28 + row], read[row * 28 + column]);
      }
    }
    List<String> said = data.remarks().stream().map(one -> one.in(Lang.EN)).toList();
    assertTrue(said.get(0).contains("as EMNIST stores them"), said.toString());
    assertEquals(
        emnist
            + " holds several sets of digits: emnist-digits-train-images-idx3-ubyte and those with"
            + " it are read, others left out: emnist-letters-test-images-idx3-ubyte,"
            + " emnist-letters-test-labels-idx1-ubyte, emnist-letters-train-images-idx3-ubyte, …"
            + " (4 in all).",
        said.get(1));
    DataSet pen = new DataSets(Map.of(), home).load(emnist.toString());
    assertEquals(2, pen.testedWith(data).remarks().size());
  }

  private static void rename(Path folder, String part, String by) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        String name = file.getFileName().toString();
        if (!name.startsWith("emnist")) {
          Files.move(file, file.resolveSibling(name.replaceFirst(part, by)));
        }
      }
    }
  }

  @Test
  void oneImageIsTooFewToTrain() {
    write(temp.resolve("tiny"), 1);
    DataException e =
        assertThrows(DataException.class, () -> withRoot().load(temp.resolve("tiny").toString()));
    assertTrue(
        e.getMessage()
            .endsWith(
                "train-images-idx3-ubyte has too few images (1): at least 2 are needed to train."),
        e.getMessage());
  }

  @Test
  void digitsOfOneClassTeachNothing() {
    Images three = labelled(20, 3);
    Idx.write(three, temp.resolve("one"), "train");
    Idx.write(PenDigits.generate(20, 5), temp.resolve("one"), "t10k");
    DataException e =
        assertThrows(DataException.class, () -> withRoot().load(temp.resolve("one").toString()));
    assertEquals(
        temp.resolve("one/train-labels-idx1-ubyte")
            + " has digits of one class only (3): at least two are needed to train.",
        e.getMessage());
  }

  private static Images labelled(int count, int label) {
    Images pen = PenDigits.generate(count, 5);
    int[] labels = new int[count];
    Arrays.fill(labels, label);
    return pen.with(pen.pixels(), labels);
  }

  @Test
  void zippedDigitsAreKnownByTheirBytes() throws IOException {
    for (String name : IdxFolder.FILES) {
      write(temp.resolve("plain"), 14);
      byte[] bytes = Files.readAllBytes(temp.resolve("plain").resolve(name));
      put("capitals", name.toUpperCase(Locale.ROOT) + ".GZ", IdxTest.gzip(bytes));
      put("mixed", name + ".Gz", IdxTest.gzip(bytes));
      put("unnamed", name, IdxTest.gzip(bytes));
      put("misnamed", name + ".gz", bytes);
      put("two", name, bytes);
      put("two", name.toUpperCase(Locale.ROOT) + ".GZ", new byte[3]);
    }
    for (String folder : List.of("capitals", "mixed", "unnamed", "misnamed", "two")) {
      DataSet read = withRoot().load(temp.resolve(folder).toString());
      assertArrayEquals(PenDigits.generate(14, 5).pixels(), read.train().pixels(), folder);
    }
  }

  private void put(String folder, String name, byte[] bytes) throws IOException {
    Files.write(Files.createDirectories(temp.resolve(folder)).resolve(name), bytes);
  }

  @Test
  void digitsThatHaveChangedAreReadAnew() {
    write(root.resolve("mine"), 10);
    DataSets sets = withRoot();
    assertEquals(10, sets.load("mine").train().count());
    write(root.resolve("mine"), 12);
    assertEquals(12, sets.load("mine").train().count());
  }
}
