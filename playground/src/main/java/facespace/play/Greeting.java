package facespace.play;

import facespace.play.web.Access;
import facespace.play.web.Keys;
import facespace.play.web.Role;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.List;

/** What the command line prints once the server listens: where to open it, and with which key. */
final class Greeting {
  private final Access access;
  private final int port;
  private final List<String> neighbours;

  /**
   * @param port the TCP port it listens on
   * @param neighbours addresses of this computer that others on its network can reach
   */
  Greeting(Access access, int port, List<String> neighbours) {
    this.access = access;
    this.port = port;
    this.neighbours = neighbours;
  }

  /** The addresses of this computer on its local networks, IPv4: they can be typed. */
  static List<String> neighbours() {
    try {
      return NetworkInterface.networkInterfaces()
          .filter(Greeting::isUp)
          .flatMap(NetworkInterface::inetAddresses)
          .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
          .map(InetAddress::getHostAddress)
          .toList();
    } catch (SocketException networkless) {
      return List.of();
    }
  }

  private static boolean isUp(NetworkInterface network) {
    try {
      return network.isUp();
    } catch (SocketException gone) {
      return false;
    }
  }

  /**
   * One line without keys; with keys the owner's address, the visitors', and theirs as a QR code.
   */
  String text() {
    return access
            .keys()
            .map(this::withKeys)
            .orElseGet(() -> "FaceSpace is ready: %s%n".formatted(address(ownHost())))
        + fingerprint();
  }

  private String fingerprint() {
    return access
        .tls()
        .map(
            tls ->
                "SHA-256 fingerprint of the certificate, to compare:%n  %s%n"
                    .formatted(tls.fingerprint()))
        .orElse("");
  }

  private String withKeys(Keys keys) {
    List<String> visited = visited().stream().map(host -> with(keys, Role.VISITOR, host)).toList();
    return "FaceSpace is ready: %s%n".formatted(with(keys, Role.OWNER, ownHost()))
        + "  This address opens everything; keep it to yourself.%n".formatted()
        + "Visitors, who may look, train and draw: %s%n".formatted(String.join(" ", visited))
        + QrText.of(visited.get(0));
  }

  private String ownHost() {
    return Access.isEveryAddress(access.host()) ? "localhost" : access.host();
  }

  private List<String> visited() {
    return Access.isEveryAddress(access.host()) && !neighbours.isEmpty()
        ? neighbours
        : List.of(ownHost());
  }

  private String with(Keys keys, Role role, String host) {
    return address(host) + "?key=" + keys.of(role);
  }

  private String address(String host) {
    String scheme = access.tls().isPresent() ? "https" : "http";
    return "%s://%s:%d/".formatted(scheme, host.contains(":") ? "[" + host + "]" : host, port);
  }
}
