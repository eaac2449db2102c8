package facespace.play;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** A server that is told to stop while somebody is being answered. */
class StoppingTest {
  private static final int PATIENCE_MS = 60_000;

  @Test
  void anAnswerUnderWayIsFinishedWhileNobodyElseComesInAnyMore() throws Exception {
    Playground playground = new Playground();
    int port = playground.app.port();
    try (Socket socket = new Socket("localhost", port)) {
      socket.setSoTimeout(PATIENCE_MS);
      send(
          socket,
          "POST /api/photos?name=me HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\n"
              + "Content-Length: 8\r\n\r\n");
      read(socket, "HTTP/1.1 100 Continue\r\n\r\n".length()); // its body is waited for
      Thread stop = new Thread(playground::close, "stop");
      stop.start();
      while (isOpen(port)) {
        Thread.onSpinWait();
      }
      send(socket, "no photo");
      String answer = read(socket, "HTTP/1.1 400".length());
      assertTrue(answer.equals("HTTP/1.1 400"), answer);
      stop.join(PATIENCE_MS);
      assertTrue(!stop.isAlive(), "and then it stops");
    }
  }

  private static boolean isOpen(int port) throws IOException {
    try (Socket another = new Socket("localhost", port)) {
      return another.isConnected();
    } catch (ConnectException refused) {
      return false;
    }
  }

  private static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static String read(Socket socket, int length) throws IOException {
    return new String(socket.getInputStream().readNBytes(length), StandardCharsets.US_ASCII);
  }
}
