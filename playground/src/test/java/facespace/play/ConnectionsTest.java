package facespace.play;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import facespace.play.web.Access;
import facespace.play.web.Connections;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever holds the server up does not keep it from others. */
class ConnectionsTest {
  private static final int PATIENCE_MS = 60_000;
  private static final Duration A_MOMENT = Duration.ofSeconds(20);
  private static final Duration LONG = Duration.ofSeconds(55);

  @AutoClose private static final Playground playground = new Playground();
  private final List<Socket> sockets = new ArrayList<>();

  @AfterEach
  void closeAll() throws IOException {
    for (Socket socket : sockets) {
      socket.close();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "GET /play HTTP/1.1\r\nHost: local",
        "POST /api/experiments HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2000\r\n\r\nx",
        "POST /api/gallery HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nx",
        "POST /play HTTP/1.1\r\nHost: localhost\r\nContent-Length: 90000\r\n\r\nx",
        "POST /api/photos?name=a HTTP/1.1\r\nHost: localhost\r\nContent-Length: 90000\r\n\r\nx",
      })
  void theServerAnswersWhileHundredsSendSlowlyAndThenTheyAreClosed(String beginning)
      throws IOException {
    for (int i = 0; i < 300; i++) {
      open(beginning);
    }
    assertEquals(200, playground.get("/api/health").status());
    assertEquals(200, playground.get("/losses").status());
    Socket last = open(beginning);
    playground.app.connections().look(Instant.now().plus(A_MOMENT));
    assertEquals(200, playground.get("/api/health").status());
    // A head that was read between two looks is waited for anew, once.
    playground.app.connections().look(Instant.now().plus(LONG));
    playground.app.connections().look(Instant.now().plus(LONG.multipliedBy(2)));
    assertTrue(isClosed(last));
  }

  /** Nobody is let in yet: all are kept waiting at the door by the system. */
  @Test
  void whoComesWithAWholeClassIsNotTurnedAwayAtTheDoor() throws IOException {
    Server server = new Server();
    ServerConnector door =
        (ServerConnector)
            JettySetup.connector(
                server,
                new HttpConfiguration(),
                Access.local(),
                0,
                new Connections(new ScheduledExecutorScheduler()));
    door.open();
    try {
      for (int i = 0; i < 6 * 40; i++) {
        Socket socket = new Socket();
        sockets.add(socket);
        socket.connect(new InetSocketAddress("localhost", door.getLocalPort()), PATIENCE_MS);
      }
    } finally {
      door.close();
    }
  }

  @Test
  void ofOneAddressTheSlowestGoesWhenThereAreTooMany() throws IOException {
    try (Playground visited = new Playground()) {
      Socket first = open(visited, "GET /pl");
      assertEquals(200, visited.get("/api/health").status()); // who comes now comes later
      Socket second = open(visited, "GET /pl");
      for (int i = 0; i < 254; i++) {
        open(visited, "GET /pl");
      }
      assertTrue(isClosed(first));
      second.getOutputStream().write("ay HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes());
      readHead(second, "HTTP/1.1 200"); // nobody had to wait for that
      closeAll(); // else the server waits for them
    }
  }

  @Test
  void whoIsIdleBetweenTwoRequestsIsLeftAlone() throws IOException {
    Socket idle = open("GET /api/health HTTP/1.1\r\nHost: localhost\r\n\r\n");
    readAnswer(idle);
    playground.app.connections().look(Instant.now().plus(A_MOMENT));
    playground.app.connections().look(Instant.now().plus(LONG));
    idle.getOutputStream().write("GET /api/health HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes());
    readAnswer(idle);
  }

  @Test
  void whoIsIdleIsNotWaitedForByAServerThatStops() throws IOException {
    try (Playground stopping = new Playground()) {
      Socket idle = open(stopping, "GET /api/health HTTP/1.1\r\nHost: localhost\r\n\r\n");
      Socket asking =
          open(
              stopping,
              "POST /api/photos?name=a HTTP/1.1\r\nHost: localhost\r\n"
                  + "Expect: 100-continue\r\nContent-Length: 9\r\n\r\n");
      readAnswer(idle);
      readHead(asking, "HTTP/1.1 100");
      stopping.app.connections().shutdown();
      assertTrue(isClosed(idle));
      asking.getOutputStream().write("no photo!".getBytes(StandardCharsets.US_ASCII));
      readHead(asking, "HTTP/1.1 400");
    }
  }

  @Test
  void aWebSocketWhoseOtherEndIsSilentIsClosed() throws IOException {
    String experiment = playground.create(Playground.SHORT);
    Socket silent =
        open(
            "GET "
                + experiment
                + "/live HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\n"
                + "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");
    readFirstFrame(silent);
    playground.app.connections().look(Instant.now().plus(A_MOMENT));
    playground.app.connections().look(Instant.now().plus(Duration.ofMinutes(2)));
    assertTrue(isClosed(silent));
    playground.delete(experiment);
  }

  private Socket open(String beginning) throws IOException {
    return open(playground, beginning);
  }

  private Socket open(Playground server, String beginning) throws IOException {
    Socket socket = new Socket("localhost", server.app.port());
    socket.setSoTimeout(PATIENCE_MS);
    sockets.add(socket);
    try {
      socket.getOutputStream().write(beginning.getBytes(StandardCharsets.US_ASCII));
    } catch (SocketException closedAlready) {
      // as one too many
    }
    return socket;
  }

  private static void readAnswer(Socket socket) throws IOException {
    assertAnswer(socket, "}", "HTTP/1.1 200");
  }

  /** The socket is open once something came through it after the end of the handshake. */
  private static void readFirstFrame(Socket socket) throws IOException {
    readHead(socket, "HTTP/1.1 101");
    assertEquals(0x81, socket.getInputStream().read(), "the first byte of a text");
  }

  private static void readHead(Socket socket, String beginning) throws IOException {
    assertAnswer(socket, "\r\n\r\n", beginning);
  }

  private static void assertAnswer(Socket socket, String end, String beginning) throws IOException {
    StringBuilder read = new StringBuilder();
    while (read.indexOf(end) < 0) {
      int next = socket.getInputStream().read();
      assertTrue(next >= 0, "closed after “" + read + "”");
      read.append((char) next);
    }
    assertTrue(read.toString().startsWith(beginning), read.toString());
  }

  /** Reads to the end, which comes only if the server closes. */
  private static boolean isClosed(Socket socket) {
    try {
      InputStream in = socket.getInputStream();
      while (in.read() >= 0) {
        continue;
      }
      return true;
    } catch (java.net.SocketTimeoutException open) {
      return false;
    } catch (IOException reset) {
      return true;
    }
  }
}
