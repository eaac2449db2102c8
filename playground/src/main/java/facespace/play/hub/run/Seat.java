package facespace.play.hub.run;

/**
 * Where somebody watches an experiment from. Pages of one browser have the same mark, so each names
 * its own seat; by that name it is known though its socket is yet to be closed.
 *
 * @param who the browser's mark, or empty
 * @param name what the page calls its seat, or empty
 */
public record Seat(String who, String name) {}
