package facespace.play.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Lets in who knows a key, WebSockets and files included, and notes who it is. A key in the address
 * or sent by the page that asks for it is exchanged for a cookie at once. Without keys everybody is
 * the owner.
 */
public final class Door extends HttpFilter {
  private static final long serialVersionUID = 1L;
  private static final String KEY = "key";

  /** What the page that asks for the key is made of; and whether the server lives tells nothing. */
  private static final Set<String> OPEN =
      Set.of(
          Assets.address("css/page.css"),
          Assets.address("css/key.css"),
          Assets.address("icon.svg"),
          "/api/health");

  private final transient Optional<Keys> keys;
  private final transient KeyPage page;
  private final transient Guesses guesses;

  /** Makes the page that asks for the key. */
  @FunctionalInterface
  public interface KeyPage {
    /**
     * The page as HTML.
     *
     * @param problem why the key given was not taken, or nothing if none was given
     */
    String html(HttpServletRequest request, Optional<Refused> problem);
  }

  /**
   * @param keys what a caller must know, if anything
   * @param page asks people for it
   */
  public Door(Optional<Keys> keys, KeyPage page) {
    this(keys, page, InstantSource.system());
  }

  Door(Optional<Keys> keys, KeyPage page, InstantSource clock) {
    this.keys = keys;
    this.page = page;
    guesses = new Guesses(clock);
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain next)
      throws IOException, ServletException {
    if (keys.isEmpty()) {
      Caller.letIn(request, Role.OWNER);
      next.doFilter(request, response);
      return;
    }
    String key = given(request);
    if (key != null) {
      take(key, request, response);
      return;
    }
    Optional<Role> known = known(request);
    if (known.isPresent() || OPEN.contains(request.getRequestURI())) {
      known.ifPresent(role -> Caller.letIn(request, role));
      next.doFilter(request, response);
      return;
    }
    refuse(new Refused(401, "refused.key"), Optional.empty(), request, response);
  }

  /** The key somebody gives in the address or by the page's form, or null. */
  private static String given(HttpServletRequest request) {
    boolean isForm = request.getMethod().equals("POST") && Answers.isPage(request.getRequestURI());
    return isForm || request.getMethod().equals("GET") ? request.getParameter(KEY) : null;
  }

  private Optional<Role> known(HttpServletRequest request) {
    Cookie[] cookies = request.getCookies() == null ? new Cookie[0] : request.getCookies();
    return Arrays.stream(cookies)
        .filter(cookie -> cookie.getName().equals(cookieName(request)))
        .flatMap(cookie -> keys.orElseThrow().holderOf(cookie.getValue()).stream())
        .findFirst();
  }

  private void take(String key, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String address = request.getRemoteAddr();
    Duration waiting = guesses.waiting(address);
    if (!waiting.isZero()) {
      long seconds = waiting.toSeconds() + 1;
      response.setHeader("Retry-After", String.valueOf(seconds));
      Refused slow = new Refused(429, "refused.guesses", seconds);
      refuse(slow, Optional.of(slow), request, response);
      return;
    }
    Optional<Role> role = keys.orElseThrow().roleOf(key);
    if (role.isEmpty()) {
      guesses.wrong(address);
      Refused wrong = new Refused(401, "refused.wrongKey");
      refuse(wrong, Optional.of(wrong), request, response);
      return;
    }
    guesses.right(address);
    response.addHeader("Set-Cookie", cookie(request, role.get()));
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("Location", withoutKey(request));
    response.setStatus(HttpServletResponse.SC_SEE_OTHER);
  }

  private String cookie(HttpServletRequest request, Role role) {
    return "%s=%s; Path=/; HttpOnly; SameSite=Strict%s"
        .formatted(
            cookieName(request),
            keys.orElseThrow().passOf(role),
            request.isSecure() ? "; Secure" : "");
  }

  /** Cookies of one host are sent to all its ports, where another server may be. */
  private static String cookieName(HttpServletRequest request) {
    return "facespace-" + request.getLocalPort();
  }

  /** The address as it was asked for; one that begins with two slashes would lead elsewhere. */
  private static String withoutKey(HttpServletRequest request) {
    String path = request.getRequestURI().replaceFirst("^[/\\\\]*", "/");
    String query =
        Arrays.stream(Optional.ofNullable(request.getQueryString()).orElse("").split("&"))
            .filter(pair -> !pair.isEmpty() && !pair.split("=", 2)[0].equals(KEY))
            .collect(Collectors.joining("&"));
    return query.isEmpty() ? path : path + "?" + query;
  }

  private void refuse(
      Refused why,
      Optional<Refused> problem,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    if (!Answers.isPage(request.getRequestURI())) {
      Answers.refuse(why, request, response);
      return;
    }
    if (problem.isEmpty() && "cross-site".equals(request.getHeader("Sec-Fetch-Site"))) {
      // Who follows another site's link has no strict cookie with them: asked again, they have.
      response.setHeader("Refresh", "0");
    }
    response.setStatus(why.status());
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("Referrer-Policy", "same-origin"); // else its form comes from nowhere
    response.setContentType("text/html");
    response.setCharacterEncoding(StandardCharsets.UTF_8.name());
    response.getWriter().write(page.html(request, problem));
  }
}
