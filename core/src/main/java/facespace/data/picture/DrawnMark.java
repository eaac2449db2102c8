package facespace.data.picture;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import facespace.data.RegularFile;
import java.awt.image.BufferedImage;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;

/**
 * Tells a drawn person's picture from a photograph, wherever it lies and whatever it is called: a
 * line of text in the PNG file. Source: PNG specification, tEXt, keyword Software.
 */
public final class DrawnMark {
  private static final String FORMAT = "javax_imageio_png_1.0";
  private static final String KEYWORD = "Software";
  private static final String TEXT = "FaceSpace, a drawn person";
  private static final byte[] CHUNK = (KEYWORD + "\0" + TEXT).getBytes(ISO_8859_1);
  private static final long PNG = 0x89504e470d0a1a0aL;

  private DrawnMark() {}

  /** The PNG file of a drawn picture, with the mark. */
  public static byte[] png(BufferedImage drawn) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
    try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
      writer.setOutput(out);
      writer.write(new IIOImage(drawn, null, metadata(writer, drawn)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  private static IIOMetadata metadata(ImageWriter writer, BufferedImage image) throws IOException {
    IIOMetadataNode entry = new IIOMetadataNode("tEXtEntry");
    entry.setAttribute("keyword", KEYWORD);
    entry.setAttribute("value", TEXT);
    IIOMetadataNode text = new IIOMetadataNode("tEXt");
    text.appendChild(entry);
    IIOMetadataNode root = new IIOMetadataNode(FORMAT);
    root.appendChild(text);
    IIOMetadata metadata = writer.getDefaultImageMetadata(new ImageTypeSpecifier(image), null);
    metadata.mergeTree(FORMAT, root);
    return metadata;
  }

  /** Whether a file has the mark; false if it is unreadable or no PNG. */
  public static boolean isOn(Path file) {
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(RegularFile.open(file)))) {
      return in.readLong() == PNG && stands(in);
    } catch (IOException unreadable) {
      return false;
    }
  }

  /** Whether it stands before the pixels. */
  private static boolean stands(DataInputStream in) throws IOException {
    while (true) {
      int length = in.readInt();
      String type = new String(in.readNBytes(4), ISO_8859_1);
      if (length < 0 || type.equals("IDAT") || type.equals("IEND")) {
        return false;
      }
      boolean isText = type.equals("tEXt") && length == CHUNK.length;
      if (isText && Arrays.equals(in.readNBytes(length), CHUNK)) {
        return true;
      }
      in.skipNBytes((isText ? 0 : length) + 4L); // its checksum too
    }
  }
}
