package facespace.play.hub.map;

import facespace.knob.BadValue;
import facespace.knob.Knobs;
import facespace.knob.Label;
import facespace.knob.Labelled;
import java.util.Arrays;
import java.util.stream.Collectors;

/** What a map of images compares them by. */
public enum MapSource implements Labelled {
  @Label(en = "embedding of the network", zh = "网络的特征")
  EMBEDDING,
  @Label(en = "raw pixels (no learning)", zh = "原始像素（未经学习）")
  PIXELS,
  @Label(en = "Eigenfaces (principal components of the pixels)", zh = "特征脸（像素的主成分）")
  EIGENFACES;

  /**
   * The source of a name.
   *
   * @throws BadValue if there is none
   */
  public static MapSource of(String key) {
    return Arrays.stream(values())
        .filter(source -> source.key().equals(key))
        .findFirst()
        .orElseThrow(
            () ->
                new BadValue(
                    "error.choice",
                    "source",
                    Knobs.quote(key),
                    Arrays.stream(values()).map(Labelled::key).collect(Collectors.joining(", "))));
  }
}
