package facespace.lessons.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import facespace.knob.BadValue;
import facespace.lab.Lab;
import facespace.lab.Setup;
import facespace.text.Lang;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Beside a server that says what a playground says. */
class PlaygroundTest {
  private final Setup run = Lab.run("data=pen&loss=arcface&m=0.3");
  private HttpServer server;
  private String policy = "default-src 'self'; frame-ancestors 'self' http://localhost:8888";

  @BeforeEach
  void start() throws IOException {
    Lab.speak(Lang.EN);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/play",
        exchange -> {
          exchange.getResponseHeaders().add("Content-Security-Policy", policy);
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private String refusal(String address) {
    return assertThrows(BadValue.class, () -> Playground.playground(run, address)).in(Lang.EN);
  }

  @Test
  void aRunIsShownAtItsAddressInTheNotebooksLanguage() {
    assertEquals(
        address() + "/play?embed=1&lang=en#" + run.text(),
        Playground.playground(run, address()).toString());
    assertEquals(
        Playground.playground(run, address()), Playground.playground(run, address() + "/"));
    Lab.speak(Lang.ZH);
    assertTrue(Playground.playground(run, address()).toString().contains("&lang=zh#"));
  }

  @Test
  void oneThatShowsItselfNowhereElseIsSaidSo() {
    policy = "frame-ancestors 'self'; form-action 'self'";
    assertTrue(refusal(address()).contains("--embed-from"), refusal(address()));
    assertTrue(refusal(address()).startsWith("The playground at " + address()));
  }

  @Test
  void whereNoneRunsIsSaidSo() {
    policy = "default-src 'self'"; // another program's
    assertTrue(refusal(address()).startsWith("No playground answers at " + address()));
    String gone = address();
    server.stop(0);
    assertTrue(refusal(gone).startsWith("No playground answers at " + gone));
  }

  @Test
  void whatIsNoAddressIsSaidSo() {
    String[] none = {
      "localhost:7070",
      "ftp://here",
      "http://a b",
      "",
      "http://[",
      "http://localhost%",
      "http://:7070",
      "http://a_b:1",
      "http://localhost:99999",
      "http://localhost/play"
    };
    for (String address : none) {
      assertTrue(refusal(address).startsWith("address = " + address), refusal(address));
    }
  }
}
