package facespace.play.page;

import static j2html.TagCreator.h1;
import static j2html.TagCreator.main;
import static j2html.TagCreator.noscript;
import static j2html.TagCreator.p;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The page on which people are enrolled and somebody is looked for among them. */
final class IdentifyPage {
  private IdentifyPage() {}

  static Layout.Page of(Visit visit, ObjectNode boot) {
    return new Layout.Page(
        "/identify",
        visit.text("title.identify"),
        visit.text("description.identify"),
        List.of("identify.css"),
        "identify.js",
        List.of(),
        List.of(),
        List.of(
            main(
                    h1(visit.text("identify.title")),
                    noscript(p(visit.text("noscript.faces")).withClass("alert")),
                    p(visit.text("identify.lead")).withClass("lead"))
                .withId("main")
                .withClass("identify-page"),
            Layout.toast(),
            Layout.announcer()),
        boot.toString());
  }
}
