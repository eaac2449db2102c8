package facespace.play.page;

import static j2html.TagCreator.a;
import static j2html.TagCreator.article;
import static j2html.TagCreator.b;
import static j2html.TagCreator.button;
import static j2html.TagCreator.div;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.iff;
import static j2html.TagCreator.main;
import static j2html.TagCreator.nav;
import static j2html.TagCreator.p;
import static j2html.TagCreator.rawHtml;
import static j2html.TagCreator.span;
import static j2html.TagCreator.text;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import facespace.data.DataSets;
import facespace.knob.Selection;
import facespace.play.learn.Lesson;
import facespace.play.learn.Lessons;
import facespace.play.learn.Question;
import facespace.play.learn.Widget;
import facespace.text.Lang;
import facespace.train.spec.Comparison;
import facespace.train.spec.FaceRuns;
import facespace.train.spec.RunSpec;
import j2html.tags.ContainerTag;
import j2html.tags.DomContent;
import java.util.List;
import java.util.Set;

/** One page of a lesson: its text, its live figures, and the way on. */
final class LessonPage {
  private static final int DIGITS = 10;

  private LessonPage() {}

  static Layout.Page of(Lesson lesson, Visit visit, ObjectNode boot) {
    ArrayNode figures = boot.putArray("figures");
    lesson.widgets().forEach(widget -> add(figures.addObject(), widget, visit.lang()));
    boot.put("lesson", lesson.place().path());
    return new Layout.Page(
        lesson.place().path(),
        lesson.title() + " · FaceSpace",
        lesson.goal(),
        List.of("widgets.css", "decide.css", "learn.css", "present.css"),
        "learn/lesson.js",
        List.of(),
        List.of(
            tool("notes", visit).attr("aria-pressed", "false"),
            tool("print", visit),
            Layout.present(visit, "learn.present.text")),
        List.of(
            main(
                    where(lesson, visit),
                    h1(lesson.title()),
                    p(
                            b(visit.text("learn.goal")),
                            text(" " + lesson.goal() + " "),
                            span(visit.text("learn.minutes", lesson.minutes())).withClass("hint"))
                        .withClass("goal"),
                    article(rawHtml(lesson.html())).withId("lesson").withClass("lesson-text"),
                    around(lesson, visit),
                    presenter(visit))
                .withId("main")
                .withClass("lesson-page"),
            Layout.toast(),
            Layout.announcer()),
        boot.toString());
  }

  private static ContainerTag<?> tool(String name, Visit visit) {
    return button(visit.text("learn." + name))
        .withType("button")
        .withId(name)
        .withClass("plain")
        .withTitle(visit.text("learn." + name + ".text"));
  }

  private static DomContent where(Lesson lesson, Visit visit) {
    String chapter = lesson.place().chapter();
    List<Lesson.Place> pages =
        Lessons.contents().stream().filter(place -> place.chapter().equals(chapter)).toList();
    return p(
            a(visit.text("learn.title")).withHref("/learn"),
            text(" · "),
            a(visit.text("learn.chapter." + chapter)).withHref("/learn#" + chapter),
            text(" · " + visit.text("learn.of", pages.indexOf(lesson.place()) + 1, pages.size())))
        .withClass("where");
  }

  private static DomContent around(Lesson lesson, Visit visit) {
    List<Lesson.Place> all = Lessons.contents();
    int at = all.indexOf(lesson.place());
    return nav(
            iff(at > 0, link(at - 1, "previous", visit)),
            at + 1 < all.size()
                ? link(at + 1, "next", visit)
                : a(visit.text("learn.finished")).withHref("/learn").withId("next"))
        .withClass("around")
        .attr("aria-label", visit.text("learn.around"));
  }

  private static DomContent link(int at, String way, Visit visit) {
    if (at < 0) {
      return text("");
    }
    Lesson other = Lessons.of(Lessons.contents().get(at), visit.lang());
    return a(span(visit.text("learn." + way)).withClass("hint"), span(other.title()))
        .withHref(other.place().path())
        .withId(way)
        .withRel(way.equals("next") ? "next" : "prev");
  }

  /** What steers a presentation; shown while there is one. */
  private static DomContent presenter(Visit visit) {
    return div(
            button("←")
                .withType("button")
                .withId("back")
                .attr("aria-label", visit.text("learn.present.back")),
            span().withId("slide").attr("role", "status"),
            button("→")
                .withType("button")
                .withId("on")
                .attr("aria-label", visit.text("learn.present.on")))
        .withClass("presenter");
  }

  /** What a script is told of a figure. */
  static void add(ObjectNode json, Widget widget, Lang lang) {
    ArrayNode views = json.putArray("views");
    widget.views().forEach(view -> views.add(view.key()));
    widget.run().ifPresent(run -> add(json, run));
    json.put("look", widget.look()).put("caption", widget.caption());
    widget.question().ifPresent(question -> add(json.putObject("question"), question));
    widget.drawn().ifPresent(run -> addPetals(json.withObject("/question"), run, lang));
  }

  /** Whose petals are drawn, and how many. */
  private static void addPetals(ObjectNode json, RunSpec run, Lang lang) {
    Selection classes = run.classes();
    json.putObject("petals")
        .put("title", run.title(lang))
        .put("count", classes.isAll() ? DIGITS : classes.chosen().size());
  }

  /** What is trained, on which data, and which people or digits those are. */
  private static void add(ObjectNode json, Comparison run) {
    RunSpec first = run.runs().get(0); // all runs of a comparison have the same data
    json.put("run", run.text()).put("data", first.data());
    ObjectNode who = json.putObject("who");
    Set<String> keys =
        first.data().equals(DataSets.PAPER) ? FaceRuns.ONLY : Set.of(RunSpec.CLASSES);
    keys.forEach(key -> who.put(key, first.asMap().get(key)));
  }

  private static void add(ObjectNode json, Question question) {
    json.put("text", question.text());
    question.choices().forEach(json.putArray("choices")::add);
    question
        .slider()
        .ifPresent(
            slider ->
                json.putObject("slider")
                    .put("from", slider.from())
                    .put("to", slider.to())
                    .put("unit", slider.unit()));
    Question.Score score = question.score();
    ObjectNode scored = json.putObject("score").put("kind", score.kind());
    if (Double.isFinite(score.number())) {
      scored.put("number", score.number());
    }
    if (!score.measure().isEmpty()) {
      scored.put("measure", score.measure());
    }
  }
}
