package facespace.play;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;

/** Watches a live map, and reads it from the written format alone. */
final class MapSocket implements WebSocket.Listener, AutoCloseable {
  final List<Layout> layouts = new CopyOnWriteArrayList<>();
  final List<JsonNode> states = new CopyOnWriteArrayList<>();
  volatile boolean closed;
  private final ByteArrayOutputStream parts = new ByteArrayOutputStream();
  private final StringBuilder text = new StringBuilder();
  private final News news = new News();
  private final boolean reads;
  private final WebSocket socket;

  /** The head of a layout and its coordinates. */
  record Layout(JsonNode head, float[] xy) {
    static Layout of(byte[] bytes) {
      ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
      if (!Arrays.equals(Arrays.copyOf(bytes, 4), new byte[] {'F', 'B', 'M', '1'})) {
        throw new IllegalArgumentException("not a layout");
      }
      int length = buffer.getInt(4);
      JsonNode head = headOf(bytes, length);
      float[] xy = new float[2 * head.get("n").asInt()];
      buffer.position(8 + length);
      buffer.asFloatBuffer().get(xy);
      if (bytes.length != 8 + length + 4 * xy.length || length % 4 != 0) {
        throw new IllegalArgumentException("not as long as it says");
      }
      return new Layout(head, xy);
    }

    private static JsonNode headOf(byte[] bytes, int length) {
      try {
        return new ObjectMapper().readTree(bytes, 8, length);
      } catch (IOException e) {
        throw new IllegalArgumentException(e);
      }
    }

    int iteration() {
      return head.get("iteration").asInt();
    }
  }

  private MapSocket(Playground playground, String address, boolean reads) {
    this.reads = reads;
    URI uri = URI.create("ws://localhost:" + playground.app.port() + address);
    socket = playground.client.newWebSocketBuilder().buildAsync(uri, this).join();
  }

  static MapSocket watch(Playground playground, String address) {
    return new MapSocket(playground, address, true);
  }

  static MapSocket stalled(Playground playground, String address) {
    return new MapSocket(playground, address, false);
  }

  void send(String wish) {
    socket.sendText(wish, true).join();
  }

  Layout newest() {
    return layouts.get(layouts.size() - 1);
  }

  JsonNode state() {
    return states.get(states.size() - 1);
  }

  /** Waits until something is so. */
  void await(String what, BooleanSupplier so) {
    news.await(what, so);
  }

  @Override
  public void onOpen(WebSocket webSocket) {
    if (reads) {
      webSocket.request(1);
    }
  }

  @Override
  public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
    text.append(data);
    if (last) {
      try {
        states.add(new ObjectMapper().readTree(text.toString()));
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
      text.setLength(0);
      news.came();
    }
    webSocket.request(1);
    return null;
  }

  @Override
  public CompletionStage<?> onBinary(WebSocket webSocket, ByteBuffer data, boolean last) {
    byte[] part = new byte[data.remaining()];
    data.get(part);
    parts.writeBytes(part);
    if (last) {
      layouts.add(Layout.of(parts.toByteArray()));
      parts.reset();
      news.came();
    }
    webSocket.request(1);
    return null;
  }

  @Override
  public CompletionStage<?> onClose(WebSocket webSocket, int code, String reason) {
    closed = true;
    news.came();
    return null;
  }

  @Override
  public void close() {
    socket.abort();
  }
}
