package facespace.play.page;

import static j2html.TagCreator.a;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.li;
import static j2html.TagCreator.main;
import static j2html.TagCreator.ol;
import static j2html.TagCreator.p;
import static j2html.TagCreator.section;
import static j2html.TagCreator.span;

import com.fasterxml.jackson.databind.node.ObjectNode;
import facespace.play.learn.Lesson;
import facespace.play.learn.Lessons;
import j2html.tags.DomContent;
import java.util.List;

/** The chapters and their pages. */
final class LearnPage {
  private LearnPage() {}

  static Layout.Page of(Visit visit, ObjectNode boot) {
    return new Layout.Page(
        "/learn",
        visit.text("title.learn"),
        visit.text("learn.lead"),
        List.of("learn.css"),
        "learn/learn.js",
        List.of(),
        List.of(),
        List.of(
            main(
                    h1(visit.text("learn.title")),
                    p(visit.text("learn.lead")).withClass("lead"),
                    each(Lessons.chapters(), chapter -> chapter(chapter, visit)),
                    claims(visit))
                .withId("main")
                .withClass("learn-page")),
        boot.toString());
  }

  private static DomContent chapter(String name, Visit visit) {
    List<Lesson> lessons =
        Lessons.contents().stream()
            .filter(place -> place.chapter().equals(name))
            .map(place -> Lessons.of(place, visit.lang()))
            .toList();
    int minutes = lessons.stream().mapToInt(Lesson::minutes).sum();
    return section(
            h2(visit.text("learn.chapter." + name)).withId(name),
            p(visit.text("learn.chapter." + name + ".text")),
            p(visit.text("learn.pages", lessons.size(), minutes)).withClass("hint"),
            ol(each(lessons, lesson -> li(card(lesson, visit)))).withClass("lesson-cards"))
        .withClass("chapter")
        .attr("aria-labelledby", name);
  }

  private static DomContent claims(Visit visit) {
    return section(
            h2(visit.text("claims.title")).withId("claims"),
            p(visit.text("claims.lead")),
            p(a(visit.text("claims.all")).withHref("/learn/claims")).withClass("all-claims"))
        .withClass("chapter")
        .attr("aria-labelledby", "claims");
  }

  private static DomContent card(Lesson lesson, Visit visit) {
    return a(
            span(lesson.title()).withClass("lesson-title"),
            span(lesson.goal()).withClass("lesson-goal"),
            span(
                    span(visit.text("learn.minutes", lesson.minutes())),
                    span(visit.text("learn.read")).withClass("was-read").attr("hidden"))
                .withClass("lesson-facts"))
        .withClass("lesson-card")
        .withHref(lesson.place().path());
  }
}
