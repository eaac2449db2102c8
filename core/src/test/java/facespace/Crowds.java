package facespace;

import facespace.data.Crowd;
import facespace.data.DataSet;
import facespace.data.DataSets;
import facespace.data.Images;
import facespace.data.paper.Conditions;
import facespace.train.run.Run;
import facespace.train.spec.FaceRuns;
import facespace.train.spec.RunSpec;
import facespace.train.spec.SpecText;
import java.nio.file.Path;
import java.util.Map;

/** Small crowds of generated people, quickly trained on. */
public final class Crowds {
  private static final DataSets SETS = new DataSets(Map.of(), Path.of("nowhere"));

  private Crowds() {}

  /** Twelve people to train on, 6 others held out. */
  public static DataSet open() {
    return SETS.load("paper", new Crowd(12, 10, 6, false, Conditions.VARIED));
  }

  /** Four people, other photographs of them held out. */
  public static DataSet closed() {
    return SETS.load("paper", new Crowd(4, 12, 0, false, Conditions.STUDIO));
  }

  /** A spec for these, with some settings changed. */
  public static RunSpec spec(String changes) {
    return FaceRuns.of("paper")
        .with(Map.of("colour", "off", "batch", "32", "epochs", "1"))
        .with(SpecText.parse(changes));
  }

  /** The images with left and right exchanged. */
  public static Images mirrored(Images images) {
    byte[] pixels = new byte[images.pixels().length];
    int width = images.width();
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = images.pixels()[i / width * width + width - 1 - i % width];
    }
    return new Images(
        images.name(),
        images.channels(),
        images.height(),
        width,
        pixels,
        images.labels(),
        images.classNames());
  }

  public static void train(Run run, int steps) {
    for (int i = 0; i < steps; i++) {
      run.step();
    }
  }
}
