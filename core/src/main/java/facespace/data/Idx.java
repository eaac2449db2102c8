package facespace.data;

import java.io.BufferedInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * MNIST's file format: a big-endian header (magic number, then one size per dimension) followed by
 * unsigned bytes. Zipped files are known by their first two bytes, whatever they are called, and
 * unzipped while reading.
 *
 * <p>Every way in which a file can be damaged ends in a {@link DataException} naming that file.
 *
 * @see <a href="http://yann.lecun.com/exdb/mnist/">LeCun, Cortes, Burges: the MNIST database</a>
 */
public final class Idx {
  private static final int IMAGES_MAGIC = 0x803; // unsigned bytes, three dimensions
  private static final int LABELS_MAGIC = 0x801; // unsigned bytes, one dimension

  /** More than ten times MNIST; a header that asks for more is damaged. */
  private static final long MAX_BYTES = 512L << 20;

  private static final int BUFFER = 1 << 16;

  private Idx() {}

  /**
   * Reads digits and their labels.
   *
   * @param images a file of magic number 2051
   * @param labels a file of magic number 2049, as many labels as there are images, each 0 … 9
   * @param name what the images are to be called
   */
  public static Images read(Path images, Path labels, String name) {
    Block pixels = block(images, IMAGES_MAGIC, 3);
    Block classes = block(labels, LABELS_MAGIC, 1);
    int count = pixels.sizes[0];
    if (classes.sizes[0] != count) {
      throw new DataException(
          "data.idx.counts", labels, text(classes.sizes[0]), images, text(count));
    }
    int[] digits = new int[count];
    for (int i = 0; i < count; i++) {
      digits[i] = classes.bytes[i] & 0xff;
      if (digits[i] >= Images.DIGITS.size()) {
        throw new DataException("data.idx.label", labels, text(digits[i]), text(i));
      }
    }
    return new Images(name, pixels.sizes[1], pixels.sizes[2], pixels.bytes, digits, Images.DIGITS);
  }

  /** The sizes in the header of an image file: count, rows, columns. Reads nothing more. */
  static int[] imageSizes(Path images) {
    try (InputStream in = open(images)) {
      return header(in, images, IMAGES_MAGIC, 3);
    } catch (IOException e) {
      throw damaged(images, e);
    }
  }

  /** Whether two files are the same once unzipped; what is damaged equals nothing. */
  static boolean haveSameContent(Path one, Path other) {
    try (InputStream a = open(one);
        InputStream b = open(other)) {
      byte[] bytes;
      do {
        bytes = a.readNBytes(BUFFER);
        if (!Arrays.equals(bytes, b.readNBytes(BUFFER))) {
          return false;
        }
      } while (bytes.length > 0);
      return true;
    } catch (IOException damaged) {
      return false;
    }
  }

  /**
   * Writes {@code <prefix>-images-idx3-ubyte} and {@code <prefix>-labels-idx1-ubyte}, making the
   * folder if there is none.
   *
   * @param prefix MNIST's are {@code train} and {@code t10k}
   */
  public static void write(Images images, Path folder, String prefix) {
    byte[] labels = new byte[images.count()];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = (byte) images.labels()[i];
    }
    int[] sizes = {images.count(), images.height(), images.width()};
    try {
      Files.createDirectories(folder);
      write(folder.resolve(prefix + "-images-idx3-ubyte"), IMAGES_MAGIC, sizes, images.pixels());
      write(
          folder.resolve(prefix + "-labels-idx1-ubyte"),
          LABELS_MAGIC,
          new int[] {labels.length},
          labels);
    } catch (IOException e) {
      throw new DataException("data.folder.unwritable", folder, Reason.of(e));
    }
  }

  private static void write(Path file, int magic, int[] sizes, byte[] bytes) throws IOException {
    try (OutputStream out = Files.newOutputStream(file);
        DataOutputStream data = new DataOutputStream(out)) {
      ByteBuffer header = ByteBuffer.allocate(4 + 4 * sizes.length).putInt(magic);
      for (int size : sizes) {
        header.putInt(size);
      }
      data.write(header.array());
      data.write(bytes);
    }
  }

  private record Block(int[] sizes, byte[] bytes) {}

  private static Block block(Path file, int magic, int dimensions) {
    try (InputStream in = open(file)) {
      int[] sizes = header(in, file, magic, dimensions);
      long expected = 1;
      for (int size : sizes) {
        expected *= size;
      }
      // Grows with what is really there: a damaged header cannot ask for memory.
      byte[] bytes = in.readNBytes((int) expected);
      if (bytes.length < expected) {
        throw new DataException("data.idx.truncated", file, text(expected), text(bytes.length));
      }
      if (in.read() >= 0) {
        throw new DataException("data.idx.trailing", file, text(expected));
      }
      return new Block(sizes, bytes);
    } catch (IOException e) {
      throw damaged(file, e);
    }
  }

  private static int[] header(InputStream in, Path file, int magic, int dimensions)
      throws IOException {
    byte[] bytes = in.readNBytes(4 + 4 * dimensions);
    if (bytes.length < 4 + 4 * dimensions) {
      throw new DataException("data.idx.header", file);
    }
    ByteBuffer header = ByteBuffer.wrap(bytes);
    int found = header.getInt();
    if (found != magic) {
      throw new DataException("data.idx.magic", file, text(found), text(magic));
    }
    int[] sizes = new int[dimensions];
    double total = 1;
    for (int d = 0; d < dimensions; d++) {
      sizes[d] = header.getInt();
      total *= sizes[d];
      if (sizes[d] < 1 || sizes[d] > MAX_BYTES) {
        throw new DataException("data.idx.size", file, text(Integer.toUnsignedLong(sizes[d])));
      }
    }
    if (total > MAX_BYTES) {
      String all = IntStream.of(sizes).mapToObj(Idx::text).collect(Collectors.joining(" × "));
      throw new DataException("data.idx.sizes", file, all);
    }
    return sizes;
  }

  private static InputStream open(Path file) throws IOException {
    InputStream raw = new BufferedInputStream(RegularFile.open(file), BUFFER);
    try {
      raw.mark(2);
      boolean zipped = raw.read() == 0x1f && raw.read() == 0x8b; // RFC 1952
      raw.reset();
      return zipped ? new GZIPInputStream(raw, BUFFER) : raw;
    } catch (IOException e) {
      raw.close();
      throw e;
    }
  }

  private static DataException damaged(Path file, IOException e) {
    if (e instanceof EOFException) {
      return new DataException("data.idx.cut", file);
    }
    if (e instanceof ZipException) {
      return new DataException("data.idx.gzip", file);
    }
    return new DataException("data.file.unreadable", file, Reason.of(e));
  }

  /** Digits as they are; MessageFormat would group thousands. */
  private static String text(long number) {
    return Long.toString(number);
  }
}
