package facespace.play.page;

import static j2html.TagCreator.h1;
import static j2html.TagCreator.main;
import static j2html.TagCreator.noscript;
import static j2html.TagCreator.p;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The page on which a machine learns faces, and on which its map is looked at. */
final class FacesPage {
  private FacesPage() {}

  static Layout.Page of(Visit visit, ObjectNode boot) {
    return new Layout.Page(
        "/faces",
        visit.text("title.faces"),
        visit.text("description.faces"),
        List.of("faces.css"),
        "faces.js",
        List.of(),
        List.of(),
        List.of(
            main(
                    h1(visit.text("faces.title")),
                    noscript(p(visit.text("noscript.faces")).withClass("alert")),
                    p(visit.text("faces.lead")).withClass("lead"))
                .withId("main")
                .withClass("faces-page"),
            Layout.toast(),
            Layout.announcer()),
        boot.toString());
  }
}
