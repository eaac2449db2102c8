package facespace.data.picture;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Optional;
import java.util.regex.Pattern;

/** The kinds of picture files that are read, told by their first bytes and not by their names. */
enum PictureFormat {
  JPEG("jpeg", "\\xff\\xd8\\xff.*"),
  PNG("png", "\\x89PNG\\r\\n\\x1a\\n.*"),
  GIF("gif", "GIF8[79]a.*"),
  /** With the length of its second header, of which there are a few. */
  BMP("bmp", "BM.{12}[\\x0c\\x10\\x28\\x34\\x38\\x40\\x6c\\x7c]\\x00\\x00\\x00.*"),
  PNM("pnm", "P[1-6](\\s*#|\\s+-?\\d).*");

  /** What is allowed, for sentences that refuse something else. */
  static final String ALLOWED = "JPEG, PNG, GIF, BMP, PGM, PPM";

  /** How many bytes tell what a file is. */
  static final int HEAD = 32;

  private final String reader;
  private final Pattern start;

  PictureFormat(String reader, String start) {
    this.reader = reader;
    this.start = Pattern.compile(start, Pattern.DOTALL);
  }

  /** What ImageIO calls its reader. */
  String reader() {
    return reader;
  }

  /** Whether it stores pixel after pixel as they are. */
  boolean isUnpacked() {
    return this == BMP || this == PNM;
  }

  static Optional<PictureFormat> of(byte[] bytes) {
    String head = head(bytes);
    for (PictureFormat format : values()) {
      if (format.start.matcher(head).matches()) {
        return Optional.of(format);
      }
    }
    return Optional.empty();
  }

  /** The name of a format that is a picture's, but is not read: what a phone or a browser saves. */
  static Optional<String> foreign(byte[] bytes) {
    String head = head(bytes);
    if (head.matches("(?s)....ftyp(avif|avis).*")) {
      return Optional.of("AVIF");
    }
    if (head.matches("(?s)....ftyp(hei|hev|mif1|msf1).*")) {
      return Optional.of("HEIC");
    }
    if (head.matches("(?s)RIFF....WEBP.*")) {
      return Optional.of("WebP");
    }
    if (head.startsWith("II*\0") || head.startsWith("MM\0*")) {
      return Optional.of("TIFF");
    }
    return Optional.empty();
  }

  private static String head(byte[] bytes) {
    return new String(bytes, 0, Math.min(HEAD, bytes.length), ISO_8859_1);
  }
}
