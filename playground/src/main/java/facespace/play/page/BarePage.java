package facespace.play.page;

import static j2html.TagCreator.body;
import static j2html.TagCreator.document;
import static j2html.TagCreator.head;
import static j2html.TagCreator.html;
import static j2html.TagCreator.main;

import j2html.tags.DomContent;

/** A page for whoever is not let in to the others: without a script, with nothing to go on to. */
final class BarePage {
  private BarePage() {}

  /** The page as HTML. */
  static String of(Visit visit, String title, DomContent... content) {
    return document(
        html(
                head(Layout.beginning(title), Layout.style("key.css")),
                body(main(Layout.mark()).with(content).withClass("key")))
            .withLang(visit.htmlLang()));
  }
}
