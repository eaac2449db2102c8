package facespace.play.page;

import static j2html.TagCreator.button;
import static j2html.TagCreator.details;
import static j2html.TagCreator.div;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.main;
import static j2html.TagCreator.noscript;
import static j2html.TagCreator.p;
import static j2html.TagCreator.span;
import static j2html.TagCreator.summary;
import static j2html.TagCreator.ul;

import com.fasterxml.jackson.databind.node.ObjectNode;
import j2html.tags.DomContent;
import java.util.List;

/** The page on which experiments are set up, trained and looked at. */
final class PlayPage {
  private PlayPage() {}

  /**
   * @param bench whether the page measures its own drawing speed instead
   * @param embedded whether it is a part of another page: planes and time alone
   */
  static Layout.Page of(Visit visit, ObjectNode boot, boolean bench, boolean embedded) {
    return new Layout.Page(
        "/play",
        visit.text("title.play"),
        visit.text("description.play"),
        Embedding.styles(embedded, "experiment.css", "widgets.css", "play.css", "present.css"),
        bench ? "play/bench.js" : "play/play.js",
        List.of(span().withId("data-in-use").withClass("data-in-use")),
        tools(visit),
        List.of(
            main(
                    h1(visit.text("nav.play")).withClass("visually-hidden"),
                    noscript(p(visit.text("noscript.play")).withClass("alert")),
                    ExperimentControls.of(
                        visit,
                        ReadyMenu.withClaims(visit),
                        List.of(ExperimentControls.download(visit))),
                    PlayStage.of(visit),
                    PlayStage.charts(visit))
                .withId("main")
                .withClass("play"),
            Embedding.transport(visit, "/play", embedded),
            div()
                .withId("card")
                .withClass("hover-card")
                .attr("role", "status")
                .attr("aria-live", "polite")
                .attr("hidden"),
            Layout.toast(),
            Layout.announcer(),
            CopyDialog.share(visit),
            PlayDialogs.classLink(visit),
            Embedding.dialog(visit),
            PlayDialogs.paneTemplate(visit)),
        boot.toString());
  }

  private static List<DomContent> tools(Visit visit) {
    return List.of(
        details(
                summary(visit.text("export.title")),
                div(
                        p(visit.text("export.hint")).withClass("hint").withId("export-hint"),
                        ul().withId("export-list"),
                        Embedding.open(visit))
                    .withClass("sheet"))
            .withClass("menu")
            .withId("export"),
        Layout.present(visit),
        button(visit.text("classlink.open"))
            .withType("button")
            .withId("class-link")
            .withClass("plain"),
        button(visit.text("share")).withType("button").withId("share").withClasses("plain strong"));
  }
}
