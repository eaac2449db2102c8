package facespace.train;

import facespace.data.Images;
import facespace.knob.Labelled;

/** What is done to pixels before the network sees them. */
public enum Pixels implements Labelled {
  /** Mean 0 and standard deviation 1 over the training images. */
  STANDARD("mean 0, deviation 1", "均值 0、标准差 1") {
    @Override
    PixelScale scale(Images images) {
      return PixelScale.of(images);
    }
  },
  /** (x − 127.5) / 128, as much published face-recognition code does. */
  HALF_RANGE("(x − 127.5) / 128", "(x − 127.5) / 128") {
    @Override
    PixelScale scale(Images images) {
      return new PixelScale(127.5, 128);
    }
  };

  private final String en;
  private final String zh;

  Pixels(String en, String zh) {
    this.en = en;
    this.zh = zh;
  }

  /** The scale for a run's training images. */
  abstract PixelScale scale(Images images);

  @Override
  public String en() {
    return en;
  }

  @Override
  public String zh() {
    return zh;
  }
}
