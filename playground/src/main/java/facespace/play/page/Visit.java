package facespace.play.page;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import facespace.play.web.Caller;
import facespace.play.web.Tongue;
import facespace.play.web.Visitor;
import facespace.quality.Cause;
import facespace.quality.PhotoLabel;
import facespace.text.Lang;
import facespace.text.Messages;
import facespace.text.Version;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import jakarta.servlet.http.HttpServletRequest;

/**
 * Somebody looking at a page: in which language, and with which theme if the address says so.
 *
 * @param lang the language of all text
 * @param theme {@code light}, {@code dark}, or empty for the device's own
 * @param caller what they may do, and where they sit
 */
record Visit(Lang lang, String theme, Caller caller) {
  private static final Messages UI = Messages.load("/facespace/play/ui");
  private static final String FOR_SCRIPTS = "js.";
  private static final String AWAY = ".away";
  private static final int A_YEAR_SECONDS = 365 * 24 * 60 * 60;

  /** Reads a request; a language in its address is remembered for the other pages. */
  static Visit of(Context ctx) {
    Tongue.asked(ctx.req()).ifPresent(lang -> remember(ctx, lang));
    Visitor.mark(ctx);
    return of(ctx.req());
  }

  /** Reads a request. */
  static Visit of(HttpServletRequest request) {
    String theme = String.valueOf(request.getParameter("theme"));
    return new Visit(
        Tongue.of(request),
        theme.equals("light") || theme.equals("dark") ? theme : "",
        Caller.of(request));
  }

  /** Reads a request whose query nobody can read. */
  static Visit ofUnreadable(HttpServletRequest request) {
    return new Visit(Tongue.of(request), "", Caller.of(request));
  }

  /**
   * A text of the user interface. One that is true only at the computer the server runs on has
   * another beside it for everybody else, its key with {@code .away} after it.
   */
  String text(String key, Object... args) {
    boolean isOther = !caller.isHere() && UI.keys(lang).contains(key + AWAY);
    return UI.text(lang, isOther ? key + AWAY : key, args);
  }

  /** The language as HTML names it. */
  String htmlLang() {
    return lang.of("en", "zh-Hans");
  }

  /**
   * What every page's script is told: language, version, and the texts whose keys begin with {@code
   * js.}, without that prefix; their placeholders {@code {0}} stay for the script to fill in. What
   * the library has names for needs no key here.
   */
  ObjectNode boot() {
    ObjectNode boot = new ObjectMapper().createObjectNode();
    boot.put("lang", lang.tag());
    boot.put("version", Version.TEXT);
    ObjectNode messages = boot.putObject("messages");
    UI.keys(lang).stream()
        .filter(key -> key.startsWith(FOR_SCRIPTS) && !key.endsWith(AWAY))
        .forEach(key -> messages.put(key.substring(FOR_SCRIPTS.length()), text(key)));
    for (Cause cause : Cause.values()) {
      messages.put("decide.cause." + cause.key(), cause.label(lang));
    }
    for (PhotoLabel label : PhotoLabel.values()) {
      messages.put("decide.cause." + label.key(), label.label(lang));
    }
    return boot;
  }

  private static void remember(Context ctx, Lang lang) {
    Cookie cookie = new Cookie("lang", lang.tag());
    cookie.setMaxAge(A_YEAR_SECONDS);
    cookie.setSameSite(SameSite.LAX);
    ctx.cookie(cookie);
  }
}
