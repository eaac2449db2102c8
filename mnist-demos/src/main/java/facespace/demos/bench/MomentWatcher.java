package facespace.demos.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Waits for the first moment of a run that has trained at least one batch, and for its end. */
final class MomentWatcher implements WebSocket.Listener {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int HEADER = 8;

  private final ByteArrayOutputStream message = new ByteArrayOutputStream();
  private final StringBuilder state = new StringBuilder();
  private final CompletableFuture<Long> trained = new CompletableFuture<>();
  private final CompletableFuture<Long> ended = new CompletableFuture<>();

  /** {@link System#nanoTime()} when that moment had arrived whole. */
  CompletableFuture<Long> trained() {
    return trained;
  }

  /** {@link System#nanoTime()} when all runs had come to their end. */
  CompletableFuture<Long> ended() {
    return ended;
  }

  @Override
  public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
    state.append(data);
    if (last) {
      if (isOver(state.toString())) {
        ended.complete(System.nanoTime());
      }
      state.setLength(0);
    }
    socket.request(1);
    return null;
  }

  private static boolean isOver(String state) {
    try {
      return List.of("done", "failed").contains(JSON.readTree(state).path("state").asText());
    } catch (IOException e) {
      throw new IllegalStateException("a state is not JSON", e);
    }
  }

  @Override
  public CompletionStage<?> onBinary(WebSocket socket, ByteBuffer data, boolean last) {
    byte[] bytes = new byte[data.remaining()];
    data.get(bytes);
    message.writeBytes(bytes);
    if (last) {
      if (steps(message.toByteArray()) > 0) {
        trained.complete(System.nanoTime());
      }
      message.reset();
    }
    socket.request(1);
    return null;
  }

  @Override
  public void onError(WebSocket socket, Throwable error) {
    trained.completeExceptionally(error);
    ended.completeExceptionally(error);
  }

  private static int steps(byte[] moment) {
    int length = ByteBuffer.wrap(moment).order(ByteOrder.LITTLE_ENDIAN).getInt(4);
    try {
      return JSON.readTree(moment, HEADER, length).path("runs").path(0).path("step").asInt();
    } catch (IOException e) {
      throw new IllegalStateException("a moment's header is not JSON", e);
    }
  }
}
