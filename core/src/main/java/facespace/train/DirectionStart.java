package facespace.train;

import facespace.knob.Label;
import facespace.knob.Labelled;
import java.util.SplittableRandom;

/** Where class directions are before training. */
public enum DirectionStart implements Labelled {
  /** Random points that have pushed each other apart: in a plane almost an even ring. */
  @Label(en = "spread out evenly", zh = "均匀散开")
  SPREAD {
    @Override
    float[] rows(int classes, int dim, SplittableRandom random) {
      return Directions.spread(classes, dim, random);
    }
  },
  /** Each drawn by itself from all directions, as an ordinary classifier's weights are. */
  @Label(en = "at random", zh = "随机")
  RANDOM {
    @Override
    float[] rows(int classes, int dim, SplittableRandom random) {
      return Directions.random(classes, dim, random);
    }
  };

  /** Unit rows (C × D), row-major; the same for the same random source. */
  abstract float[] rows(int classes, int dim, SplittableRandom random);
}
