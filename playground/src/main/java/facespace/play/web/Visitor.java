package facespace.play.web;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.util.Objects;
import java.util.UUID;

/**
 * Tells browsers apart by a mark that says nothing else: what one began, it may steer and delete.
 */
public final class Visitor {
  /** The cookie that holds the mark. */
  public static final String COOKIE = "visitor";

  private static final String MARK = "[0-9a-f]{32}";
  private static final int SHOWN = 4;
  private static final int A_YEAR_SECONDS = 365 * 24 * 60 * 60;

  private Visitor() {}

  /** The mark of who asks; empty for one that is no browser or has not opened a page yet. */
  public static String of(Context ctx) {
    return of(ctx.cookie(COOKIE));
  }

  /** The same of a cookie's value, which may be null. */
  public static String of(String cookie) {
    String mark = Objects.requireNonNullElse(cookie, "");
    return mark.matches(MARK) ? mark : "";
  }

  /** Marks a browser that opens a page, unless it is. */
  public static void mark(Context ctx) {
    if (of(ctx).isEmpty()) {
      Cookie cookie = new Cookie(COOKIE, UUID.randomUUID().toString().replace("-", ""));
      cookie.setMaxAge(A_YEAR_SECONDS);
      cookie.setSameSite(SameSite.LAX);
      cookie.setHttpOnly(true);
      ctx.cookie(cookie);
    }
  }

  /** As much of a mark as others may see. */
  public static String shown(String mark) {
    return mark.substring(0, Math.min(SHOWN, mark.length()));
  }
}
