package facespace.play.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.javalin.Javalin;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.logging.StreamHandler;
import org.junit.jupiter.api.Test;

/** What the owner reads of what went wrong. */
class AnswersTest {
  @Test
  void whatJavaItselfGivesUpOverIsLoggedAndNotSent() throws Exception {
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    StreamHandler handler = new StreamHandler(log, new SimpleFormatter());
    Logger all = Logger.getLogger("");
    Javalin server =
        Javalin.create(
            config -> {
              config.startup.showJavalinBanner = false;
              config.router.javaLangErrorHandler(Answers::failed);
              config.routes.get(
                  "/",
                  ctx -> {
                    throw new OutOfMemoryError("nothing is left of it");
                  });
            });
    try {
      all.addHandler(handler);
      server.start(0);
      URI address = URI.create("http://localhost:" + server.port() + "/");
      HttpResponse<String> answer =
          HttpClient.newHttpClient()
              .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
      assertEquals(500, answer.statusCode());
      assertFalse(answer.body().contains("nothing is left"), answer.body());
    } finally {
      all.removeHandler(handler);
      handler.flush();
      server.stop();
    }
    String written = log.toString(UTF_8);
    assertTrue(written.contains("A request failed"), written);
    assertTrue(written.contains("OutOfMemoryError: nothing is left of it"), written);
    assertTrue(written.contains("\tat "), "with a trace: " + written);
  }
}
