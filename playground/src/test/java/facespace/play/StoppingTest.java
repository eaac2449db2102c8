package facespace.play;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** A server that is told to stop while somebody is being answered. */
class StoppingTest {
  private static final int PATIENCE_MS = 60_000;
  private static final int SHORTLY_MS = 50;

  /** Of a body that is no photograph, longer than the server is looked at before it stops. */
  private static final int LENGTH = 1_000_000;

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

  /** Who connects while nobody accepts any more waits in a line, and for long once it is full. */
  private static boolean isOpen(int port) throws IOException {
    try (Socket another = new Socket()) {
      another.connect(new InetSocketAddress("localhost", port), SHORTLY_MS);
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

  private static String read(Socket socket, int length) throws IOException {
    return new String(socket.getInputStream().readNBytes(length), StandardCharsets.US_ASCII);
  }
}
