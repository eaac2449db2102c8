package facespace.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import facespace.text.Lang;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdxTest {
  /** Two images of 1 row and 3 columns, spelled out byte by byte from the format's description. */
  private static final byte[] IMAGES = {
    0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 3, 0, 127, (byte) 255, 4, 5, 6
  };

  private static final byte[] LABELS = {0, 0, 8, 1, 0, 0, 0, 2, 9, 0};

  @TempDir Path folder;
  private Path images;
  private Path labels;

  @BeforeEach
  void writeSoundFiles() throws IOException {
    images = Files.write(folder.resolve("images"), IMAGES);
    labels = Files.write(folder.resolve("labels"), LABELS);
  }

  @Test
  void readsSizesPixelsAndLabels() {
    Images read = Idx.read(images, labels, "two");
    assertEquals(2, read.count());
    assertEquals(1, read.height());
    assertEquals(3, read.width());
    assertArrayEquals(new byte[] {0, 127, (byte) 255}, read.pixelsOf(0));
    assertArrayEquals(new byte[] {4, 5, 6}, read.pixelsOf(1));
    assertArrayEquals(new int[] {9, 0}, read.labels());
    assertEquals("two", read.name());
  }

  @Test
  void readsZippedFilesToo() throws IOException {
    Path zipped = Files.write(folder.resolve("images.gz"), gzip(IMAGES));
    assertArrayEquals(new byte[] {4, 5, 6}, Idx.read(zipped, labels, "z").pixelsOf(1));
  }

  @Test
  void writesTheBytesOfTheFormat() throws IOException {
    Idx.write(Idx.read(images, labels, "two"), folder.resolve("new/out"), "train");
    assertArrayEquals(
        IMAGES, Files.readAllBytes(folder.resolve("new/out/train-images-idx3-ubyte")));
    assertArrayEquals(
        LABELS, Files.readAllBytes(folder.resolve("new/out/train-labels-idx1-ubyte")));
  }

  @Test
  void writingWhereAFileStandsSaysSo() {
    Images read = Idx.read(images, labels, "two");
    DataException e = assertThrows(DataException.class, () -> Idx.write(read, labels, "train"));
    assertEquals(labels + " cannot be written: not a folder.", e.getMessage());
  }

  @Test
  void truncatedPixelsNameTheFileAndBothSizes() throws IOException {
    Files.write(images, Arrays.copyOf(IMAGES, IMAGES.length - 1));
    assertRefused(images + " is truncated: its header promises 6 bytes, 5 are there.");
  }

  @Test
  void truncatedHeaderNamesTheFile() throws IOException {
    Files.write(images, Arrays.copyOf(IMAGES, 9));
    assertRefused(images + " is too short for the header of an IDX file.");
  }

  @Test
  void emptyFileNamesTheFile() throws IOException {
    Files.write(labels, new byte[0]);
    assertRefused(labels + " is too short for the header of an IDX file.");
  }

  @Test
  void wrongMagicNumberNamesTheFileAndBothNumbers() throws IOException {
    Files.write(images, LABELS);
    assertRefused(images + " is too short for the header of an IDX file.");
    Files.write(images, changed(IMAGES, 3, 1));
    assertRefused(images + " starts with magic number 2049 instead of 2051.");
  }

  @Test
  void imageAndLabelFilesMixedUpNameTheFile() {
    DataException e = assertThrows(DataException.class, () -> Idx.read(images, images, "x"));
    assertEquals(images + " starts with magic number 2051 instead of 2049.", e.getMessage());
  }

  @Test
  void moreImagesThanLabelsNamesBothFiles() throws IOException {
    Files.write(labels, new byte[] {0, 0, 8, 1, 0, 0, 0, 1, 9});
    assertRefused(labels + " has 1 labels, but " + images + " has 2 images.");
  }

  @Test
  void labelBeyondNineNamesTheFileAndThePlace() throws IOException {
    Files.write(labels, changed(LABELS, 9, 10));
    assertRefused(labels + " has label 10 at position 1; labels are 0 … 9.");
  }

  @Test
  void trailingBytesNameTheFile() throws IOException {
    Files.write(images, Arrays.copyOf(IMAGES, IMAGES.length + 1));
    assertRefused(images + " goes on after the 6 bytes that its header promises.");
  }

  @Test
  void absurdSizesInTheHeaderAreRefusedWithoutAskingForMemory() throws IOException {
    Files.write(images, changed(IMAGES, 4, 0x7f));
    assertRefused(images + " gives a size of 2130706434 in its header, which cannot be.");
    Files.write(images, changed(IMAGES, 4, 0xff));
    assertRefused(images + " gives a size of 4278190082 in its header, which cannot be.");
    byte[] many = changed(changed(IMAGES, 9, 0x7f), 13, 0x7f); // each alone could be
    Files.write(images, many);
    assertRefused(images + " gives sizes of 2 × 8323073 × 8323075 in its header, which cannot be.");
    Files.write(images, changed(IMAGES, 7, 0));
    assertRefused(images + " gives a size of 0 in its header, which cannot be.");
  }

  @Test
  void cutGzipNamesTheFile() throws IOException {
    byte[] whole = gzip(IMAGES);
    images = Files.write(folder.resolve("cut.gz"), Arrays.copyOf(whole, whole.length - 12));
    assertRefused(images + " is truncated: its gzip stream ends too early.");
  }

  @Test
  void damagedGzipNamesTheFile() throws IOException {
    byte[] whole = gzip(IMAGES);
    images = Files.write(folder.resolve("bad.gz"), changed(whole, whole.length - 6, 77));
    assertRefused(images + " is not a sound gzip file.");
    Files.write(images, IMAGES);
    assertArrayEquals(new byte[] {4, 5, 6}, Idx.read(images, labels, "plain").pixelsOf(1));
  }

  @Test
  void missingFileNamesTheFileInBothLanguages() {
    images = folder.resolve("nowhere");
    DataException e = assertThrows(DataException.class, () -> Idx.read(images, labels, "x"));
    assertEquals(images + " cannot be read: no such file.", e.getMessage());
    assertTrue(e.in(Lang.ZH).startsWith("无法读取 " + images), e.in(Lang.ZH));
  }

  private void assertRefused(String sentence) {
    DataException e = assertThrows(DataException.class, () -> Idx.read(images, labels, "x"));
    assertEquals(sentence, e.getMessage());
  }

  private static byte[] changed(byte[] bytes, int at, int value) {
    byte[] copy = bytes.clone();
    copy[at] = (byte) value;
    return copy;
  }

  static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
      zip.write(bytes);
    }
    return out.toByteArray();
  }
}
