package facespace.play;

import static org.junit.jupiter.api.Assertions.assertTrue;

import facespace.play.web.Connections;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.component.LifeCycle;
import org.junit.jupiter.api.Test;

/** A server that is told to stop while somebody is being answered. */
class StoppingTest {
  private static final int PATIENCE_MS = 60_000;
  private static final int SHORTLY_MS = 50;

  /** Of a body that is no photograph, longer than the server is looked at before it stops. */
  private static final int LENGTH = 1_000_000;

  /** Of an answer; in none of its headers. */
  private static final char LAST = '!';

  @Test
  void anAnswerUnderWayIsFinishedWhileNobodyElseComesInAnyMore() throws Exception {
    Playground playground = new Playground();
    int port = playground.app.port();
    try (Socket socket = new Socket("localhost", port)) {
      socket.setSoTimeout(PATIENCE_MS);
      send(
          socket,
          "POST /api/photos?name=me HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\n"
              + "Content-Length: "
              + LENGTH
              + "\r\n\r\n");
      read(socket, "HTTP/1.1 100 Continue\r\n\r\n".length()); // its body is waited for
      Thread stop = new Thread(playground::close, "stop");
      stop.start();
      int sent = 0;
      while (isOpen(port)) {
        send(socket, "x"); // who sends nothing for seconds is not waited for
        sent++;
      }
      send(socket, "x".repeat(LENGTH - sent));
      String answer = read(socket, "HTTP/1.1 400".length());
      assertTrue(answer.equals("HTTP/1.1 400"), answer);
      stop.join(PATIENCE_MS);
      assertTrue(!stop.isAlive(), "and then it stops");
    }
  }

  /** Whoever has the last byte of an answer asks for nothing; the server may not know that yet. */
  @Test
  void whoHasAnAnswerThatTheServerIsNotDoneWithIsNotWaitedForEither() throws Exception {
    CountDownLatch mayBeDone = new CountDownLatch(1);
    Server server = new Server();
    server.setStopTimeout(Long.MAX_VALUE);
    ServerConnector connector = new ServerConnector(server);
    connector.setShutdownIdleTimeout(Long.MAX_VALUE);
    Connections connections = new Connections(server.getScheduler());
    connector.addBean(connections);
    server.addConnector(connector);
    server.setHandler(new AnswersBefore(mayBeDone));
    server.start();
    try (Socket socket = new Socket("localhost", connector.getLocalPort())) {
      socket.setSoTimeout(PATIENCE_MS);
      send(socket, "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
      readTo(socket, LAST);
      CompletableFuture<Void> stop = CompletableFuture.runAsync(() -> LifeCycle.stop(server));
      while (!connections.isShutdown()) {
        Thread.onSpinWait();
      }
      mayBeDone.countDown();
      stop.get(PATIENCE_MS, TimeUnit.MILLISECONDS);
    }
  }

  /** Sends all of its answer, and is done with it once it may be. */
  private static final class AnswersBefore extends Handler.Abstract {
    private final CountDownLatch mayBeDone;

    AnswersBefore(CountDownLatch mayBeDone) {
      this.mayBeDone = mayBeDone;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
      response.getHeaders().put(HttpHeader.CONTENT_LENGTH, 1);
      Content.Sink.write(response, true, "" + LAST, Callback.NOOP);
      mayBeDone.await();
      callback.succeeded();
      return true;
    }
  }

  /**
   * Who connects while nobody accepts any more waits in a line, and for long once it is full. One
   * is gone before the next comes: of too many at once the slowest is closed, who is the one that
   * sends.
   */
  private static boolean isOpen(int port) throws IOException {
    try (Socket another = new Socket()) {
      another.connect(new InetSocketAddress("localhost", port), SHORTLY_MS);
      another.setSoTimeout(SHORTLY_MS);
      send(another, "GET /api/health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
      another.getInputStream().readAllBytes();
      return true;
    } catch (ConnectException refused) {
      return false;
    } catch (SocketException | SocketTimeoutException inLine) {
      return true;
    }
  }

  private static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static void readTo(Socket socket, char last) throws IOException {
    int read = socket.getInputStream().read();
    while (read != last) {
      assertTrue(read >= 0, "the answer ended early");
      read = socket.getInputStream().read();
    }
  }

  private static String read(Socket socket, int length) throws IOException {
    return new String(socket.getInputStream().readNBytes(length), StandardCharsets.US_ASCII);
  }
}
