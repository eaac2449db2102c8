package facespace.play;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import facespace.play.hub.run.Limits;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class DownloadTest {
  @Test
  void nothingIsFetchedUnaskedAndAFailureIsSaidInASentence() throws IOException {
    AtomicInteger requests = new AtomicInteger();
    HttpServer mirror =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    mirror.createContext(
        "/",
        exchange -> {
          requests.incrementAndGet();
          exchange.sendResponseHeaders(503, -1);
          exchange.close();
        });
    mirror.start();
    URI uri = URI.create("http://localhost:" + mirror.getAddress().getPort() + "/mnist/");
    try (Playground playground =
        new Playground(Limits.ofLaptop(1, Limits.USUAL_VISITORS), List.of(uri))) {
      playground.get("/play");
      playground.get("/api/catalogue");
      JsonNode idle = playground.get("/api/data/mnist/download").json();
      assertFalse(idle.get("running").asBoolean());
      assertEquals(0, requests.get());

      assertEquals(202, playground.post("/api/data/mnist/download", "").status());
      JsonNode ended =
          playground.await(
              "/api/data/mnist/download", "over", json -> !json.get("error").asText().isEmpty());
      assertTrue(ended.get("error").asText().contains("503"), ended.toString());
      assertFalse(ended.get("done").asBoolean());
      assertTrue(requests.get() > 0);
    } finally {
      mirror.stop(0);
    }
  }
}
