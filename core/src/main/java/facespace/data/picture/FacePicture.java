package facespace.data.picture;

import facespace.data.DataException;
import facespace.data.RegularFile;
import facespace.data.picture.PictureParts.Inks;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Reads a picture that somebody took somewhere: JPEG, PNG, GIF, BMP, PGM or PPM, whatever its name
 * ends in. It comes out upright (EXIF), in RGB, transparent places white. A file that will not do
 * is refused in one sentence, before anything is decoded where its blocks tell already; so neither
 * its memory nor its time is the file's to choose.
 *
 * <p>Stateless; safe for use by several threads.
 */
public final class FacePicture {
  /** The largest file that is read, in bytes. */
  public static final int LARGEST_FILE = 25 << 20;

  /** The most pixels a picture may have by its header. */
  public static final int MOST_PIXELS = 40_000_000;

  /** The longest side in pixels. */
  public static final int LONGEST_SIDE = 20_000;

  /** The shortest side in pixels; less of a face tells nobody apart. */
  public static final int SHORTEST_SIDE = 16;

  /** Larger pictures come out with every second, third … pixel of every second, third … row. */
  private static final int ENOUGH_PIXELS = 4_000_000;

  /** A progressive JPEG passes over its pixels again and again; a camera's about ten times. */
  private static final long MOST_PASSES = 600_000_000;

  private static final long LEAST_PER_PASS = 100_000;

  private FacePicture() {}

  /**
   * Reads a file.
   *
   * @param name what sentences call it
   * @return {@link BufferedImage#TYPE_INT_RGB}, at most about 4 million pixels
   * @throws DataException naming the file and what is allowed
   */
  public static BufferedImage read(Path file, String name) {
    try (InputStream in = RegularFile.open(file)) {
      // The size is asked of the bytes themselves: a file may grow.
      return read(in.readNBytes(LARGEST_FILE + 1), name);
    } catch (IOException e) {
      throw DataException.unreadable(shown(name), e);
    }
  }

  /** Reads a file, calling it by its path. */
  public static BufferedImage read(Path file) {
    return read(file, file.toString());
  }

  /**
   * Whether a file begins as a picture does, of a kind that is read or not; false if unreadable.
   */
  public static boolean isOne(Path file) {
    try (InputStream in = RegularFile.open(file)) {
      byte[] head = in.readNBytes(PictureFormat.HEAD);
      return PictureFormat.of(head).isPresent() || PictureFormat.foreign(head).isPresent();
    } catch (IOException unreadable) {
      return false;
    }
  }

  /**
   * Reads the bytes of a picture, as uploaded.
   *
   * @see #read(Path, String)
   */
  public static BufferedImage read(byte[] bytes, String fileName) {
    String name = shown(fileName);
    if (bytes.length == 0) {
      throw new DataException("data.picture.empty", name);
    }
    if (bytes.length > LARGEST_FILE) {
      throw new DataException("data.picture.bytes", name, String.valueOf(LARGEST_FILE >> 20));
    }
    PictureFormat format = PictureFormat.of(bytes).orElseThrow(() -> refused(bytes, name));
    try {
      if (format.isUnpacked()) {
        Unpacked.check(format, bytes, name);
      }
      PictureParts parts = PictureParts.of(format, bytes);
      return Upright.turn(Flat.rgb(decode(format, parts, name)), Upright.orientation(parts.exif()));
    } catch (IOException | RuntimeException e) {
      if (e instanceof DataException sentence) {
        throw sentence;
      }
      // Decoders meet damage with any exception at all.
      throw new DataException("data.picture.damaged", name, format.name());
    } catch (OutOfMemoryError | StackOverflowError unforeseen) {
      // One picture must not end what others do here.
      throw new DataException("data.picture.memory", name);
    }
  }

  private static DataException refused(byte[] bytes, String name) {
    return PictureFormat.foreign(bytes)
        .map(other -> new DataException("data.picture.format", name, other, PictureFormat.ALLOWED))
        .orElseGet(() -> new DataException("data.picture.none", name, PictureFormat.ALLOWED));
  }

  private static BufferedImage decode(PictureFormat format, PictureParts parts, String name)
      throws IOException {
    ImageReader reader = reader(format, parts.inks() == Inks.ADOBE);
    boolean[] cut = {!parts.whole()};
    try (ImageInputStream in =
        new MemoryCacheImageInputStream(new ByteArrayInputStream(parts.essential()))) {
      reader.setInput(in, true, true);
      int width = reader.getWidth(0);
      int height = reader.getHeight(0);
      checkSize(width, height, name);
      check(parts, width, height, name);
      reader.addIIOReadWarningListener(premature(cut));
      ImageReadParam param = reader.getDefaultReadParam();
      int step = (int) Math.ceil(Math.sqrt((double) width * height / ENOUGH_PIXELS));
      step = Math.max(1, Math.min(step, Math.min(width, height) / SHORTEST_SIDE));
      param.setSourceSubsampling(step, step, 0, 0);
      BufferedImage image = cut[0] ? null : image(reader, param, parts);
      if (cut[0]) {
        throw new DataException("data.picture.truncated", name);
      }
      return image;
    } catch (IOException e) {
      if (cut[0] || e instanceof EOFException) {
        throw new DataException("data.picture.truncated", name);
      }
      throw e;
    } finally {
      reader.dispose();
    }
  }

  /** Java's own reader, which cannot mix inks; Adobe's are the library's. */
  private static ImageReader reader(PictureFormat format, boolean adobeInks) {
    Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(format.reader());
    ImageReader reader = readers.next();
    while (format == PictureFormat.JPEG && readers.hasNext() && isLibrarys(reader) != adobeInks) {
      reader = readers.next();
    }
    return reader;
  }

  private static boolean isLibrarys(ImageReader reader) {
    return reader.getClass().getName().startsWith("com.twelvemonkeys.");
  }

  private static BufferedImage image(ImageReader reader, ImageReadParam param, PictureParts parts)
      throws IOException {
    return parts.inks() == Inks.PLAIN
        ? Flat.printed(reader.readRaster(0, param), parts.profile())
        : reader.read(0, param);
  }

  static void checkSize(int width, int height, String name) {
    if (width > LONGEST_SIDE || height > LONGEST_SIDE || (long) width * height > MOST_PIXELS) {
      throw new DataException(
          "data.picture.large",
          name,
          grouped(width),
          grouped(height),
          grouped(MOST_PIXELS),
          grouped(LONGEST_SIDE));
    }
    if (width < SHORTEST_SIDE || height < SHORTEST_SIDE) {
      throw new DataException(
          "data.picture.small",
          name,
          grouped(width),
          grouped(height),
          String.valueOf(SHORTEST_SIDE));
    }
  }

  private static void check(PictureParts parts, int width, int height, String name) {
    if (parts.frames() > 1) {
      throw new DataException("data.picture.animated", name);
    }
    if (parts.scans() * Math.max((long) width * height, LEAST_PER_PASS) > MOST_PASSES) {
      throw new DataException("data.picture.scans", name, grouped(parts.scans()));
    }
  }

  /** A JPEG decoder fills what is missing with grey and only warns. */
  private static IIOReadWarningListener premature(boolean[] cut) {
    return (source, warning) ->
        cut[0] |= warning.toLowerCase(Locale.ROOT).contains("premature end");
  }

  private static String grouped(int number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** A file's name within a sentence of one line. */
  private static String shown(String name) {
    String line = name.replaceAll("[\\p{Cntrl}\\u2028\\u2029]", "\uFFFD");
    return line.length() <= 200 ? line : "…" + line.substring(line.length() - 199);
  }
}
