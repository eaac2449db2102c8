package facespace.play.web;

import java.nio.channels.ClosedChannelException;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.io.EofException;

/** Tells the mistakes of those who send a request from our own. */
public final class Mistakes {
  private static final int OURS = 500;
  private static final int TOO_LARGE = 413;
  private static final int NO_SUCH_VERSION = 505;

  private Mistakes() {}

  /** What is wrong with the request that failed so, if it is the request. */
  public static Optional<Refused> ofClient(Throwable failure) {
    return Stream.iterate(failure, e -> e != null, Throwable::getCause)
        .flatMap(e -> refusal(e).stream())
        .findFirst();
  }

  /** The same, or what an HTTP status says of a request that the web server itself gave up. */
  public static Refused of(Throwable failure, int status) {
    return ofClient(failure)
        .orElseGet(
            () -> isTheirs(status) ? request(status) : new Refused(status, "failed.request"));
  }

  private static Optional<Refused> refusal(Throwable e) {
    if (e instanceof UnsupportedCharsetException unknown) {
      return charset(unknown.getCharsetName());
    }
    if (e instanceof IllegalCharsetNameException nonsense) {
      return charset(nonsense.getCharsetName());
    }
    if (e instanceof EofException || e instanceof ClosedChannelException) {
      return Optional.of(new Refused(400, "refused.cutOff"));
    }
    if (e instanceof TimeoutException) {
      return Optional.of(new Refused(408, "refused.slow"));
    }
    return e instanceof HttpException http
        ? Optional.of(http.getCode()).filter(Mistakes::isTheirs).map(Mistakes::request)
        : Optional.empty();
  }

  /** Whether an HTTP status the web server finds says that the request is wrong. */
  private static boolean isTheirs(int status) {
    return status < OURS || status == NO_SUCH_VERSION;
  }

  /** A request that the web server understands no better than its status says. */
  private static Refused request(int status) {
    return status == TOO_LARGE
        ? new Refused(status, "refused.body", Guards.LARGEST_BODY / 1024)
        : new Refused(status == NO_SUCH_VERSION ? 400 : status, "refused.request");
  }

  private static Optional<Refused> charset(String name) {
    return Optional.of(new Refused(415, "refused.charset", Guards.quoted(name)));
  }
}
