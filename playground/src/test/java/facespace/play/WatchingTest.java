package facespace.play;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import facespace.play.Sockets.Watcher;
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
