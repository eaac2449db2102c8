package facespace.play.page;

import static j2html.TagCreator.a;
import static j2html.TagCreator.body;
import static j2html.TagCreator.document;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.head;
import static j2html.TagCreator.html;
import static j2html.TagCreator.main;
import static j2html.TagCreator.meta;
import static j2html.TagCreator.p;
import static j2html.TagCreator.title;

import facespace.play.web.Refused;
import jakarta.servlet.http.HttpServletRequest;

/** In place of a page whose address cannot be read: why, and the way to the page without it. */
public final class UnreadablePage {
  private UnreadablePage() {}

  /** The page as HTML; what was asked for stays in the address bar. It needs no script. */
  public static String of(HttpServletRequest request, Refused why) {
    Visit visit = Visit.ofUnreadable(request);
    String path = request.getRequestURI().replaceFirst("^[/\\\\]*", "/"); // two lead elsewhere
    return document(
        html(
                head(
                    meta().withCharset("utf-8"),
                    meta().withName("viewport").withContent("width=device-width, initial-scale=1"),
                    meta().withName("color-scheme").withContent("light dark"),
                    title(visit.text("title.unreadable")),
                    Layout.icon(),
                    Layout.style("page.css"),
                    Layout.style("key.css")),
                body(
                    main(
                            Layout.mark(),
                            h1(visit.text("unreadable.title")),
                            p(why.in(visit.lang())),
                            p(visit.text("unreadable.mend")),
                            p(a(visit.text("unreadable.without")).withHref(path)))
                        .withClass("key")))
            .withLang(visit.htmlLang()));
  }
}
