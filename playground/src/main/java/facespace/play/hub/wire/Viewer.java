package facespace.play.hub.wire;

import facespace.text.Lang;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;

/**
 * Somebody watching an experiment over a WebSocket. At most two messages are on their way; beyond
 * that only the newest moment and the newest state wait, so a viewer that stops reading costs
 * nothing and misses what it was too slow for. Thread-safe, never blocks.
 */
public final class Viewer {
  private static final int MOST_IN_FLIGHT = 2;

  private final Session session;
  private final Lang lang;
  private int inFlight;
  private boolean hasSeenOne;
  private byte[] moment;
  private Function<Lang, String> state;

  /** A viewer at the other end of a session, who reads one language. */
  public Viewer(Session session, Lang lang) {
    this.session = session;
    this.lang = lang;
  }

  /** Shows a moment in its binary form; one array may be shared by all viewers. */
  public synchronized void show(byte[] encodedMoment) {
    moment = encodedMoment;
    hasSeenOne = true;
    send();
  }

  /**
   * Shows whoever has just come the newest moment, unless one has reached them already: what is
   * looked up now might be older than that.
   */
  public synchronized void greet(Supplier<Optional<byte[]>> newestMoment) {
    if (!hasSeenOne) {
      newestMoment.get().ifPresent(this::show);
    }
  }

  /** Says the state, made in this viewer's language at the time it is sent, so never an old one. */
  public synchronized void say(Function<Lang, String> stateJson) {
    state = stateJson;
    send();
  }

  /** Whether a moment still waits because this viewer is slow to read. */
  public synchronized boolean isBehind() {
    return moment != null;
  }

  /** Ends the connection. */
  public void close() {
    session.close();
  }

  private void send() {
    try {
      while (inFlight < MOST_IN_FLIGHT && (moment != null || state != null)) {
        sendNext();
      }
    } catch (RuntimeException e) {
      session.disconnect(); // whatever is wrong with a connection must not disturb training
    }
  }

  /** The moment goes first, so that "done" never overtakes the last moment. */
  private void sendNext() {
    inFlight++;
    Callback whenSent = Callback.from(this::sent, failure -> session.disconnect());
    if (moment != null) {
      byte[] bytes = moment;
      moment = null;
      session.sendBinary(ByteBuffer.wrap(bytes), whenSent);
    } else {
      Function<Lang, String> newest = state;
      state = null;
      session.sendText(newest.apply(lang), whenSent);
    }
  }

  private synchronized void sent() {
    inFlight--;
    send();
  }
}
