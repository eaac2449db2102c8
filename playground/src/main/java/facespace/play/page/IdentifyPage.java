package facespace.play.page;

import static j2html.TagCreator.button;
import static j2html.TagCreator.dialog;
import static j2html.TagCreator.div;
import static j2html.TagCreator.form;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.h3;
import static j2html.TagCreator.img;
import static j2html.TagCreator.input;
import static j2html.TagCreator.label;
import static j2html.TagCreator.main;
import static j2html.TagCreator.noscript;
import static j2html.TagCreator.ol;
import static j2html.TagCreator.output;
import static j2html.TagCreator.p;
import static j2html.TagCreator.section;
import static j2html.TagCreator.select;
import static j2html.TagCreator.span;
import static j2html.TagCreator.table;
import static j2html.TagCreator.ul;

import com.fasterxml.jackson.databind.node.ObjectNode;
import j2html.tags.DomContent;
import j2html.tags.specialized.ButtonTag;
import j2html.tags.specialized.SectionTag;
import java.util.List;

/** The page on which people are enrolled and found again: identification, 1:N. */
final class IdentifyPage {
  private IdentifyPage() {}

  static Layout.Page of(Visit visit, ObjectNode boot) {
    return new Layout.Page(
        "/identify",
        visit.text("title.identify"),
        visit.text("description.identify"),
        List.of("modelbar.css", "photo.css", "identify.css", "present.css"),
        "identify/identify.js",
        List.of(),
        List.of(
            Layout.present(visit),
            button(visit.text("share"))
                .withType("button")
                .withId("share")
                .withClasses("plain strong")),
        List.of(
            main(
                    h1(visit.text("identify.title")).withClass("visually-hidden"),
                    noscript(p(visit.text("noscript.faces")).withClass("alert")),
                    div().withId("model-bar"),
                    p().withId("alert").withClass("alert").attr("role", "alert").attr("hidden"),
                    div(
                            div(
                                    div(gallery(visit), door(visit)).withClass("identify-top"),
                                    story(visit),
                                    growth(visit))
                                .withClass("identify-main"),
                            threshold(visit))
                        .withClass("identify-columns"))
                .withId("main")
                .withClass("identify"),
            enrolDialog(visit),
            CopyDialog.share(visit),
            Layout.toast(),
            Layout.announcer()),
        boot.toString());
  }

  private static DomContent gallery(Visit visit) {
    return card(
        "gallery",
        h2(visit.text("identify.gallery.title")).withId("gallery-title"),
        p(visit.text("identify.gallery.owner")).withClass("visitors"),
        p(visit.text("identify.gallery.lead")).withClasses("hint", "owners"),
        ul().withId("gallery").withClass("gallery").attr("aria-labelledby", "gallery-title"),
        p().withId("gallery-seen").withClass("hint"),
        p(visit.text("identify.gallery.empty"))
            .withId("gallery-empty")
            .withClasses("empty", "owners"),
        div(
                waiting("enrol-three", visit.text("identify.enrol.three"), "go"),
                waiting("enrol", visit.text("identify.enrol"), ""),
                waiting("forget", visit.text("identify.forget"), "plain").attr("hidden"))
            .withClasses("row", "owners"),
        p(visit.text("identify.privacy")).withClass("hint"));
  }

  private static DomContent door(Visit visit) {
    return ownersCard(
        "door",
        h2(visit.text("identify.door.title")).withId("door-title"),
        div(
                img()
                    .withId("probe")
                    .withClass("probe")
                    .withAlt(visit.text("identify.probe.alt"))
                    .attr("width", 208)
                    .attr("height", 208),
                div(
                        p(visit.text("identify.door.empty"))
                            .withId("decision")
                            .withClasses("decision", "waiting"),
                        p().withId("decision-why").withClass("decision-why"))
                    .attr("role", "status")
                    .attr("aria-live", "polite"))
            .withClass("at-door"),
        div(
                waiting("visit-enrolled", visit.text("identify.visit.enrolled"), ""),
                waiting("visit-stranger", visit.text("identify.visit.stranger"), ""),
                waiting("visit-photo", visit.text("identify.visit.photo"), ""))
            .withClass("row"),
        h3(visit.text("identify.ranking.title")).withId("ranking-title"),
        ol().withId("ranking").withClass("ranking").attr("aria-labelledby", "ranking-title"));
  }

  private static DomContent threshold(Visit visit) {
    return card(
        "threshold",
        h2(visit.text("identify.threshold.title")).withId("threshold-title"),
        div(
                label(visit.text("identify.threshold.label")).withFor("threshold"),
                output().withId("threshold-value").withClass("threshold-value"))
            .withClass("caption-row"),
        thresholdSlider("threshold"),
        p().withId("threshold-hint").withClass("hint"),
        div(
                div(
                    h3(visit.text("identify.cmc.title")),
                    div().withId("cmc").withClass("chart"),
                    p(visit.text("js.identify.cmc.before"))
                        .withId("cmc-caption")
                        .withClass("hint")),
                div(
                    h3(visit.text("identify.open.title")),
                    div().withId("open-set").withClass("chart"),
                    p(visit.text("js.identify.open.before"))
                        .withId("open-caption")
                        .withClass("hint"),
                    table().withId("open-table").withClass("open-table")))
            .withClass("trials"));
  }

  /** One threshold, set in two places. */
  private static DomContent thresholdSlider(String id) {
    return input()
        .withType("range")
        .withId(id)
        .attr("min", 5)
        .attr("max", 90)
        .attr("step", 0.5)
        .attr("value", 30);
  }

  private static DomContent story(Visit visit) {
    return ownersCard(
        "office",
        h2(visit.text("identify.office.title")).withId("office-title"),
        p(visit.text("identify.office.lead")).withId("office-lead"),
        div(
                label(visit.text("identify.threshold.label")).withFor("office-threshold"),
                output().withId("office-threshold-value").withClass("threshold-value"))
            .withClass("caption-row"),
        thresholdSlider("office-threshold"),
        ol().withId("office").withClass("office").attr("aria-labelledby", "office-title"),
        p().withId("office-verdict").withClass("story").attr("role", "status"),
        div(waiting("morning", visit.text("identify.office.morning"), "")).withClass("row"));
  }

  private static DomContent growth(Visit visit) {
    return card(
        "growth-card",
        h2(visit.text("identify.growth.title")).withId("growth-card-title"),
        div(
                div(
                    p(visit.text("identify.growth.lead")),
                    div(
                            label(visit.text("identify.growth.size")).withFor("growth-size"),
                            output().withId("growth-size-value").withClass("threshold-value"))
                        .withClass("caption-row"),
                    input()
                        .withType("range")
                        .withId("growth-size")
                        .attr("min", 0)
                        .attr("max", 9)
                        .attr("step", 1)
                        .attr("value", 3),
                    p().withId("growth-verdict").withClass("story").attr("role", "status"),
                    div(
                            action("growth-start", visit.text("identify.growth.start"), ""),
                            span().withId("growth-progress").withClass("hint"))
                        .withClass("row")),
                div().withId("growth").withClass("chart"))
            .withClass("growth-columns"));
  }

  private static DomContent enrolDialog(Visit visit) {
    return dialog(
            form(
                    h2(visit.text("identify.enrol")).withId("enrol-title"),
                    div().withId("enrol-sources").withClass("segmented"),
                    div(
                            select().withId("enrol-data").attr("aria-labelledby", "enrol-title"),
                            action("enrol-more", visit.text("identify.enrol.more"), "plain"))
                        .withId("enrol-bar")
                        .withClass("row"),
                    div()
                        .withId("enrol-choices")
                        .withClass("enrol-choices")
                        .attr("role", "group")
                        .attr("aria-labelledby", "enrol-title"),
                    div().withId("enrol-photo").withClass("enrol-photo").attr("hidden"),
                    p().withId("enrol-seen").withClass("hint").attr("role", "status"),
                    label(visit.text("identify.enrol.name")).withFor("enrol-name"),
                    input()
                        .withType("text")
                        .withId("enrol-name")
                        .attr("maxlength", 500) // code units; the server counts as a reader does
                        .attr("autocomplete", "off"),
                    p().withId("enrol-error").withClass("error").attr("role", "alert"),
                    div(
                            action("enrol-save", visit.text("identify.enrol.save"), "go"),
                            button(visit.text("close")).withType("submit"))
                        .withClass("row"),
                    p(visit.text("identify.privacy")).withClass("hint"))
                .attr("method", "dialog"))
        .withId("enrol-dialog")
        .withClass("enrol-dialog")
        .attr("aria-labelledby", "enrol-title");
  }

  private static SectionTag card(String id, DomContent... content) {
    return section(content)
        .withClasses("card", "card-" + id)
        .attr("aria-labelledby", id + "-title");
  }

  /** What tells who is enrolled. */
  private static DomContent ownersCard(String id, DomContent... content) {
    return card(id, content).withClasses("card", "card-" + id, "owners");
  }

  /** Rests until the page's script is there: a click before that would be lost. */
  private static ButtonTag waiting(String id, String text, String style) {
    return action(id, text, style).attr("disabled");
  }

  private static ButtonTag action(String id, String text, String style) {
    return button(text).withType("button").withId(id).withClass(style);
  }
}
