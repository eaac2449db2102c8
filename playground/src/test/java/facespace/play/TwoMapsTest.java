package facespace.play;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** A map of each of two runs, watched at the same time. */
class TwoMapsTest {
  private static final String TWO =
      "data=tiny&dim=8&epochs=4&batch=64&lr=0.005;loss=softmax;loss=cosface";
  @AutoClose private static final Playground playground = new Playground();

  @Test
  void neitherStarvesTheOtherAndBothReachTheEnd() {
    String experiment = playground.create(TWO);
    playground.await(experiment, "paused");
    try (MapSocket left = MapSocket.watch(playground, experiment + "/map?run=0");
        MapSocket right = MapSocket.watch(playground, experiment + "/map?run=1")) {
      List<MapSocket> maps = List.of(left, right);
      for (MapSocket map : maps) {
        map.await("laid out", () -> map.layouts.size() > 3);
      }
      playground.post(experiment + "/play", "");
      int steps = playground.await(experiment, "done").get("step").asInt();
      for (MapSocket map : maps) {
        map.await("at the last step", () -> map.newest().head().get("step").asInt() == steps);
        map.await("laid out", () -> map.newest().iteration() >= 800);
        assertFalse(map.closed);
      }
      double share = left.layouts.size() / (double) (left.layouts.size() + right.layouts.size());
      assertTrue(share > 0.3 && share < 0.7, "the first map got " + share + " of the layouts");
      assertFalse(Arrays.equals(left.newest().xy(), right.newest().xy()), "one map twice");
    }
    playground.delete(experiment);
  }
}
