package facespace.play.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.javalin.Javalin;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/** What the owner reads of what went wrong. */
class AnswersTest {
  @Test
  void whatJavaItselfGivesUpOverIsLoggedAndNotSent() throws Exception {
    PrintStream before = System.err;
    ByteArrayOutputStream log = new ByteArrayOutputStream();
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
      System.setErr(new PrintStream(log, true, UTF_8));
      server.start(0);
      URI address = URI.create("http://localhost:" + server.port() + "/");
      HttpResponse<String> answer =
          HttpClient.newHttpClient()
              .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
      assertEquals(500, answer.statusCode());
      assertFalse(answer.body().contains("nothing is left"), answer.body());
    } finally {
      System.setErr(before);
      server.stop();
    }
    String written = log.toString(UTF_8);
    assertTrue(written.contains("A request failed"), written);
    assertTrue(written.contains("OutOfMemoryError: nothing is left of it"), written);
    assertTrue(written.contains("\tat "), "with a trace: " + written);
  }
}
