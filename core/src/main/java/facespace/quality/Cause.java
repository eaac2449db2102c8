package facespace.quality;

import facespace.data.paper.Shot;
import facespace.knob.Label;
import facespace.knob.Labelled;
import java.util.HashMap;
import java.util.Map;

/** One thing that spoils a photograph, all else being as in a studio. */
public enum Cause implements Labelled {
  @Label(en = "nothing", zh = "无（影棚照原样）")
  NONE(Map.of()),
  @Label(en = "darkness", zh = "光线暗")
  DARK(Map.of("darkness", "0.8", "noise", "0.5")),
  @Label(en = "light from one side", zh = "光从一侧来")
  SIDE(Map.of("light-side", "1", "light-strength", "1")),
  @Label(en = "a mask", zh = "戴口罩")
  MASK(Map.of("mask", "1")),
  @Label(en = "dark glasses", zh = "戴墨镜")
  SUNGLASSES(Map.of("sunglasses", "on")),
  @Label(en = "laughing", zh = "大笑")
  LAUGHING(Map.of("smile", "1")),
  @Label(en = "turned away", zh = "侧着脸")
  TURNED(Map.of("yaw", "35")),
  @Label(en = "blur", zh = "模糊")
  BLURRED(Map.of("blur", "0.7"));

  private final Map<String, String> changes;

  Cause(Map<String, String> changes) {
    this.changes = changes;
  }

  /** The shot spoiled; every second one from the other side. */
  Shot spoil(Shot shot, int number) {
    Map<String, String> texts = new HashMap<>(changes);
    if (number % 2 == 1) {
      texts.computeIfPresent("yaw", (key, yaw) -> "-" + yaw);
      texts.computeIfPresent("light-side", (key, side) -> "-" + side);
    }
    return shot.with(texts);
  }
}
