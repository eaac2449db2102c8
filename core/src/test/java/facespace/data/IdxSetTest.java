package facespace.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import facespace.text.Lang;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Several sets of digits in one folder: which is read, and what is said of the others. */
class IdxSetTest extends DataFolders {
  private static final int COUNT = 20;
  private static final List<String> ALL = IdxFolder.FILES;
  private static final List<String> TEST = ALL.subList(2, 4);
  private static final Images A = PenDigits.generate(COUNT, 5);
  private static final Images B = PenDigits.generate(COUNT, 6);

  /** As many of other digits fit, but are none of theirs. */
  @Test
  void labelsAreOfTheSpellingOfTheirImages() throws IOException {
    put(A, "dot", List.of(IdxFolder.TRAIN_IMAGES), name -> name);
    put(B, "dot", ALL, IdxSetTest::dotted);
    assertRead(B, B, "dot", "train-images.idx3-ubyte", "train-images-idx3-ubyte", 1);
    put(A, "gz", List.of(IdxFolder.TRAIN_IMAGES), name -> name);
    put(B, "gz", ALL, name -> name + ".gz");
    assertRead(B, B, "gz", "train-images-idx3-ubyte.gz", "train-images-idx3-ubyte", 1);
    put(A, "test", ALL.subList(0, 3), name -> name);
    put(B, "test", TEST, IdxSetTest::tested);
    assertRead(A, B, "test", "train-images-idx3-ubyte", "t10k-images-idx3-ubyte", 1);
    put(A, "inside", List.of(IdxFolder.TRAIN_LABELS), IdxSetTest::dotted);
    put(B, "inside", ALL, name -> name + "/" + dotted(name));
    String inside = "train-images-idx3-ubyte/train-images.idx3-ubyte";
    assertRead(B, B, "inside", inside, "train-labels.idx1-ubyte", 1);
  }

  @Test
  void aStrayFileOfAnotherCountHidesNoWholeSet() throws IOException {
    put(A.head(3), "stray", List.of(IdxFolder.TRAIN_IMAGES), name -> name);
    put(B, "stray", ALL, IdxSetTest::dotted);
    assertRead(B, B, "stray", "train-images.idx3-ubyte", "train-images-idx3-ubyte", 1);
    put(A.head(3), "beginning", List.of(IdxFolder.TRAIN_IMAGES), name -> name);
    put(B, "beginning", ALL, name -> "fashion-" + name);
    assertRead(B, B, "beginning", "fashion-train-images-idx3-ubyte", ALL.get(0), 1);
  }

  @Test
  void partsMayBeOfTwoSpellingsAndPartsWithoutOneAreRead() throws IOException {
    put(A, "parts", ALL.subList(0, 2), name -> name);
    put(B, "parts", TEST, IdxSetTest::dotted);
    assertEquals(List.of(), said(read(A, B, "parts")));
    put(A, "each", List.of(IdxFolder.TRAIN_IMAGES, IdxFolder.TEST_LABELS), name -> name);
    put(A, "each", List.of(IdxFolder.TRAIN_LABELS), IdxSetTest::dotted);
    put(A, "each", List.of(IdxFolder.TEST_IMAGES), name -> tested(name) + ".gz");
    assertEquals(List.of(), said(read(A, A, "each")));
  }

  @Test
  void wholeSetsThatAreNotReadAreNamed() throws IOException {
    put(A, "zipped", ALL, name -> name);
    put(B, "zipped", TEST, name -> name + ".gz");
    String zipped = "t10k-images-idx3-ubyte.gz, t10k-labels-idx1-ubyte.gz";
    assertRead(A, A, "zipped", IdxFolder.TRAIN_IMAGES, zipped, 2);
    put(A, "tests", ALL, name -> name);
    put(B, "tests", TEST, IdxSetTest::tested);
    String tests = "test-images-idx3-ubyte, test-labels-idx1-ubyte";
    assertRead(A, A, "tests", IdxFolder.TRAIN_IMAGES, tests, 2);
    put(A, "places", ALL, name -> name);
    put(B, "places", TEST, name -> "raw/" + name);
    String raw = "raw/t10k-images-idx3-ubyte, raw/t10k-labels-idx1-ubyte";
    assertRead(A, A, "places", IdxFolder.TRAIN_IMAGES, raw, 2);
    put(A, "whole", ALL.subList(0, 1), name -> name);
    put(B, "whole", ALL, name -> "MNIST/raw/" + name);
    assertRead(B, B, "whole", "MNIST/raw/train-images-idx3-ubyte", ALL.get(0), 1);
  }

  /** As torchvision keeps them. */
  @Test
  void theSameFilesUnzippedAreNoOtherSet() throws IOException {
    put(A, "torch", ALL, name -> name);
    put(A, "torch", ALL, name -> name + ".gz");
    assertEquals(List.of(), said(read(A, A, "torch")));
    put(A, "half", TEST, name -> name);
    put(A, "half", ALL, name -> name + ".gz");
    assertEquals(List.of(), said(read(A, A, "half")));
  }

  private static String dotted(String name) {
    return name.replace("-idx", ".idx");
  }

  private static String tested(String name) {
    return name.replace("t10k", "test");
  }

  private void assertRead(
      Images train, Images test, String folder, String read, String others, int count)
      throws IOException {
    assertEquals(
        List.of(
            temp.resolve(folder)
                + " holds several sets of digits: "
                + read.replace('/', File.separatorChar)
                + " and those with it are read, others left out: "
                + others.replace('/', File.separatorChar)
                + " ("
                + count
                + " in all)."),
        said(read(train, test, folder)));
  }

  private DataSet read(Images train, Images test, String folder) {
    DataSet read = withRoot().load(temp.resolve(folder).toString());
    assertArrayEquals(train.pixels(), read.train().pixels(), folder);
    assertArrayEquals(train.labels(), read.train().labels(), folder);
    assertArrayEquals(test.pixels(), read.test().pixels(), folder);
    assertArrayEquals(test.labels(), read.test().labels(), folder);
    return read;
  }

  private static List<String> said(DataSet read) {
    return read.remarks().stream().map(one -> one.in(Lang.EN)).toList();
  }

  /** Some of the four files of digits that are trained on and tested with, by other names. */
  private void put(Images digits, String folder, List<String> names, UnaryOperator<String> called)
      throws IOException {
    Path plain = temp.resolve("plain" + Arrays.hashCode(digits.pixels()));
    Idx.write(digits, plain, "train");
    Idx.write(digits, plain, "t10k");
    for (String name : names) {
      Path file = temp.resolve(folder).resolve(called.apply(name));
      Files.createDirectories(file.getParent());
      byte[] bytes = Files.readAllBytes(plain.resolve(name));
      Files.write(file, file.toString().endsWith(".gz") ? IdxTest.gzip(bytes) : bytes);
    }
  }
}
