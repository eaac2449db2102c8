package facespace.play.web;

import java.util.Optional;
import java.util.Set;

/**
 * Who may come in.
 *
 * @param host name or address to listen on
 * @param names other names this server answers to
 * @param keys what a caller must know; nothing if only this computer can reach the server
 * @param tls what the server shows for HTTPS; nothing if it speaks HTTP
 */
public record Access(String host, Set<String> names, Optional<Keys> keys, Optional<Tls> tls) {
  public Access {
    names = Set.copyOf(names);
  }

  /** This computer only, and everybody at it is the owner. */
  public static Access local() {
    return new Access("localhost", Set.of(), Optional.empty(), Optional.empty());
  }
}
