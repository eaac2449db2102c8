package facespace.lessons.kernel;

import facespace.knob.BadValue;
import facespace.lab.Lab;
import facespace.lab.Setup;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The playground as a part of a notebook. */
public final class Playground {
  /** Where it listens unless it is told otherwise. */
  private static final String USUAL = "http://localhost:7070";

  private static final Pattern ADDRESS = Pattern.compile("(https?://[^/?#\\s]+)/?");
  private static final Pattern WHO_MAY_SHOW_IT = Pattern.compile("frame-ancestors ([^;]*)");
  private static final String NOBODY_ELSE = "'self'";
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private Playground() {}

  /**
   * A run in a playground, shown in its place.
   *
   * @param page its address there
   */
  public record Embedded(URI page) {
    @Override
    public String toString() {
      return page.toString();
    }
  }

  /**
   * Shows a run in the playground that runs on this computer: what is pressed there trains there,
   * and can be looked at and gone on with in either place.
   *
   * @throws BadValue if none is running, or it was not started with {@code --embed-from} and the
   *     address of this Jupyter
   */
  public static Embedded playground(Setup run) {
    return playground(run, USUAL);
  }

  /**
   * The same in a playground elsewhere.
   *
   * @param address of the playground, such as {@code http://localhost:7070}
   * @throws BadValue if none answers there, or it may not be shown
   */
  public static Embedded playground(Setup run, String address) {
    Matcher origin = ADDRESS.matcher(address);
    if (!origin.matches()) {
      throw new BadValue("lab.playground.address", address);
    }
    String page = origin.group(1) + "/play?embed=1&lang=" + Lab.lang().tag();
    Matcher who = WHO_MAY_SHOW_IT.matcher(policy(page, address));
    if (!who.find()) {
      throw new BadValue("lab.playground.none", address);
    }
    if (who.group(1).strip().equals(NOBODY_ELSE)) {
      throw new BadValue("lab.playground.closed", address);
    }
    return new Embedded(URI.create(page + "#" + run.text()));
  }

  /** What its page says browsers may do with it, or nothing. */
  private static String policy(String page, String address) {
    HttpClient client = HttpClient.newHttpClient();
    try {
      HttpRequest request = HttpRequest.newBuilder(URI.create(page)).timeout(PATIENCE).build();
      return client
          .send(request, HttpResponse.BodyHandlers.discarding())
          .headers()
          .firstValue("Content-Security-Policy")
          .orElse("");
    } catch (IllegalArgumentException noAddress) {
      throw new BadValue("lab.playground.address", address);
    } catch (IOException nobody) {
      throw new BadValue("lab.playground.none", address);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException(e.getMessage());
    }
  }
}
