package facespace.play;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;

/** The watching side: a WebSocket that remembers what it was sent, or one that stops reading. */
final class Sockets {
  private static final int PATIENCE_MS = 60_000;
  private static final int SILENCE_MS = 1000;

  private Sockets() {}

  /** Remembers every message; {@code reads} false: it never asks for one. */
  static final class Watcher implements WebSocket.Listener, AutoCloseable {
    final List<String> texts = new CopyOnWriteArrayList<>();
    final List<Decoded> moments = new CopyOnWriteArrayList<>();
    private final boolean reads;
    private final List<ByteBuffer> parts = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private final News news = new News();
    private WebSocket socket;
    volatile boolean closed;

    private Watcher(boolean reads) {
      this.reads = reads;
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
        texts.add(text.toString());
        text.setLength(0);
        news.came();
      }
      webSocket.request(1);
      return null;
    }

    @Override
    public CompletionStage<?> onBinary(WebSocket webSocket, ByteBuffer data, boolean last) {
      parts.add(ByteBuffer.allocate(data.remaining()).put(data).flip());
      if (last) {
        ByteBuffer all = ByteBuffer.allocate(parts.stream().mapToInt(ByteBuffer::remaining).sum());
        parts.forEach(all::put);
        parts.clear();
        moments.add(Decoded.of(all.array()));
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

    /** Waits until something that it is told is so. */
    void await(String what, BooleanSupplier so) {
      news.await(what, so);
    }

    @Override
    public void close() {
      socket.abort();
    }
  }

  static Watcher watch(Playground playground, String experiment, boolean reads) {
    return watch(playground, experiment + "/live", new Watcher(reads));
  }

  /** One of several pages of a browser. */
  static Watcher watch(Playground playground, String experiment, String page, String cookie) {
    String path = experiment + "/live?as=" + page;
    return watch(playground, path, new Watcher(true), "Cookie", cookie);
  }

  private static Watcher watch(
      Playground playground, String path, Watcher watcher, String... header) {
    WebSocket.Builder socket = playground.client.newWebSocketBuilder();
    if (header.length > 0) {
      socket.header(header[0], header[1]);
    }
    watcher.socket = socket.buildAsync(live(playground, path), watcher).join();
    return watcher;
  }

  /** The HTTP status with which an attempt to watch is refused. */
  static int refusal(Playground playground, String path, String origin, String... header) {
    try {
      WebSocket.Builder socket = playground.client.newWebSocketBuilder().header("Origin", origin);
      if (header.length > 0) {
        socket.header(header[0], header[1]);
      }
      socket.buildAsync(live(playground, path), new WebSocket.Listener() {}).join().abort();
      return 101;
    } catch (CompletionException e) {
      return ((WebSocketHandshakeException) e.getCause()).getResponse().statusCode();
    }
  }

  /** The first part of the answer to a request sent as it stands, as no HTTP client would. */
  static String raw(Playground playground, String... lines) {
    try (Socket socket = new Socket("localhost", playground.app.port())) {
      String request = String.join("\r\n", lines) + "\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      socket.setSoTimeout(PATIENCE_MS);
      ByteArrayOutputStream answer = new ByteArrayOutputStream();
      answer.write(Math.max(socket.getInputStream().read(), 0));
      socket.setSoTimeout(SILENCE_MS);
      readUntilSilent(socket.getInputStream(), answer);
      return answer.toString(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The status of the answer to bytes after which nothing more comes; 0 if there is no answer. */
  static int status(Playground playground, byte[] request) throws IOException {
    try (Socket socket = new Socket("localhost", playground.app.port())) {
      socket.setSoTimeout(PATIENCE_MS);
      socket.getOutputStream().write(request);
      socket.shutdownOutput();
      String line = new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
      return line.matches("HTTP/1\\.1 \\d{3}") ? Integer.parseInt(line.substring(9)) : 0;
    } catch (SocketException closedWhileWriting) {
      return 0;
    }
  }

  private static void readUntilSilent(InputStream in, ByteArrayOutputStream answer)
      throws IOException {
    try {
      byte[] buffer = new byte[4096];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        answer.write(buffer, 0, read);
      }
    } catch (SocketTimeoutException silent) {
      // all that will come has come
    }
  }

  private static URI live(Playground playground, String path) {
    return URI.create("ws://localhost:" + playground.app.port() + path);
  }
}
