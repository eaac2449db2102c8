package facespace.data.picture;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Transparency;
import java.awt.color.CMMException;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;

/** Brings a decoded picture of any kind to plain RGB, transparent places white. */
final class Flat {
  private Flat() {}

  static BufferedImage rgb(BufferedImage image) {
    ColorModel colours = image.getColorModel();
    if (colours.getColorSpace().getType() == ColorSpace.TYPE_GRAY) {
      return grey(image);
    }
    BufferedImage flat = canvas(image);
    Graphics2D canvas = flat.createGraphics();
    canvas.setColor(Color.WHITE);
    canvas.fillRect(0, 0, flat.getWidth(), flat.getHeight());
    canvas.drawImage(image, 0, 0, null);
    canvas.dispose();
    return flat;
  }

  /** Takes grey values as they are stored: Java takes them for linear light and brightens them. */
  private static BufferedImage grey(BufferedImage image) {
    Raster stored = image.getRaster();
    ColorModel colours = image.getColorModel();
    int width = image.getWidth();
    double white = (1 << colours.getComponentSize(0)) - 1;
    int bands = stored.getNumBands();
    boolean alpha = colours.hasAlpha() && bands == 2;
    double opaque = alpha ? (1 << colours.getComponentSize(1)) - 1 : 1;
    BufferedImage flat = canvas(image);
    int[] row = new int[width * bands];
    int[] rgb = new int[width];
    for (int y = 0; y < image.getHeight(); y++) {
      stored.getPixels(0, y, width, 1, row);
      for (int x = 0; x < width; x++) {
        double cover = alpha ? row[x * bands + 1] / opaque : 1;
        double value = 1 - cover * (1 - row[x * bands] / white);
        rgb[x] = 0x010101 * (int) Math.round(255 * value);
      }
      flat.setRGB(0, y, width, 1, rgb, 0, width);
    }
    return flat;
  }

  /**
   * Cyan, magenta, yellow and black on white paper, or as a profile says.
   *
   * @param inks 4 bands, 255 is all of an ink
   * @param profile ICC's, of inks; if it is none, they look as inks usually do
   */
  static BufferedImage printed(Raster inks, byte[] profile) {
    try {
      ICC_ColorSpace space = new ICC_ColorSpace(ICC_Profile.getInstance(profile));
      if (space.getNumComponents() != inks.getNumBands()) {
        return printed(inks);
      }
      ColorModel colours =
          new ComponentColorModel(space, false, false, Transparency.OPAQUE, DataBuffer.TYPE_BYTE);
      WritableRaster raster =
          colours.createCompatibleWritableRaster(inks.getWidth(), inks.getHeight());
      raster.setRect(inks);
      return rgb(new BufferedImage(colours, raster, false, null));
    } catch (IllegalArgumentException | CMMException broken) {
      return printed(inks);
    }
  }

  private static BufferedImage printed(Raster inks) {
    int width = inks.getWidth();
    BufferedImage flat = new BufferedImage(width, inks.getHeight(), BufferedImage.TYPE_INT_RGB);
    int[] row = new int[4 * width];
    for (int y = 0; y < inks.getHeight(); y++) {
      inks.getPixels(inks.getMinX(), inks.getMinY() + y, width, 1, row);
      for (int x = 0; x < width; x++) {
        int light = 255 - row[4 * x + 3];
        int red = (255 - row[4 * x]) * light / 255;
        int green = (255 - row[4 * x + 1]) * light / 255;
        int blue = (255 - row[4 * x + 2]) * light / 255;
        flat.setRGB(x, y, red << 16 | green << 8 | blue);
      }
    }
    return flat;
  }

  private static BufferedImage canvas(BufferedImage image) {
    return new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
  }
}
