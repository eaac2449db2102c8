package facespace.play.page;

import static j2html.TagCreator.a;
import static j2html.TagCreator.dd;
import static j2html.TagCreator.div;
import static j2html.TagCreator.dl;
import static j2html.TagCreator.dt;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.img;
import static j2html.TagCreator.li;
import static j2html.TagCreator.main;
import static j2html.TagCreator.ol;
import static j2html.TagCreator.p;
import static j2html.TagCreator.span;

import com.fasterxml.jackson.databind.node.ObjectNode;
import facespace.play.learn.Lessons;
import facespace.play.learn.View;
import facespace.play.learn.Widget;
import facespace.train.spec.Comparison;
import j2html.tags.DomContent;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** What FaceSpace is, and the ways in. */
final class FrontPage {
  /** How many drawn people stand in the picture. */
  static final int PEOPLE = 9;

  /** What is seen to learn there: all is equal but the margin. */
  static final Comparison RUN = Comparison.parse("data=pen&epochs=1;loss=normface;loss=arcface");

  private static final List<String> WAYS = List.of("play", "faces", "verify", "identify");
  private static final List<String> READERS = List.of("teachers", "students", "curious");

  private FrontPage() {}

  static Layout.Page of(Visit visit, ObjectNode boot) {
    LessonPage.add(
        boot.putObject("figure"),
        new Widget(List.of(View.PLANES), Optional.of(RUN), "circle", "", Optional.empty()),
        visit.lang());
    return new Layout.Page(
        "/",
        visit.text("title.front"),
        visit.text("front.lead"),
        List.of("widgets.css", "learn.css", "front.css"),
        "front/front.js",
        List.of(),
        List.of(),
        List.of(
            main(
                    div(welcome(visit), div().withId("front-planes").withClass("live card"))
                        .withClass("front-first"),
                    people(visit),
                    ol(each(WAYS, way -> li(way(way, visit)))).withClass("ways"),
                    dl(each(READERS, reader -> reader(reader, visit))).withClass("readers"),
                    p(visit.text("front.stays")).withClass("stays"))
                .withId("main")
                .withClass("front")),
        boot.toString());
  }

  private static DomContent welcome(Visit visit) {
    return div(
            h1(visit.text("front.title")),
            p(visit.text("front.lead")).withClass("lead"),
            p(
                    a(visit.text("front.tour"))
                        .withHref(Lessons.contents().get(0).path())
                        .withClass("go"),
                    a(visit.text("front.lessons")).withHref("/learn"))
                .withClass("front-go"),
            p(visit.text("front.planes")).withClass("hint"))
        .withClass("welcome");
  }

  private static DomContent people(Visit visit) {
    return div(each(
            IntStream.range(0, PEOPLE).boxed().toList(),
            n ->
                img()
                    .withSrc("/front/" + n + ".png")
                    .withAlt("")
                    .attr("width", 128)
                    .attr("height", 128)))
        .withClass("people")
        .attr("role", "img")
        .attr("aria-label", visit.text("front.people"));
  }

  private static DomContent way(String name, Visit visit) {
    return a(
            span(visit.text("front." + name)).withClass("way-name"),
            span(visit.text("front." + name + ".text")).withClass("way-text"),
            span(visit.text("nav." + name) + " →").withClass("way-go"))
        .withHref("/" + name)
        .withClass("way");
  }

  private static DomContent reader(String name, Visit visit) {
    return div(dt(visit.text("front." + name)), dd(visit.text("front." + name + ".text")));
  }
}
