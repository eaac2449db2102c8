package facespace.play.page;

import static j2html.TagCreator.a;
import static j2html.TagCreator.button;
import static j2html.TagCreator.p;
import static j2html.TagCreator.textarea;

import j2html.tags.DomContent;
import java.util.List;
import java.util.stream.Stream;

/** How a page that trains is shown as a part of another page: picture and time alone. */
final class Embedding {
  private Embedding() {}

  /** The style sheets of a page, and what takes everything else away where it is embedded. */
  static List<String> styles(boolean embedded, String... usual) {
    return Stream.concat(Stream.of(usual), embedded ? Stream.of("embed.css") : Stream.empty())
        .toList();
  }

  /** The bar of time; of an embedded page with the way out of the other page to this one. */
  static DomContent transport(Visit visit, String path, boolean embedded) {
    return Transport.of(visit, embedded ? List.of(whole(visit, path)) : List.of());
  }

  private static DomContent whole(Visit visit, String path) {
    return a(visit.text("embed.whole"))
        .withId("whole-page")
        .withHref(path)
        .withTarget("_blank")
        .withRel("noopener");
  }

  /** What opens {@link #dialog}. */
  static DomContent open(Visit visit) {
    return button(visit.text("embed.open"))
        .withType("button")
        .withId("embed")
        .withClasses("plain strong");
  }

  /** The line of HTML that shows what is on screen in another page. */
  static DomContent dialog(Visit visit) {
    return CopyDialog.of(
        visit,
        "embed",
        "embed",
        textarea().withId("embed-field").attr("rows", 5).attr("readonly"),
        List.of(p(visit.text("embed.from")).withClass("hint")));
  }
}
