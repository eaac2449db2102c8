package facespace.train;

import facespace.knob.Labelled;
import java.util.SplittableRandom;

/** Where class directions are before training. */
public enum DirectionStart implements Labelled {
  /** Random points that have pushed each other apart: in a plane almost an even ring. */
  SPREAD("spread out evenly", "均匀散开") {
    @Override
    float[] rows(int classes, int dim, SplittableRandom random) {
      return Directions.spread(classes, dim, random);
    }
  },
  /** Each drawn by itself from all directions, as an ordinary classifier's weights are. */
  RANDOM("at random", "随机") {
    @Override
    float[] rows(int classes, int dim, SplittableRandom random) {
      return Directions.random(classes, dim, random);
    }
  };

  private final String en;
  private final String zh;

  DirectionStart(String en, String zh) {
    this.en = en;
    this.zh = zh;
  }

  /** Unit rows (C × D), row-major; the same for the same random source. */
  abstract float[] rows(int classes, int dim, SplittableRandom random);

  @Override
  public String en() {
    return en;
  }

  @Override
  public String zh() {
    return zh;
  }
}
