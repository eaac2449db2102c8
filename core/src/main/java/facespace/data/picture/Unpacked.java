package facespace.data.picture;

import static java.nio.charset.StandardCharsets.US_ASCII;

import facespace.data.DataException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Checks the headers of formats that store pixel after pixel, BMP and PNM, before a decoder sees
 * them: a file has to hold all the bytes that its header speaks of, and no other file in it.
 */
final class Unpacked {
  /** Sizes and depth lie within these bytes, in the oldest header of BMP too. */
  private static final int BMP_HEAD = 34;

  private static final int OLDEST_BMP = 12;

  private Unpacked() {}

  /**
   * What a header speaks of.
   *
   * @param bytes the whole file's, by that
   */
  private record Claim(int width, int height, long bytes) {}

  /**
   * @param name what sentences call the file
   * @throws DataException if the picture is too large or small, cut, or a compressed one
   * @throws IllegalArgumentException if the header is none
   */
  static void check(PictureFormat format, byte[] file, String name) {
    if (format == PictureFormat.BMP && file.length < BMP_HEAD) {
      throw new DataException("data.picture.truncated", name);
    }
    Claim claim = format == PictureFormat.BMP ? bmp(file, name) : pnm(file);
    FacePicture.checkSize(claim.width(), claim.height(), name);
    if (claim.bytes() > file.length) {
      throw new DataException("data.picture.truncated", name);
    }
  }

  /** Source: Microsoft's BITMAPINFOHEADER; compressions 0, 3 and 6 are none. */
  private static Claim bmp(byte[] file, String name) {
    ByteBuffer head = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    boolean oldest = head.getInt(14) == OLDEST_BMP;
    int compression = oldest ? 0 : head.getInt(30);
    if (compression != 0 && compression != 3 && compression != 6) {
      throw new DataException("data.picture.format", name, "compressed BMP", PictureFormat.ALLOWED);
    }
    int width = oldest ? head.getShort(18) & 0xffff : head.getInt(18);
    int height = oldest ? head.getShort(20) & 0xffff : Math.abs(head.getInt(22));
    long bits = head.getShort(oldest ? 24 : 28) & 0xffff;
    long row = (width * bits + 31) / 32 * 4;
    return new Claim(width, height, (head.getInt(10) & 0xffffffffL) + row * height);
  }

  /** Source: the Netpbm formats; P1 … P3 are written in digits, at least one a sample. */
  private static Claim pnm(byte[] file) {
    int kind = file[1] - '0';
    PnmHead head = new PnmHead(file);
    int width = head.number();
    int height = head.number();
    int white = kind == 1 || kind == 4 ? 1 : head.number();
    long samples = (long) width * height * (kind == 3 || kind == 6 ? 3 : 1);
    long bytes =
        switch (kind) {
          case 1 -> samples;
          case 2, 3 -> 2 * samples - 1;
          case 4 -> (width + 7L) / 8 * height;
          default -> white > 0xff ? 2 * samples : samples;
        };
    return new Claim(width, height, head.end() + bytes);
  }

  /** Numbers between white space and comments, after the two letters. */
  private static final class PnmHead {
    private static final int MOST_DIGITS = 9;

    private final byte[] file;
    private int at = 2;

    PnmHead(byte[] file) {
      this.file = file;
    }

    int number() {
      while (at < file.length && !isDigit()) {
        if (file[at] == '#') {
          skipLine();
        } else if (!Character.isWhitespace(file[at])) {
          throw new IllegalArgumentException("a header without its numbers");
        }
        at++;
      }
      int start = at;
      while (at < file.length && isDigit() && at - start <= MOST_DIGITS) {
        at++;
      }
      return Integer.parseInt(new String(file, start, at - start, US_ASCII));
    }

    /** Where the samples begin, after one white space. */
    int end() {
      return at + 1;
    }

    private void skipLine() {
      while (at < file.length && file[at] != '\n' && file[at] != '\r') {
        at++;
      }
    }

    private boolean isDigit() {
      return file[at] >= '0' && file[at] <= '9';
    }
  }
}
