package facespace.data.picture;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;

/**
 * What a picture file consists of, found by walking its blocks without decoding any. The decoder
 * sees the essential blocks only: no colour profile, text or thumbnail in it can inflate or
 * mislead. Profiles are thereby ignored, but those of inks; colours are taken as sRGB.
 *
 * @param essential the file with what the decoder needs and nothing else
 * @param exif the TIFF structure of an EXIF block, or nothing
 * @param frames how many pictures follow each other; counting stops at 2
 * @param scans how many times the decoder passes over all pixels
 * @param whole whether the file ends where its format says that it ends
 * @param inks whether its colours are mixed of inks, as for a printer, and how they are stored
 * @param profile the ICC profile that says what inks look like, or nothing
 */
record PictureParts(
    byte[] essential,
    byte[] exif,
    int frames,
    int scans,
    boolean whole,
    Inks inks,
    byte[] profile) {
  private static final int CMYK_INKS = 4;
  private static final byte[] ADOBE_START = "Adobe".getBytes(StandardCharsets.US_ASCII);

  /**
   * Cyan, magenta, yellow and black: none of them, as Adobe stores them (255 is no ink), or plain.
   */
  enum Inks {
    NONE,
    ADOBE,
    PLAIN
  }

  private static final byte[] NOTHING = {};
  private static final byte[] EXIF_START = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] PROFILE_START = "ICC_PROFILE\0".getBytes(StandardCharsets.US_ASCII);

  /** Which of how many segments a part of a profile is. */
  private static final int PROFILE_PLACE = 2;

  private static final int LARGEST_EXIF = 1 << 16;

  private PictureParts(byte[] essential, byte[] exif, int frames, int scans, boolean whole) {
    this(essential, exif, frames, scans, whole, Inks.NONE, NOTHING);
  }

  static PictureParts of(PictureFormat format, byte[] bytes) {
    return switch (format) {
      case JPEG -> jpeg(bytes);
      case PNG -> png(bytes);
      case GIF -> gif(bytes);
      case BMP, PNM -> new PictureParts(bytes, NOTHING, 1, 1, true);
    };
  }

  /**
   * Keeps all but APP1 … APP13, APP15 and comments; of inks their profile too, which says what they
   * look like. Source: ITU-T T.81, annex B.
   */
  private static PictureParts jpeg(byte[] in) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(in.length);
    ByteArrayOutputStream profiles = new ByteArrayOutputStream();
    ByteArrayOutputStream profile = new ByteArrayOutputStream();
    byte[] exif = NOTHING;
    int scans = 0;
    int at = 2;
    boolean cmyk = false;
    boolean inverted = false;
    while (at + 4 <= in.length && in[at] == (byte) 0xff) {
      int marker = in[at + 1] & 0xff;
      if (marker == 0xff) { // a fill byte
        at++;
        continue;
      }
      int end = at + 2 + unsigned(in, at + 2, 2);
      if (marker == 0xd9 || end > in.length) {
        break;
      }
      boolean isExif = marker == 0xe1 && startsWith(in, at + 4, EXIF_START);
      if (isExif && exif.length == 0) {
        exif = Arrays.copyOfRange(in, at + 4 + EXIF_START.length, end);
      }
      if (marker == 0xda) {
        scans++;
        end = endOfScan(in, end);
      }
      inverted |= marker == 0xee && startsWith(in, at + 4, ADOBE_START);
      cmyk |= isFrame(marker) && end >= at + 10 && in[at + 9] == CMYK_INKS;
      boolean application = marker > 0xe0 && marker <= 0xef && marker != 0xee;
      if (marker == 0xe2 && startsWith(in, at + 4, PROFILE_START)) {
        profiles.write(in, at, end - at);
        int start = Math.min(end, at + 4 + PROFILE_START.length + PROFILE_PLACE);
        profile.write(in, start, end - start);
      } else if (!application && marker != 0xfe) {
        out.write(in, at, end - at);
      }
      at = end;
    }
    boolean whole = at + 2 <= in.length && unsigned(in, at, 2) == 0xffd9;
    out.write(0xff);
    out.write(0xd9);
    ByteArrayOutputStream essential = new ByteArrayOutputStream(in.length);
    essential.write(in, 0, 2);
    if (cmyk) {
      essential.writeBytes(profiles.toByteArray());
    }
    essential.writeBytes(out.toByteArray());
    return new PictureParts(
        essential.toByteArray(),
        exif,
        1,
        scans,
        whole,
        inks(cmyk, inverted),
        profile.toByteArray());
  }

  private static Inks inks(boolean cmyk, boolean inverted) {
    return !cmyk ? Inks.NONE : inverted ? Inks.ADOBE : Inks.PLAIN;
  }

  private static boolean isFrame(int marker) {
    return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
  }

  /** The next marker that is neither a stuffed 0xff nor a restart. */
  private static int endOfScan(byte[] in, int from) {
    int at = from;
    while (at + 1 < in.length) {
      int next = in[at + 1] & 0xff;
      boolean inside = next == 0 || next == 0xff || (next >= 0xd0 && next <= 0xd7);
      if (in[at] == (byte) 0xff && !inside) {
        return at;
      }
      at++;
    }
    return in.length;
  }

  /** Keeps the critical chunks and transparency. Source: PNG specification, section 5. */
  private static PictureParts png(byte[] in) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(in.length);
    out.write(in, 0, 8);
    byte[] exif = NOTHING;
    int frames = 1;
    boolean whole = false;
    int at = 8;
    while (!whole && at + 12 <= in.length) {
      long length = unsigned(in, at, 4) & 0xffffffffL;
      if (length > in.length - at - 12) {
        break;
      }
      int end = at + 12 + (int) length;
      switch (new String(in, at + 4, 4, StandardCharsets.ISO_8859_1)) {
        case "IHDR", "PLTE", "tRNS", "IDAT" -> keep(in, at, end, out);
        case "acTL" -> frames = 2;
        case "eXIf" ->
            exif = length > LARGEST_EXIF ? NOTHING : Arrays.copyOfRange(in, at + 8, end - 4);
        case "IEND" -> {
          out.write(in, at, end - at);
          whole = true;
        }
        default -> {} // text, profiles, times
      }
      at = end;
    }
    return new PictureParts(out.toByteArray(), exif, frames, 1, whole);
  }

  private static void keep(byte[] in, int at, int end, ByteArrayOutputStream out) {
    CRC32 sum = new CRC32();
    sum.update(in, at + 4, end - at - 8);
    if ((int) sum.getValue() != unsigned(in, end - 4, 4)) {
      throw new IllegalArgumentException("checksum of a chunk");
    }
    if (end - at > 12) { // a million empty ones would take the decoder seconds
      out.write(in, at, end - at);
    }
  }

  /**
   * Counts the image descriptors, and keeps them with what tells transparency; drops comments and
   * application blocks. Source: GIF89a specification.
   */
  private static PictureParts gif(byte[] in) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(in.length);
    int frames = 0;
    int at = in.length < 13 ? in.length : 13 + colourTable(in[10]);
    out.write(in, 0, Math.min(at, in.length));
    while (at + 1 < in.length && frames < 2 && in[at] != 0x3b) {
      boolean image = in[at] == 0x2c && at + 11 <= in.length;
      if (in[at] != 0x21 && !image) {
        break;
      }
      boolean control = in[at] == 0x21 && in[at + 1] == (byte) 0xf9;
      int end = endOfSubBlocks(in, image ? at + 11 + colourTable(in[at + 9]) : at + 2);
      if (image || control) {
        out.write(in, at, Math.min(end, in.length) - at);
      }
      frames += image ? 1 : 0;
      at = end;
    }
    boolean whole = at < in.length && (in[at] == 0x3b || frames > 1);
    out.write(0x3b);
    return new PictureParts(out.toByteArray(), NOTHING, frames, 1, whole);
  }

  private static int colourTable(byte flags) {
    return (flags & 0x80) == 0 ? 0 : 3 << ((flags & 7) + 1);
  }

  private static int endOfSubBlocks(byte[] in, int from) {
    int at = from;
    while (at < in.length && in[at] != 0) {
      at += 1 + (in[at] & 0xff);
    }
    return at + 1;
  }

  private static boolean startsWith(byte[] in, int at, byte[] start) {
    return at + start.length <= in.length
        && Arrays.equals(in, at, at + start.length, start, 0, start.length);
  }

  /** A big-endian number of 2 or 4 bytes; 4 bytes may come out negative. */
  private static int unsigned(byte[] in, int at, int bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(in);
    return bytes == 2 ? buffer.getShort(at) & 0xffff : buffer.getInt(at);
  }
}
