package facespace.play.decide;

import facespace.data.paper.Shot;
import java.util.HashMap;
import java.util.Map;

/** One thing that spoils a photograph, all else being as in a studio. */
enum Cause {
  NONE(Map.of()),
  DARK(Map.of("darkness", "0.8", "noise", "0.5")),
  SIDE(Map.of("light-side", "1", "light-strength", "1")),
  MASK(Map.of("mask", "1")),
  SUNGLASSES(Map.of("sunglasses", "on")),
  LAUGHING(Map.of("smile", "1")),
  TURNED(Map.of("yaw", "35")),
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
