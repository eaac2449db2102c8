package facespace.play.hub;

import facespace.knob.BadValue;
import facespace.knob.Knobs;
import facespace.knob.Labelled;
import java.util.Arrays;
import java.util.stream.Collectors;

/** What a map of images compares them by. */
public enum MapSource implements Labelled {
  EMBEDDING("embedding of the network", "网络的特征"),
  PIXELS("raw pixels", "原始像素"),
  EIGENFACES("Eigenfaces (principal components of the pixels)", "特征脸（像素的主成分）");

  private final String en;
  private final String zh;

  MapSource(String en, String zh) {
    this.en = en;
    this.zh = zh;
  }

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

  @Override
  public String en() {
    return en;
  }

  @Override
  public String zh() {
    return zh;
  }
}
