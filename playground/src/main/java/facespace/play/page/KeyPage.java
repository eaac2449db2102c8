package facespace.play.page;

import static j2html.TagCreator.button;
import static j2html.TagCreator.form;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.input;
import static j2html.TagCreator.label;
import static j2html.TagCreator.p;

import facespace.play.web.Refused;
import j2html.tags.DomContent;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** The one page there is without a key: it asks for it. It needs no script. */
public final class KeyPage {
  private KeyPage() {}

  /**
   * The page as HTML; its form goes to the address it is shown at.
   *
   * @param problem why the key given was not taken, or nothing if none was given
   */
  public static String of(HttpServletRequest request, Optional<Refused> problem) {
    Visit visit = Visit.of(request);
    return BarePage.of(
        visit,
        visit.text("title.key"),
        h1(visit.text("key.title")),
        p(visit.text("key.lead")),
        entry(visit, problem),
        p(Layout.languages(visit)));
  }

  private static DomContent entry(Visit visit, Optional<Refused> problem) {
    return form(
            label(visit.text("key.label")).withFor("key"),
            input()
                .withType("text")
                .withId("key")
                .withName("key")
                .attr("required")
                .attr("autocomplete", "off")
                .attr("autocapitalize", "none")
                .attr("spellcheck", "false")
                .attr("aria-describedby", "key-error")
                .condAttr(problem.isPresent(), "aria-invalid", "true"),
            button(visit.text("key.enter")).withType("submit").withClass("go"),
            p(problem.map(why -> why.in(visit.lang())).orElse(""))
                .withId("key-error")
                .withClass("error")
                .attr("role", "alert"))
        .withMethod("post");
  }
}
