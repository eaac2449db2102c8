package facespace.play.web;

import facespace.text.Lang;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Which language a request is answered in. */
public final class Tongue {
  private Tongue() {}

  /** {@code ?lang=}, else the cookie {@code lang}, else the browser's first language we speak. */
  public static Lang of(HttpServletRequest request) {
    return asked(request).or(() -> remembered(request)).orElseGet(() -> preferred(request));
  }

  /** The language the address asks for, if we speak it. */
  public static Optional<Lang> asked(HttpServletRequest request) {
    try {
      return Optional.ofNullable(request.getParameter("lang"))
          .filter(Tongue::isSpoken)
          .map(Lang::of);
    } catch (
        RuntimeException undecodable) { // what refuses such a query needs a language all the same
      return Optional.empty();
    }
  }

  private static Optional<Lang> remembered(HttpServletRequest request) {
    Cookie[] cookies = request.getCookies() == null ? new Cookie[0] : request.getCookies();
    return Arrays.stream(cookies)
        .filter(cookie -> cookie.getName().equals("lang") && isSpoken(cookie.getValue()))
        .map(cookie -> Lang.of(cookie.getValue()))
        .findFirst();
  }

  private static Lang preferred(HttpServletRequest request) {
    return preferred(request.getHeader("Accept-Language"));
  }

  private static boolean isSpoken(String tag) {
    String lower = tag.toLowerCase(Locale.ROOT);
    return lower.startsWith("en") || lower.startsWith("zh");
  }

  /**
   * The first language we speak of a browser's list.
   *
   * @param acceptLanguage the header of that name, or null
   */
  public static Lang preferred(String acceptLanguage) {
    String accepted = Optional.ofNullable(acceptLanguage).orElse("");
    return Arrays.stream(accepted.toLowerCase(Locale.ROOT).split(","))
        .map(String::strip)
        .filter(Tongue::isSpoken)
        .findFirst()
        .map(Lang::of)
        .orElse(Lang.EN);
  }
}
