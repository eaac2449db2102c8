package facespace.play.web;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Who may come in.
 *
 * @param host name or address to listen on
 * @param names other names this server answers to
 * @param keys what a caller must know; nothing if only this computer can reach the server
 * @param tls what the server shows for HTTPS; nothing if it speaks HTTP
 * @param embedders origins, such as {@code http://localhost:8888}, whose pages may show a run
 */
public record Access(
    String host,
    Set<String> names,
    Optional<Keys> keys,
    Optional<Tls> tls,
    List<String> embedders) {
  private static final List<String> EVERY_ADDRESS = List.of("0.0.0.0", "::", "[::]");

  public Access {
    names = Set.copyOf(names);
    embedders = List.copyOf(embedders);
  }

  /** Whether a server on this host listens on all addresses of its computer. */
  public static boolean isEveryAddress(String host) {
    return EVERY_ADDRESS.contains(host);
  }

  /** This computer only, and everybody at it is the owner. */
  public static Access local() {
    return new Access("localhost", Set.of(), Optional.empty(), Optional.empty(), List.of());
  }
}
