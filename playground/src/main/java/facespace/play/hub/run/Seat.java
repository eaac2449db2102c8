package facespace.play.hub.run;

/**
 * Where somebody watches an experiment from. Pages of one browser have the same mark, so each names
 * its own seat; by that name it is known though its socket is yet to be closed.
 *
 * @param who the browser's mark, or empty
 * @param name what the page calls its seat; empty for all of that browser's
 */
public record Seat(String who, String name) {
  /** Whether this seat is the other one, or that of a whole browser with the other among it. */
  boolean covers(Seat other) {
    return who.equals(other.who) && (name.isEmpty() || name.equals(other.name));
  }
}
