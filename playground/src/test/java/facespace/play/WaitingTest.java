package facespace.play;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import facespace.play.Playground.Answer;
import facespace.play.Sockets.Watcher;
import facespace.play.hub.run.Limits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One slot, many who want it. */
class WaitingTest {
  private static final Duration LONG_TIME = Duration.ofMinutes(5);
  private static final int FORTY_MEGABYTES = 40_000_000;

  @Test
  void thoseWhoWaitHaveAPlaceAndOneTooManyIsRefused() {
    try (Playground playground = with(new Limits(1, 2, 10, FORTY_MEGABYTES, LONG_TIME))) {
      String training = playground.play(Playground.LONG);
      playground.await(training, "running");
      String first = playground.create(Playground.LONG);
      String second = playground.create(Playground.LONG);
      assertEquals(1, playground.get(first).json().get("place").asInt());
      assertEquals(2, playground.get(second).json().get("place").asInt());

      Answer refused = playground.post("/api/experiments", Playground.LONG);
      assertEquals(429, refused.status());
      assertTrue(refused.error().startsWith("2 experiments"), refused.error());
      assertEquals("running", playground.get(training).json().get("state").asText());

      playground.delete(first);
      assertEquals(1, playground.get(second).json().get("place").asInt());
      playground.post(training + "/pause", "");
      JsonNode moved = playground.await(second, "paused");
      assertEquals(0, moved.get("place").asInt());
      assertEquals(1, moved.get("moments").asInt());
    }
  }

  /** Whoever is refused has everything as it was, in memory and on the disk. */
  @Test
  void aResetThatFindsNoPlaceInTheLineChangesNothing(@TempDir Path store) {
    Limits limits = new Limits(1, 1, 10, FORTY_MEGABYTES, LONG_TIME, LONG_TIME, FORTY_MEGABYTES);
    try (Playground playground = new Playground(store, limits)) {
      String paused = playground.create(Playground.SHORT);
      playground.await(paused, "paused");
      playground.post(paused + "/step", "");
      playground.await(paused, "trained", json -> json.get("step").asInt() == 1);
      JsonNode before = playground.await(paused, "paused");
      String training = playground.play(Playground.LONG);
      playground.await(training, "running");
      String waiting = playground.create(Playground.LONG + "&seed=2");

      Answer refused = playground.post(paused + "/reset", "");
      assertEquals(429, refused.status());
      assertTrue(refused.error().startsWith("1 experiments"), refused.error());
      JsonNode after = playground.get(paused).json();
      assertEquals(before.get("step"), after.get("step"));
      assertEquals(before.get("moments"), after.get("moments"));
      assertEquals(before.get("steps"), after.get("steps"));
      assertEquals(200, playground.get(paused + "/moments/1").status());
      String id = paused.substring(paused.lastIndexOf('/') + 1);
      assertEquals(204, playground.post("/api/runs/" + id + "/star?on=true", "").status());

      playground.delete(waiting);
      assertEquals("queued", playground.post(paused + "/reset", "").json().get("state").asText());
      assertEquals(0, playground.get(paused).json().get("moments").asInt());
    }
  }

  /** Its own slot is free for whoever waits, so there is room in the line. */
  @Test
  void whoTrainsBeginsAnewThoughTheLineIsFull() {
    try (Playground playground = with(new Limits(1, 1, 10, FORTY_MEGABYTES, LONG_TIME))) {
      String training = playground.play(Playground.LONG);
      playground.await(training, "trained", json -> json.get("step").asInt() > 0);
      String waiting = playground.create(Playground.SHORT);
      assertEquals(200, playground.post(training + "/reset", "").status());
      playground.await(waiting, "paused");
      assertEquals(1, playground.await(training, "paused").get("moments").asInt());
      assertEquals(200, playground.post(training + "/play", "").status());
    }
  }

  @Test
  void anAbandonedExperimentLetsOthersGoFirstAndAWatchedOneDoesNot() {
    try (Playground playground =
        with(new Limits(1, 5, 10, FORTY_MEGABYTES, Duration.ofMillis(300)))) {
      String abandoned = playground.play(Playground.LONG);
      playground.await(abandoned, "running");
      String next = playground.play(Playground.SHORT);
      playground.await(next, "done");
      assertEquals("running", playground.await(abandoned, "running").get("state").asText());

      try (Watcher watcher = Sockets.watch(playground, abandoned, true)) {
        String waiting = playground.create(Playground.SHORT);
        int before = playground.get(abandoned).json().get("moments").asInt();
        playground.await(abandoned, "going on", now -> now.get("moments").asInt() > before + 1);
        assertEquals("queued", playground.get(waiting).json().get("state").asText());
        assertFalse(watcher.moments.isEmpty());
      }
    }
  }

  /** With slices of no time at all, everybody in the line gets a batch in turn. */
  @Test
  void thoseWhoWatchShareTheTime() {
    Limits limits = new Limits(1, 5, 10, FORTY_MEGABYTES, LONG_TIME, Duration.ZERO, 0);
    try (Playground playground = with(limits)) {
      String one = playground.play(Playground.LONG);
      String two = playground.play(Playground.LONG);
      try (Watcher first = Sockets.watch(playground, one, true);
          Watcher second = Sockets.watch(playground, two, true)) {
        playground.await(one, "going on", now -> now.get("step").asInt() > 20);
        playground.await(two, "going on", now -> now.get("step").asInt() > 20);
        JsonNode firstNow = playground.get(one).json();
        assertTrue(firstNow.get("step").asInt() < firstNow.get("totalSteps").asInt(), "both train");
        assertFalse(first.moments.isEmpty() || second.moments.isEmpty());
      }
    }
  }

  @Test
  void whatIsOverGivesWayThoughItIsWatched() {
    try (Playground playground = with(new Limits(1, 5, 1, FORTY_MEGABYTES, LONG_TIME))) {
      String over = playground.play(Playground.SHORT);
      playground.await(over, "done");
      try (Watcher watcher = Sockets.watch(playground, over, true)) {
        playground.await(playground.create(Playground.SHORT), "paused");
        assertEquals(404, playground.get(over).status());
        assertFalse(watcher.moments.isEmpty(), "it was watched");
      }
    }
  }

  @Test
  void theLongestUnusedExperimentIsForgottenFirst() {
    try (Playground playground = with(new Limits(1, 5, 2, FORTY_MEGABYTES, LONG_TIME))) {
      String one = playground.create(Playground.SHORT);
      playground.await(one, "paused");
      String two = playground.create(Playground.SHORT);
      playground.await(two, "paused");
      playground.get(one); // now two is the longest unused
      String three = playground.create(Playground.SHORT);
      playground.await(three, "paused");
      assertEquals(404, playground.get(two).status());
      assertEquals(200, playground.get(one).status());
    }
  }

  @Test
  void anExperimentThatIsOverCanStillBeScrubbedAndTrainedAnewAfterTheNextOne() {
    try (Playground playground = new Playground()) {
      String over = playground.play(Playground.SHORT);
      int moments = playground.await(over, "done").get("moments").asInt();
      playground.await(playground.create(Playground.SHORT), "paused");
      assertEquals(200, playground.get(over + "/moments/" + (moments - 1)).status());
      assertEquals("done", playground.get(over).json().get("state").asText());
      assertEquals(
          2,
          playground
              .post(over + "/draw", "{\"strokes\": [[[1, 1], [1, 9]]]}")
              .json()
              .get("runs")
              .size());
      playground.post(over + "/reset", "");
      assertEquals(1, playground.await(over, "paused").get("moments").asInt());
      playground.post(over + "/play", "");
      assertEquals(moments, playground.await(over, "done").get("moments").asInt());
    }
  }

  @Test
  void experimentsThatAreWatchedAreNeverForgotten() {
    try (Playground playground = with(new Limits(1, 5, 1, FORTY_MEGABYTES, LONG_TIME))) {
      String one = playground.create(Playground.SHORT);
      playground.await(one, "paused");
      try (Watcher watcher = Sockets.watch(playground, one, true)) {
        assertEquals(429, playground.post("/api/experiments", Playground.SHORT).status());
        assertEquals(0, watcher.moments.stream().filter(m -> m.index() > 0).count());
      }
    }
  }

  private static Playground with(Limits limits) {
    return new Playground(limits, List.of());
  }
}
