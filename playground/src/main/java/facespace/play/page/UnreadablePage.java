package facespace.play.page;

import static j2html.TagCreator.a;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.p;

import facespace.play.web.Refused;
import jakarta.servlet.http.HttpServletRequest;

/** In place of a page whose address cannot be read: why, and the way to the page without it. */
public final class UnreadablePage {
  private UnreadablePage() {}

  /** The page as HTML; what was asked for stays in the address bar. It needs no script. */
  public static String of(HttpServletRequest request, Refused why) {
    Visit visit = Visit.ofUnreadable(request);
    String path = request.getRequestURI().replaceFirst("^[/\\\\]*", "/"); // two lead elsewhere
    return BarePage.of(
        visit,
        visit.text("title.unreadable"),
        h1(visit.text("unreadable.title")),
        p(why.in(visit.lang())),
        p(visit.text("unreadable.mend")),
        p(a(visit.text("unreadable.without")).withHref(path)));
  }
}
