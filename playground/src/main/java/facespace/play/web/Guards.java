package facespace.play.web;

import facespace.text.OneLine;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URLDecoder;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Stands before every request, WebSockets included: only this server's own names (a foreign page
 * must not reach it by DNS rebinding), only this server's own pages may change something or watch,
 * no large bodies; and every answer tells the browser to load nothing from elsewhere.
 */
public final class Guards extends HttpFilter {
  private static final long serialVersionUID = 1L;

  /** Largest request body, in bytes. */
  public static final int LARGEST_BODY = 64 * 1024;

  /** Where photographs may be sent, of which a reader of its own limits the size. */
  public static final String PHOTOS = "/api/photos";

  /** A photograph of a good camera, and more: its sender is to read why it is refused. */
  private static final int MOST_READ_OF_REFUSED = 64 << 20;

  /** What a page of another origin may show, if that was wanted at the start. */
  private static final Set<String> EMBEDDED_PATHS = Set.of("/play", "/faces");

  private static final String EMBEDDED_QUERY = "embed=1";

  private static final String CONTENT_SECURITY_POLICY =
      String.join(
          "; ",
          "default-src 'self'",
          "img-src 'self' data: blob:",
          "style-src 'self'",
          "script-src 'self'",
          "connect-src 'self'",
          "object-src 'none'",
          "base-uri 'none'",
          "form-action 'self'",
          "frame-ancestors 'self'"); // the last: those who embed a run are added to it

  /** The camera takes a photograph in this page, if somebody asks for it; nothing else is used. */
  private static final String PERMISSIONS_POLICY =
      "camera=(self), microphone=(), geolocation=(), payment=(), usb=()";

  /** The most characters repeated of what somebody sent. */
  private static final int LONGEST_QUOTE = 60;

  private static final int TEMPORARY_REDIRECT = 307;
  private static final int BAD_REQUEST = 400;
  private static final Set<String> HARMLESS = Set.of("GET", "HEAD", "OPTIONS");
  private static final Pattern NUMERIC_ADDRESS =
      Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|\\[[0-9a-f:.]+]");

  /** What whoever looks for a page at an address that cannot be read sees instead. */
  public interface Unreadable {
    /** A page as HTML. */
    String html(HttpServletRequest request, Refused why);
  }

  private final Set<String> ownNames;
  private final boolean anyAddress;
  private final boolean isTls;
  private final String embeddedPolicy;
  private final Unreadable unreadable;

  /**
   * @param access the name or address the server listens on, and what else it is called; when that
   *     is every address of the machine, its numeric addresses and its own name are welcome too
   * @param unreadable in place of pages
   */
  public Guards(Access access, Unreadable unreadable) {
    this.unreadable = unreadable;
    isTls = access.tls().isPresent();
    embeddedPolicy =
        Stream.concat(Stream.of(CONTENT_SECURITY_POLICY), access.embedders().stream())
            .collect(Collectors.joining(" "));
    anyAddress = Access.isEveryAddress(access.host());
    ownNames =
        Stream.concat(
                Stream.of("localhost", "127.0.0.1", "[::1]", access.host()),
                Stream.concat(
                    access.names().stream(), anyAddress ? Stream.of(ownName()) : Stream.empty()))
            .map(Guards::lower)
            .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain next)
      throws IOException, ServletException {
    response.setHeader(
        "Content-Security-Policy", isEmbedded(request) ? embeddedPolicy : CONTENT_SECURITY_POLICY);
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Referrer-Policy", "no-referrer");
    response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
    response.setHeader("Permissions-Policy", PERMISSIONS_POLICY);
    try {
      check(request);
    } catch (Refused refused) {
      letFinish(request, response);
      refuse(refused, request, response);
      return;
    }
    if (isTls && !request.isSecure()) {
      leadToHttps(request, response);
      return;
    }
    next.doFilter(request, response);
  }

  private void refuse(Refused why, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (why.status() != BAD_REQUEST || !Answers.isForPeople(request)) {
      Answers.refuse(why, request, response);
      return;
    }
    response.setStatus(why.status());
    response.setHeader("Cache-Control", "no-store");
    response.setContentType("text/html; charset=utf-8");
    response.getWriter().write(unreadable.html(request, why));
  }

  /** Whoever types an address without https finds the server all the same. */
  private static void leadToHttps(HttpServletRequest request, HttpServletResponse response) {
    String query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
    response.setStatus(TEMPORARY_REDIRECT);
    response.setHeader(
        "Location", "https://" + request.getHeader("Host") + request.getRequestURI() + query);
  }

  private void check(HttpServletRequest request) {
    String host = request.getHeader("Host");
    if (host == null || !isOwn(host)) {
      throw new Refused(403, "refused.host", quoted(host));
    }
    String origin = request.getHeader("Origin");
    if (origin != null && mattersWhoAsks(request) && !isSame(origin, host)) {
      throw new Refused(403, "refused.origin", quoted(origin));
    }
    if (request.getRequestURI().startsWith("/api/") && isForeign(request)) {
      throw new Refused(403, "refused.site");
    }
    if (request.getContentLengthLong() > LARGEST_BODY && !isPhoto(request)) {
      throw new Refused(413, "refused.body", LARGEST_BODY / 1024);
    }
    String query = request.getQueryString();
    if (query != null && !isPercentEncoded(query)) {
      throw new Refused(400, "refused.query", quoted(query));
    }
  }

  /** Whether a run is to be shown in another page; no other page can be hidden beneath a click. */
  private static boolean isEmbedded(HttpServletRequest request) {
    String query = String.valueOf(request.getQueryString());
    return EMBEDDED_PATHS.contains(request.getRequestURI())
        && Arrays.asList(query.split("&")).contains(EMBEDDED_QUERY);
  }

  /** Whether the page that asks is of another site, as browsers say; a link to a page may be. */
  private static boolean isForeign(HttpServletRequest request) {
    String site = request.getHeader("Sec-Fetch-Site");
    return "cross-site".equals(site) || "same-site".equals(site);
  }

  private static boolean isPhoto(HttpServletRequest request) {
    return request.getMethod().equals("POST") && request.getRequestURI().equals(PHOTOS);
  }

  /** The servers below fail one way or another over a query that is not. */
  private static boolean isPercentEncoded(String query) {
    try {
      return !URLDecoder.decode(query, StandardCharsets.UTF_8).contains("\uFFFD");
    } catch (IllegalArgumentException malformed) {
      return false;
    }
  }

  /**
   * Reads what a refused client is still sending, up to a limit, so that it comes to read the
   * answer, and closes the connection, whose rest nobody would understand.
   */
  public static void letFinish(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (request.getContentLengthLong() > 0) {
      response.setHeader("Connection", "close");
      long left = MOST_READ_OF_REFUSED;
      byte[] buffer = new byte[1 << 16];
      InputStream in = request.getInputStream();
      for (int read = 0; read >= 0 && left > 0; left -= read) {
        read = in.read(buffer);
      }
    }
  }

  private boolean isOwn(String host) {
    String name = lower(host).replaceFirst(":\\d*$", "");
    return ownNames.contains(name) || anyAddress && NUMERIC_ADDRESS.matcher(name).matches();
  }

  private static boolean mattersWhoAsks(HttpServletRequest request) {
    return !HARMLESS.contains(request.getMethod())
        || "websocket".equalsIgnoreCase(request.getHeader("Upgrade"));
  }

  private static boolean isSame(String origin, String host) {
    return origin.equalsIgnoreCase("http://" + host) || origin.equalsIgnoreCase("https://" + host);
  }

  /** What somebody sent, short enough to be repeated in a sentence. */
  public static String quoted(String header) {
    return OneLine.quote(header == null ? "" : header, LONGEST_QUOTE);
  }

  private static String lower(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.contains(":")
            && !lower.startsWith("[")
            && lower.indexOf(':') != lower.lastIndexOf(':')
        ? "[" + lower + "]"
        : lower;
  }

  private static String ownName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException nameless) {
      return "localhost";
    }
  }
}
