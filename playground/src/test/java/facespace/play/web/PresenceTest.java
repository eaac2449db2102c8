package facespace.play.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.javalin.Javalin;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who is still there, asked while their request is worked on. */
class PresenceTest {
  private static final int PATIENCE_MS = 60_000;

  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch mayAnswer = new CountDownLatch(1);
  private final CountDownLatch gone = new CountDownLatch(1);
  private Javalin server;

  @BeforeEach
  void start() {
    server =
        Javalin.create(
                config -> {
                  config.startup.showJavalinBanner = false;
                  config.jetty.modifyServer(it -> it.insertHandler(new PatientBodies()));
                  config.routes.post("/slow", ctx -> ctx.result(watch(ctx.req())));
                  config.routes.get("/quick", ctx -> ctx.result("at once"));
                })
            .start(0);
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  private String watch(HttpServletRequest request) {
    asked.countDown();
    while (mayAnswer.getCount() > 0) {
      if (Presence.hasGone(request)) {
        gone.countDown();
        return "to nobody";
      }
      Thread.onSpinWait();
    }
    return Presence.hasGone(request) ? "to nobody" : "at last";
  }

  @Test
  void whoClosesTheConnectionHasGone() throws Exception {
    Socket socket = ask("x");
    asked.await();
    socket.close();
    assertTrue(gone.await(PATIENCE_MS, TimeUnit.MILLISECONDS));
  }

  /** Two requests on one connection, the second sent before the first is answered. */
  @Test
  void whoStaysIsAnsweredAndMayAskTheNextMeanwhile() throws Exception {
    try (Socket socket = ask("")) {
      asked.await();
      send(socket, "GET /quick HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
      mayAnswer.countDown();
      String all = read(socket);
      assertEquals(2, all.split("HTTP/1.1 200", -1).length - 1, all);
      assertTrue(all.indexOf("at last") < all.indexOf("at once"), all);
    }
  }

  private Socket ask(String body) throws IOException {
    Socket socket = new Socket("localhost", server.port());
    socket.setSoTimeout(PATIENCE_MS);
    send(
        socket,
        "POST /slow HTTP/1.1\r\nHost: localhost\r\nContent-Length: "
            + body.length()
            + "\r\n\r\n"
            + body);
    return socket;
  }

  private static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static String read(Socket socket) throws IOException {
    return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
  }
}
