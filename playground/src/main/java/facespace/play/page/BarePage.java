package facespace.play.page;

import static j2html.TagCreator.body;
import static j2html.TagCreator.document;
import static j2html.TagCreator.head;
import static j2html.TagCreator.html;
import static j2html.TagCreator.main;
import static j2html.TagCreator.meta;
import static j2html.TagCreator.title;

import j2html.tags.DomContent;

/** A page for whoever is not let in to the others: without a script, with nothing to go on to. */
final class BarePage {
  private BarePage() {}

  /** The page as HTML. */
  static String of(Visit visit, String title, DomContent... content) {
    return document(
        html(
                head(
                    meta().withCharset("utf-8"),
                    meta().withName("viewport").withContent("width=device-width, initial-scale=1"),
                    meta().withName("color-scheme").withContent("light dark"),
                    title(title),
                    Layout.icon(),
                    Layout.style("page.css"),
                    Layout.style("key.css")),
                body(main(Layout.mark()).with(content).withClass("key")))
            .withLang(visit.htmlLang()));
  }
}
