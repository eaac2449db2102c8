package facespace.play;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import facespace.play.MapSocket.Layout;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class MapTest {
  private static final String SMALL = "data=tiny&dim=8&epochs=4&batch=64&lr=0.005&loss=arcface";
  @AutoClose private static final Playground playground = new Playground();

  @Test
  void aMapFollowsARunThatTrainsInSmallSteps() {
    String experiment = playground.create(SMALL);
    playground.await(experiment, "paused");
    try (MapSocket map = MapSocket.watch(playground, experiment + "/map")) {
      map.await("laid out", () -> !map.layouts.isEmpty() && map.newest().iteration() >= 300);
      int before = map.layouts.size();
      double untrained = purity(map.newest());
      playground.post(experiment + "/play", "");
      int steps = playground.await(experiment, "done").get("step").asInt();
      map.await("at the last step", () -> map.newest().head().get("step").asInt() == steps);
      map.await("laid out", () -> map.newest().iteration() >= 800);
      List<Layout> following = List.copyOf(map.layouts).subList(before, map.layouts.size());
      for (Layout layout : following) {
        for (float value : layout.xy()) {
          assertTrue(Float.isFinite(value));
        }
        assertTrue(layout.head().get("drift").asDouble() < 0.08, layout.head().toString());
      }
      double mean =
          following.stream().mapToDouble(l -> l.head().get("drift").asDouble()).average().orElse(1);
      assertTrue(mean < 0.06, "mean drift " + mean);
      assertEquals("embedding", map.newest().head().get("source").asText());
      double trained = purity(map.newest());
      assertTrue(trained > untrained, untrained + " → " + trained);
      assertTrue(map.newest().head().get("kl").asDouble() < 1.5);
    }
    playground.delete(experiment);
  }

  @Test
  void aPerplexityThatDoesNotSuitIsRefusedInASentenceAndTheMapGoesOn() {
    String experiment = playground.create(SMALL);
    playground.await(experiment, "paused");
    try (MapSocket map = MapSocket.watch(playground, experiment + "/map?perplexity=500")) {
      map.await("refused", () -> said(map, "perplexity = 500 does not suit 256 points"));
      map.await("going on", () -> map.layouts.size() > 3);
      assertEquals(30, map.newest().head().get("perplexity").asDouble());
      map.send("{\"perplexity\": 12}");
      map.await("changed", () -> map.newest().head().get("perplexity").asDouble() == 12);
      map.send("{\"perplexity\": -1}");
      map.await("refused", () -> said(map, "perplexity = -1 does not suit"));
      assertEquals(12, map.newest().head().get("perplexity").asDouble());
      map.send("{\"perplexity\": ");
      map.await("refused", () -> said(map, "does not understand"));
      map.send("{\"source\": \"dreams\"}");
      map.await("refused", () -> said(map, "source = dreams"));
      assertEquals(256, map.state().get("points").asInt());
      assertEquals(256 / 3.0, map.state().get("below").asDouble(), 1e-9);
    }
    playground.delete(experiment);
  }

  @Test
  void aMapStartsAnewAndSwitchesItsSource() {
    String experiment = playground.create(SMALL);
    playground.await(experiment, "paused");
    try (MapSocket map = MapSocket.watch(playground, experiment + "/map?source=pixels")) {
      map.await("laid out", () -> !map.layouts.isEmpty() && map.newest().iteration() >= 200);
      assertEquals("pixels", map.newest().head().get("source").asText());
      double pure = purity(map.newest());
      assertTrue(pure > 0.5, "purity " + pure);
      map.send("{\"restart\": true}");
      map.await("started anew", () -> map.newest().iteration() <= 150);
      map.await("laid out", () -> map.newest().iteration() >= 200);
      map.send("{\"source\": \"eigenfaces\"}");
      map.await("switched", () -> map.newest().head().get("source").asText().equals("eigenfaces"));
      assertTrue(map.newest().iteration() > 0);
    }
    playground.delete(experiment);
  }

  @Test
  void mapsOfWhatIsNotThereAreRefused() {
    String experiment = playground.create(SMALL);
    String own = "http://localhost:" + playground.app.port();
    assertEquals(404, Sockets.refusal(playground, "/api/experiments/none/map", own));
    assertEquals(404, Sockets.refusal(playground, experiment + "/map?run=1", own));
    assertEquals(400, Sockets.refusal(playground, experiment + "/map?source=dreams", own));
    String many = URLEncoder.encode("viele", StandardCharsets.UTF_8);
    assertEquals(400, Sockets.refusal(playground, experiment + "/map?perplexity=" + many, own));
    assertEquals(403, Sockets.refusal(playground, experiment + "/map", "http://elsewhere.test"));
    playground.delete(experiment);
  }

  @Test
  void aMapEndsWithItsExperiment() {
    String experiment = playground.create(SMALL);
    playground.await(experiment, "paused");
    try (MapSocket map = MapSocket.watch(playground, experiment + "/map")) {
      map.await("shown", () -> !map.layouts.isEmpty());
      playground.delete(experiment);
      map.await("closed", () -> map.closed);
    }
  }

  @Test
  void oneViewerTooManyIsToldSoAndMayComeWhenAnotherHasLeft() {
    String experiment = playground.create(SMALL);
    playground.await(experiment, "paused");
    MapSocket[] first = new MapSocket[8];
    for (int i = 0; i < first.length; i++) {
      first[i] = MapSocket.watch(playground, experiment + "/map");
      MapSocket one = first[i];
      one.await("shown", () -> !one.layouts.isEmpty());
    }
    try (MapSocket ninth = MapSocket.watch(playground, experiment + "/map")) {
      ninth.await("closed", () -> ninth.closed);
      assertTrue(said(ninth, "8"), ninth.states.toString());
    }
    first[0].close();
    MapSocket next = MapSocket.watch(playground, experiment + "/map");
    for (int tries = 0; tries < 1000 && next.layouts.isEmpty(); tries++) {
      MapSocket tried = next; // the server learns of a leaver a moment later
      tried.await("answered", () -> tried.closed || !tried.layouts.isEmpty());
      next = tried.closed ? MapSocket.watch(playground, experiment + "/map") : tried;
    }
    assertFalse(next.layouts.isEmpty(), "the place of the one who left is free");
    next.close();
    for (MapSocket socket : first) {
      socket.close();
    }
    playground.delete(experiment);
  }

  @Test
  void thoseWhoStopReadingTheirMapsCostNothing() {
    String experiment = playground.create(SMALL);
    playground.await(experiment, "paused");
    MapSocket[] stalled = new MapSocket[4];
    for (int i = 0; i < stalled.length; i++) {
      stalled[i] = MapSocket.stalled(playground, experiment + "/map");
    }
    try (MapSocket map = MapSocket.watch(playground, experiment + "/map")) {
      map.await("shown", () -> map.layouts.size() > 20);
    }
    playground.post(experiment + "/play", "");
    playground.await(experiment, "done");
    for (MapSocket socket : stalled) {
      socket.close();
    }
    playground.delete(experiment);
  }

  private static boolean said(MapSocket map, String part) {
    return map.states.stream().anyMatch(state -> state.get("message").asText().contains(part));
  }

  /** Share of points whose nearest neighbour on the map is of their own class. */
  private static double purity(Layout layout) {
    int n = layout.xy().length / 2;
    int[] labels = new int[n];
    var all = playground.get("/api/probe/tiny").json().get("labels");
    int[] sorted = new int[n];
    for (int i = 0; i < n; i++) {
      sorted[i] = all.get(i).asInt();
    }
    java.util.Arrays.sort(sorted); // 256 images are all on the map, class after class
    System.arraycopy(sorted, 0, labels, 0, n);
    int pure = 0;
    for (int i = 0; i < n; i++) {
      int nearest = -1;
      double best = Double.POSITIVE_INFINITY;
      for (int j = 0; j < n; j++) {
        double x = layout.xy()[2 * i] - layout.xy()[2 * j];
        double y = layout.xy()[2 * i + 1] - layout.xy()[2 * j + 1];
        if (j != i && x * x + y * y < best) {
          best = x * x + y * y;
          nearest = j;
        }
      }
      pure += labels[nearest] == labels[i] ? 1 : 0;
    }
    return pure / (double) n;
  }
}
