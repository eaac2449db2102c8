package facespace.play.page;

import static j2html.TagCreator.a;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.li;
import static j2html.TagCreator.main;
import static j2html.TagCreator.p;
import static j2html.TagCreator.ul;

import java.util.List;

/** In place of a page that there is not: what is wrong, and where one can go on from. */
final class NothingPage {
  private static final List<String> ONWARDS = List.of("learn", "play", "losses", "runs");

  private NothingPage() {}

  /**
   * @param sentence what is wrong with the address
   */
  static Layout.Page of(String sentence, Visit visit) {
    return new Layout.Page(
        "",
        visit.text("title.nothing"),
        sentence,
        List.of("learn.css"),
        "learn/learn.js",
        List.of(),
        List.of(),
        List.of(
            main(
                    h1(visit.text("nothing.title")),
                    p(sentence).withClass("lead"),
                    ul(
                        each(
                            ONWARDS,
                            name -> li(a(visit.text("nothing." + name)).withHref("/" + name)))))
                .withId("main")
                .withClass("learn-page")),
        visit.boot().toString());
  }
}
