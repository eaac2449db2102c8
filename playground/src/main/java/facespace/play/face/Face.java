package facespace.play.face;

import facespace.data.Images;
import facespace.data.paper.PaperFaces;
import facespace.data.picture.FaceCrop;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import javax.imageio.ImageIO;

/**
 * One face: as people see it, and as models do. Immutable by agreement: nobody writes into the
 * arrays.
 *
 * @param picture RGB, square, as people see it
 * @param colour 3·64·64 bytes, channel by channel
 * @param grey 64·64 bytes
 */
public record Face(BufferedImage picture, byte[] colour, byte[] grey) {
  private static final int GREY = 1;

  static {
    ImageIO.setUseCache(false); // a few kilobytes need no file on disk
  }

  /**
   * A generated person.
   *
   * @param side pixels of the picture that people see
   */
  public static Face drawn(PaperFace face, int side) {
    return new Face(
        PaperFaces.draw(face.person(), face.shot(), side),
        PaperFaces.pixels(face.person(), face.shot(), FaceCrop.SIDE, true),
        PaperFaces.pixels(face.person(), face.shot(), FaceCrop.SIDE, false));
  }

  /** The centre square of a photograph. */
  public static Face photographed(BufferedImage rgb) {
    return new Face(squareOf(rgb), FaceCrop.centre(rgb, true), FaceCrop.centre(rgb, false));
  }

  /** The face as one image with a model's number of channels. */
  public Images input(int channels) {
    int side = FaceCrop.SIDE;
    byte[] pixels = channels == GREY ? grey : colour;
    return new Images("face", channels, side, side, pixels, new int[1], List.of("?"));
  }

  /** The picture that people see, as a PNG file no larger than a number of pixels square. */
  public byte[] png(int largest) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(Shrink.to(largest, picture), "png", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static BufferedImage squareOf(BufferedImage rgb) {
    int side = Math.min(rgb.getWidth(), rgb.getHeight());
    return rgb.getSubimage((rgb.getWidth() - side) / 2, (rgb.getHeight() - side) / 2, side, side);
  }
}
