package facespace.play.hub.run;

import facespace.play.hub.wire.Moment;
import facespace.play.hub.wire.MomentCodec;
import facespace.play.hub.wire.Viewer;
import facespace.text.Lang;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Who is watching an experiment, and since when nobody is. Thread-safe. */
final class Audience {
  private final Map<Viewer, Seat> viewers = new ConcurrentHashMap<>();
  private volatile long awaySinceNanos = System.nanoTime();

  void add(Viewer viewer, Seat seat) {
    viewers.put(viewer, seat);
  }

  void remove(Viewer viewer) {
    viewers.remove(viewer);
    countFromNow();
  }

  boolean isThere() {
    return !viewers.isEmpty();
  }

  /** Whether somebody is there in another seat, such as another page of the same browser. */
  boolean hasOthersThan(Seat seat) {
    return !viewers.values().stream().allMatch(seat::covers);
  }

  /** How long nobody has been there, in nanoseconds; 0 while somebody is. */
  long awayNanos() {
    return viewers.isEmpty() ? System.nanoTime() - awaySinceNanos : 0;
  }

  /** Who is not there now has been away since now. */
  void countFromNow() {
    awaySinceNanos = System.nanoTime();
  }

  /** Tells everybody the state. */
  void say(Function<Lang, String> stateJson) {
    viewers.keySet().forEach(viewer -> viewer.say(stateJson));
  }

  /** Shows everybody a moment, encoded once. */
  void show(Moment moment) {
    if (isThere()) {
      byte[] encoded = MomentCodec.encode(moment);
      viewers.keySet().forEach(viewer -> viewer.show(encoded));
    }
  }

  /** Ends all connections. */
  void dismiss() {
    viewers.keySet().forEach(Viewer::close);
  }
}
