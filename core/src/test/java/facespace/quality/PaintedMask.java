package facespace.quality;

import facespace.data.Images;
import java.util.SplittableRandom;

/**
 * Photographs of 64 × 64 pixels with a mask painted over mouth and nose: from cheek to cheek, so
 * that the mouth is below it even if the face's middle was found some pixels off; rounded below,
 * somewhat higher or lower, its cheeks in shadow, with a ridge and pleats.
 */
final class PaintedMask {
  private static final int SIDE = 64;

  private PaintedMask() {}

  /**
   * @param paint 0 … 1, of cloth in full light
   */
  static Images on(Images photographs, double paint) {
    SplittableRandom dice = new SplittableRandom(7);
    byte[] pixels = photographs.pixels().clone();
    for (int i = 0; i < photographs.count(); i++) {
      double[][] luma = Luma.of(photographs, i);
      double light = meanOf(luma) / 0.45;
      double middle = SideLight.axis(luma) / 2.0 + dice.nextDouble(-1.5, 1.5);
      double top = dice.nextDouble(34, 40);
      double half = dice.nextDouble(16, 21);
      double pleat = dice.nextDouble(0.1);
      for (int y = (int) top; y < Math.min(SIDE, top + 24); y++) {
        double down = (y - top) / 24;
        double wide = half * Math.sqrt(Math.min(1, 2 * (1 - down)));
        for (int x = (int) Math.ceil(middle - wide); x <= middle + wide; x++) {
          double side = (x - middle) / half;
          double cloth = paint * light * (1 - 0.3 * side * side) * (1 - 0.3 * down);
          double shade = y % 6 == 0 ? 1 - pleat : 1 + 0.1 * Math.exp(-Math.pow((y - 42) / 3.0, 2));
          double seen = cloth * shade + dice.nextDouble(-0.015, 0.015);
          pixels[i * SIDE * SIDE + y * SIDE + x] =
              (byte) Math.round(255 * Math.max(0, Math.min(1, seen)));
        }
      }
    }
    return new Images("masked", SIDE, SIDE, pixels, photographs.labels(), photographs.classNames());
  }

  private static double meanOf(double[][] luma) {
    double sum = 0;
    for (int y = 16; y < 36; y++) {
      for (int x = 20; x < 44; x++) {
        sum += luma[y][x];
      }
    }
    return sum / (20 * 24);
  }
}
