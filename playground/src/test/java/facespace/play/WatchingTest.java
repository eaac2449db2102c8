package facespace.play;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import facespace.play.Sockets.Watcher;
import facespace.play.web.Visitor;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Watching must cost training next to nothing. */
class WatchingTest {
  @AutoClose private static final Playground playground = new Playground();

  @Test
  void viewersThatStopReadingDoNotStopTraining() {
    // 512 dimensions: half a megabyte a moment, more than a connection buffers.
    String experiment =
        playground.create("data=tiny&dim=512&net=mlp&batch=32&epochs=20&loss=softmax");
    playground.await(experiment, "paused");
    Watcher[] stalled = new Watcher[5];
    for (int i = 0; i < stalled.length; i++) {
      stalled[i] = Sockets.watch(playground, experiment, false);
    }
    playground.post(experiment + "/play", "");
    JsonNode done = playground.await(experiment, "done");
    assertEquals("completed", done.get("runs").get(0).get("ending").asText());
    for (Watcher watcher : stalled) {
      watcher.close();
    }
    playground.delete(experiment);
  }

  /** It waits for its turn and is told to play before anything of it is built. */
  @Test
  void howLongItWillTakeIsToldAsSoonAsThatIsKnown() {
    String first = playground.play(Playground.LONG);
    String waiting = playground.play("data=tiny&epochs=30&batch=16&loss=softmax");
    playground.await(waiting, "queued");
    try (Watcher watcher = Sockets.watch(playground, waiting, true)) {
      playground.delete(first);
      playground.await(
          waiting,
          "told",
          json -> !totalsTold(watcher).isEmpty() || json.get("state").asText().equals("done"));
      assertEquals(List.of(30 * 512 / 16), totalsTold(watcher).stream().distinct().toList());
    }
    playground.delete(waiting);
  }

  /** What it was told of the number of steps while they were trained. */
  private static List<Integer> totalsTold(Watcher watcher) {
    return watcher.texts.stream()
        .map(Playground::read)
        .filter(json -> json.get("state").asText().equals("running"))
        .map(json -> json.get("totalSteps").asInt())
        .filter(total -> total > 0)
        .toList();
  }

  @Test
  void momentsAreNotCompressedEvenIfTheBrowserOffersTo() {
    String experiment = playground.create(Playground.SHORT);
    String answer =
        Sockets.raw(
            playground,
            "GET " + experiment + "/live HTTP/1.1",
            "Host: localhost",
            "Connection: Upgrade",
            "Upgrade: websocket",
            "Sec-WebSocket-Version: 13",
            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
            "Sec-WebSocket-Extensions: permessage-deflate");
    assertTrue(answer.startsWith("HTTP/1.1 101"), answer);
    assertFalse(answer.contains("permessage-deflate"), answer);
    playground.delete(experiment);
  }

  /** One browser, one mark: its pages are told apart by the names they give their sockets. */
  @Test
  void aPageThatLeavesStopsNothingThatAnotherPageOfItsBrowserWatches() {
    String cookie = Visitor.COOKIE + "=" + "d".repeat(32);
    String id =
        playground
            .post("/api/experiments", Playground.LONG + "&seed=7", "Cookie", cookie)
            .json()
            .get("id")
            .asText();
    String experiment = "/api/experiments/" + id;
    playground.post(experiment + "/play", "", "Cookie", cookie);
    try (Watcher one = Sockets.watch(playground, experiment, "one", cookie);
        Watcher two = Sockets.watch(playground, experiment, "two", cookie)) {
      playground.await(experiment, "watched by both", now -> isTold(one) && isTold(two));
      // As when its socket is yet to be closed.
      assertEquals(204, playground.delete(experiment + "?as=two", "Cookie", cookie).status());
      assertEquals("running", playground.get(experiment).json().path("state").asText());
      assertFalse(one.closed);
      // Whoever names no page speaks for the whole browser.
      assertEquals(204, playground.delete(experiment, "Cookie", cookie).status());
      assertEquals(404, playground.get(experiment).status());
    }
  }

  @Test
  void aPageThatLeavesAloneLeavesNothingBehindThoughItsSocketIsYetToBeClosed() {
    String experiment = playground.play(Playground.LONG + "&seed=8");
    String cookie = Visitor.COOKIE + "=" + "e".repeat(32);
    try (Watcher first = Sockets.watch(playground, experiment, "one", cookie);
        Watcher comesBack = Sockets.watch(playground, experiment, "one", cookie)) {
      playground.await(experiment, "watched", now -> isTold(first) && isTold(comesBack));
      assertEquals(204, playground.delete(experiment + "?as=one", "Cookie", cookie).status());
      assertEquals(404, playground.get(experiment).status());
    }
  }

  private static boolean isTold(Watcher watcher) {
    return !watcher.texts.isEmpty();
  }

  @Test
  void aViewerMayLeaveAtAnyTimeAndTrainingGoesOn() {
    String experiment = playground.play(Playground.LONG);
    for (int i = 0; i < 20; i++) {
      Sockets.watch(playground, experiment, i % 2 == 0).close();
    }
    int step = playground.get(experiment).json().get("step").asInt();
    JsonNode later =
        playground.await(experiment, "further", json -> json.get("step").asInt() > step);
    assertEquals("running", later.get("state").asText());
    playground.delete(experiment);
  }
}
