package facespace.demos.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.WebSocket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Collects JSON messages from a WebSocket. */
final class Answers implements WebSocket.Listener {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final StringBuilder message = new StringBuilder();
  private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();

  @Override
  public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
    message.append(data);
    if (last) {
      messages.add(message.toString());
      message.setLength(0);
    }
    socket.request(1);
    return null;
  }

  /** The next message, waiting for it if need be. */
  JsonNode next(int patienceSeconds) throws InterruptedException {
    String text = messages.poll(patienceSeconds, TimeUnit.SECONDS);
    if (text == null) {
      throw new NotMeasured("the browser does not answer");
    }
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new NotMeasured("the browser's answer is not JSON: " + text);
    }
  }
}
