package facespace.play;

import facespace.play.web.Access;
import facespace.play.web.Keys;
import facespace.play.web.Tls;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** The options that say where the server listens, and who may come in. */
final class AccessOptions {
  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~-]{8,100}");
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,253}");
  private static final Pattern ORIGIN =
      Pattern.compile("https?://[A-Za-z0-9.-]{1,253}(:[1-9]\\d{0,4})?"); // as a policy has it

  @Option(
      names = "--host",
      description =
          "Name or address to listen on; 0.0.0.0 lets other computers in, if they know a key.")
  private String host = "localhost";

  @Option(
      names = "--token",
      paramLabel = "KEY",
      description =
          "The owner's key, 8 to 100 letters, digits and . _ ~ -"
              + " (default: with --host, another at every start).")
  private String token;

  @Option(
      names = "--allow-host",
      paramLabel = "NAME",
      description = "One more name this server answers to; may be repeated.")
  private List<String> names = List.of();

  @Option(
      names = "--embed-from",
      paramLabel = "ORIGIN",
      description =
          "Whose pages may show a run as a part of theirs, such as http://localhost:8888;"
              + " may be repeated (default: nobody's).")
  private List<String> embedders = List.of();

  @Option(
      names = "--tls",
      description =
          "HTTPS, without which visitors' cameras stay shut; with a certificate made now.")
  private boolean tls;

  @Option(
      names = "--tls-cert",
      paramLabel = "PEM",
      description = "HTTPS with the certificate in this file, which --tls-key belongs to.")
  private Path certificate;

  @Option(
      names = "--tls-key",
      paramLabel = "PEM",
      description = "The private key of --tls-cert, without a password.")
  private Path key;

  /**
   * Who may come in.
   *
   * @throws IllegalArgumentException with one sentence for people if an option will not do
   */
  Access access() {
    if (token != null && !TOKEN.matcher(token).matches()) {
      throw new IllegalArgumentException(
          "--token has %d characters: allowed are 8 … 100 letters, digits and . _ ~ -."
              .formatted(token.length()));
    }
    for (String name : names) {
      if (!NAME.matcher(name).matches()) {
        throw new IllegalArgumentException(
            "--allow-host = %s is no host name: allowed are letters, digits and . _ -, without a port."
                .formatted(name));
      }
    }
    for (String origin : embedders) {
      if (!ORIGIN.matcher(origin).matches()) {
        throw new IllegalArgumentException(
            "--embed-from = %s is no origin: allowed are http:// or https://, a name or address and, if need be, a port, such as http://localhost:8888."
                .formatted(origin));
      }
    }
    return new Access(host, Set.copyOf(names), keys(), tls(), embedders);
  }

  private Optional<Tls> tls() {
    if ((certificate == null) != (key == null)) {
      throw new IllegalArgumentException("--tls-cert and --tls-key go together: give both files.");
    }
    if (certificate != null) {
      return Optional.of(Certificates.read(certificate, key));
    }
    return tls ? Optional.of(Certificates.made(allNames(), Instant.now())) : Optional.empty();
  }

  /** What visitors may type. */
  private List<String> allNames() {
    Stream<String> own = Stream.of("localhost", "127.0.0.1", "::1");
    Stream<String> network =
        Access.isEveryAddress(host) ? Greeting.neighbours().stream() : Stream.of(host);
    return Stream.of(own, network, names.stream()).flatMap(all -> all).toList();
  }

  private Optional<Keys> keys() {
    if (token != null) {
      return Optional.of(Keys.ofOwner(token));
    }
    return isLoopback() ? Optional.empty() : Optional.of(Keys.random());
  }

  private boolean isLoopback() {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(
          "--host = %s is not a name or address of this computer.".formatted(host), e);
    }
  }
}
