package facespace.play.page;

import static j2html.TagCreator.h1;
import static j2html.TagCreator.main;
import static j2html.TagCreator.noscript;
import static j2html.TagCreator.p;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The page on which two faces are compared under one threshold. */
final class VerifyPage {
  private VerifyPage() {}

  static Layout.Page of(Visit visit, ObjectNode boot) {
    return new Layout.Page(
        "/verify",
        visit.text("title.verify"),
        visit.text("description.verify"),
        List.of("verify.css"),
        "verify.js",
        List.of(),
        List.of(),
        List.of(
            main(
                    h1(visit.text("verify.title")),
                    noscript(p(visit.text("noscript.faces")).withClass("alert")),
                    p(visit.text("verify.lead")).withClass("lead"))
                .withId("main")
                .withClass("verify-page"),
            Layout.toast(),
            Layout.announcer()),
        boot.toString());
  }
}
