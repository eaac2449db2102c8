package facespace.play.web;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.internal.HttpConnection;
import org.eclipse.jetty.util.component.AbstractLifeCycle;
import org.eclipse.jetty.util.component.Graceful;
import org.eclipse.jetty.util.thread.Scheduler;
import org.eclipse.jetty.websocket.core.WebSocketConnection;

/**
 * Closes connections that hold the server up: whose request comes too slowly or takes too long to
 * come, WebSockets whose other end does not answer, and the slowest when an address has too many.
 * One that says nothing between two requests is left to the web server's own patience, but for a
 * server that stops: it does not wait for it. Thread-safe.
 */
public final class Connections extends AbstractLifeCycle implements Connection.Listener, Graceful {
  /** A class of forty behind one address has fewer. */
  static final int MOST_OF_AN_ADDRESS = 256;

  /** Until then a request may come as slowly as it likes. */
  static final Duration GRACE = Duration.ofSeconds(30);

  /** A large photograph over a poor network takes less. */
  static final Duration LONGEST = Duration.ofMinutes(3);

  /** Three pings. */
  static final Duration SILENCE = Duration.ofSeconds(50);

  private static final long LEAST_BYTES_A_SECOND = 500;
  private static final long LOOK_SECONDS = 5;
  private static final long STOPPING_LOOK_MILLIS = 20;

  private final Scheduler scheduler;
  private final Map<Connection, Seen> seen = new ConcurrentHashMap<>();
  private volatile boolean isShutdown;

  /** What a connection had received when it was waited for from then on. */
  private record Seen(Instant since, long bytes, long messages) {
    static Seen of(Connection connection, Instant now) {
      return new Seen(now, connection.getBytesIn(), connection.getMessagesIn());
    }
  }

  /**
   * @param scheduler of the web server
   */
  public Connections(Scheduler scheduler) {
    this.scheduler = scheduler;
  }

  @Override
  protected void doStart() {
    scheduler.schedule(this::lookAndGoOn, LOOK_SECONDS, TimeUnit.SECONDS);
  }

  private void lookAndGoOn() {
    if (isRunning()) {
      look(Instant.now());
      doStart();
    }
  }

  @Override
  public void onOpened(Connection connection) {
    if (connection instanceof HttpConnection || connection instanceof WebSocketConnection) {
      seen.put(connection, Seen.of(connection, Instant.now()));
      makeRoom(connection);
    }
  }

  @Override
  public void onClosed(Connection connection) {
    seen.remove(connection);
  }

  /** The one that has been slow for longest goes, be it the newest. */
  private void makeRoom(Connection newest) {
    List<Connection> ofAddress =
        seen.keySet().stream().filter(other -> address(other).equals(address(newest))).toList();
    if (ofAddress.size() > MOST_OF_AN_ADDRESS) {
      ofAddress.stream()
          .filter(Connections::isArriving)
          .min(
              Comparator.comparing(
                  other -> seen.getOrDefault(other, Seen.of(other, Instant.MAX)).since()))
          .orElse(newest)
          .getEndPoint()
          .close();
    }
  }

  /** The server stops: closes who asks for nothing, at once; requests under way are answered. */
  @Override
  public CompletableFuture<Void> shutdown() {
    closeIdle();
    isShutdown = true;
    return CompletableFuture.completedFuture(null);
  }

  /** Again and again: whoever has an answer already, the server may be done with a moment later. */
  private void closeIdle() {
    seen.keySet().stream().filter(Connections::asksForNothing).forEach(Connection::close);
    if (isRunning()) {
      scheduler.schedule(this::closeIdle, STOPPING_LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  @Override
  public boolean isShutdown() {
    return isShutdown;
  }

  /** Closes whom the server has waited for long enough by now. */
  public void look(Instant now) {
    seen.forEach(
        (connection, before) -> {
          Duration waited = Duration.between(before.since(), now);
          if (hasMoved(connection, before)) {
            seen.replace(connection, before, Seen.of(connection, now));
          } else if (connection instanceof WebSocketConnection
              ? waited.compareTo(SILENCE) > 0
              : isTooSlow(connection.getBytesIn() - before.bytes(), waited)) {
            connection.getEndPoint().close();
          }
        });
  }

  /** Whether what was waited for has come: another request, none at all, a sign of life. */
  private static boolean hasMoved(Connection connection, Seen before) {
    return connection instanceof WebSocketConnection
        ? connection.getBytesIn() != before.bytes()
        : connection.getMessagesIn() != before.messages() || !isArriving(connection);
  }

  private static boolean isTooSlow(long bytes, Duration waited) {
    return waited.compareTo(LONGEST) > 0
        || waited.compareTo(GRACE) > 0 && bytes < LEAST_BYTES_A_SECOND * waited.toSeconds();
  }

  /** Whether a request has begun to come and is not here yet; the first is always awaited. */
  private static boolean isArriving(Connection connection) {
    return connection instanceof HttpConnection http
        && (http.getMessagesIn() == 0 || !http.getParser().isIdle());
  }

  private static boolean asksForNothing(Connection connection) {
    return connection instanceof HttpConnection http
        && http.getParser().isIdle()
        && http.getHttpChannel().getRequest() == null;
  }

  private static InetAddress address(Connection connection) {
    return connection.getEndPoint().getRemoteSocketAddress() instanceof InetSocketAddress known
        ? known.getAddress()
        : InetAddress.getLoopbackAddress();
  }
}
