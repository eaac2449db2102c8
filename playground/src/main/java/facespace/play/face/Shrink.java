package facespace.play.face;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;

/** Pictures made smaller, so that every pixel of the large one counts. */
public final class Shrink {
  private Shrink() {}

  /**
   * Halves as long as that is not too small: one large step down would skip most pixels.
   *
   * @param longest pixels of the longer side, at most
   * @return an RGB picture of the same proportions; the picture itself if it is small enough
   */
  public static BufferedImage to(int longest, BufferedImage picture) {
    BufferedImage now = picture;
    while (longer(now) > longest) {
      now = scaled(now, Math.max(0.5, (double) longest / longer(now)));
    }
    return now;
  }

  private static int longer(BufferedImage picture) {
    return Math.max(picture.getWidth(), picture.getHeight());
  }

  private static BufferedImage scaled(BufferedImage picture, double scale) {
    int width = (int) Math.max(1, Math.round(scale * picture.getWidth()));
    int height = (int) Math.max(1, Math.round(scale * picture.getHeight()));
    BufferedImage small = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D canvas = small.createGraphics();
    canvas.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    canvas.drawImage(picture, 0, 0, width, height, null);
    canvas.dispose();
    return small;
  }
}
