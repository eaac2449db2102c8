package facespace.lab;

import facespace.data.Images;
import java.awt.image.BufferedImage;

/** Images side by side in one picture, as they are seen on paper: digits dark on light. */
final class Sheet {
  private static final int COLUMNS = 12;
  private static final int GAP = 2;
  private static final int PAPER = 0xFFFFFF;
  private static final int BRIGHTEST = 255;

  private Sheet() {}

  static BufferedImage of(Images images) {
    int columns = Math.max(1, Math.min(COLUMNS, images.count()));
    int rows = Math.max(1, (images.count() + columns - 1) / columns);
    int cellWidth = images.width() + GAP;
    int cellHeight = images.height() + GAP;
    BufferedImage sheet =
        new BufferedImage(columns * cellWidth, rows * cellHeight, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < sheet.getHeight(); y++) {
      for (int x = 0; x < sheet.getWidth(); x++) {
        sheet.setRGB(x, y, PAPER);
      }
    }
    for (int i = 0; i < images.count(); i++) {
      draw(images, i, sheet, i % columns * cellWidth, i / columns * cellHeight);
    }
    return sheet;
  }

  private static void draw(Images images, int image, BufferedImage sheet, int left, int top) {
    byte[] pixels = images.pixelsOf(image);
    int plane = images.height() * images.width();
    for (int p = 0; p < plane; p++) {
      int rgb = 0;
      for (int c = 0; c < 3; c++) {
        int value = pixels[(images.channels() == 1 ? 0 : c) * plane + p] & 0xFF;
        rgb = rgb << 8 | (images.areDigits() ? BRIGHTEST - value : value);
      }
      sheet.setRGB(left + p % images.width(), top + p / images.width(), rgb);
    }
  }
}
