package facespace.play.api;

import facespace.data.Images;
import facespace.play.hub.map.ShownFaces;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.stream.IntStream;

/** All faces of a map in one picture, row by row, for a browser to cut. */
final class FaceSheet {
  private FaceSheet() {}

  /** Faces in a row. */
  static int columns(int count) {
    return Math.max(1, (int) Math.ceil(Math.sqrt(count)));
  }

  /** The sheet, {@link ShownFaces#TILE} pixels a face. */
  static BufferedImage of(ShownFaces faces) {
    int count = faces.points().count();
    int columns = columns(count);
    int tile = ShownFaces.TILE;
    int rows = (count + columns - 1) / columns;
    BufferedImage sheet =
        new BufferedImage(columns * tile, Math.max(1, rows) * tile, BufferedImage.TYPE_INT_RGB);
    BufferedImage[] pictures =
        IntStream.range(0, count)
            .parallel()
            .mapToObj(i -> picture(faces.picture(i)))
            .toArray(BufferedImage[]::new);
    Graphics2D g = sheet.createGraphics();
    g.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    for (int i = 0; i < count; i++) {
      g.drawImage(pictures[i], i % columns * tile, i / columns * tile, tile, tile, null);
    }
    g.dispose();
    return sheet;
  }

  private static BufferedImage picture(Images one) {
    int plane = one.width() * one.height();
    BufferedImage picture =
        new BufferedImage(one.width(), one.height(), BufferedImage.TYPE_INT_RGB);
    for (int p = 0; p < plane; p++) {
      int rgb = 0;
      for (int channel = 0; channel < 3; channel++) {
        int value = one.pixels()[one.channels() == 3 ? channel * plane + p : p] & 0xff;
        rgb = rgb << 8 | (one.areDigits() ? 255 - value : value); // digits as on paper
      }
      picture.setRGB(p % one.width(), p / one.width(), rgb);
    }
    return picture;
  }
}
