package facespace.play.page;

import static j2html.TagCreator.button;
import static j2html.TagCreator.details;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.img;
import static j2html.TagCreator.input;
import static j2html.TagCreator.label;
import static j2html.TagCreator.main;
import static j2html.TagCreator.noscript;
import static j2html.TagCreator.p;
import static j2html.TagCreator.section;
import static j2html.TagCreator.span;
import static j2html.TagCreator.summary;

import com.fasterxml.jackson.databind.node.ObjectNode;
import j2html.tags.DomContent;
import java.util.List;
import java.util.Map;

/** The page on which two faces are compared under one threshold. */
final class VerifyPage {
  /** A transparent pixel: a picture before there is one. */
  private static final String NO_PICTURE =
      "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7";

  private static final Map<String, List<String>> BUTTONS =
      Map.of(
          "left", List.of("another", "table", "photo"),
          "right", List.of("same", "other", "alike", "photo", "mend"));

  private VerifyPage() {}

  /**
   * @param bench whether the page measures dragging the threshold instead
   */
  static Layout.Page of(Visit visit, ObjectNode boot, boolean bench) {
    return new Layout.Page(
        "/verify",
        visit.text("title.verify"),
        visit.text("description.verify"),
        List.of(
            "widgets.css", "verify.css", "modelbar.css", "photo.css", "decide.css", "present.css"),
        bench ? "verify/dragbench.js" : "verify/verify.js",
        List.of(span(visit.text("verify.drawn")).withClass("data-in-use")),
        List.of(
            Layout.present(visit),
            button(visit.text("share"))
                .withType("button")
                .withId("share")
                .withClasses("plain strong")),
        List.of(
            main(
                    h1(visit.text("verify.title")).withClass("visually-hidden"),
                    noscript(p(visit.text("noscript.faces")).withClass("alert")),
                    div(
                            p().withId("address-error").withClass("error").attr("role", "alert"),
                            div().withId("model-bar"),
                            section(
                                    side("left", "traits", "shot", visit),
                                    between(visit),
                                    side("right", "shot", "traits", visit))
                                .withClass("two-faces")
                                .attr("aria-label", visit.text("verify.faces")),
                            section().withId("errors-panels"))
                        .withClass("verify-left"),
                    section().withId("threshold-panels"))
                .withId("main")
                .withClass("verify-page"),
            CopyDialog.share(visit),
            Layout.toast(),
            Layout.announcer()),
        boot.toString());
  }

  /**
   * A card with a face.
   *
   * @param first which of its sliders are seen at once: {@code traits} or {@code shot}
   * @param second which wait to be unfolded
   */
  private static DomContent side(String id, String first, String second, Visit visit) {
    return section(
            div(
                    h2(visit.text("verify." + id)),
                    div(img()
                            .withSrc(NO_PICTURE)
                            .withAlt("")
                            .attr("width", 512)
                            .attr("height", 512))
                        .withClass("face"),
                    div(each(BUTTONS.get(id), name -> action(id, name, visit)))
                        .withClass("face-buttons"))
                .withClass("portrait"),
            div(
                    div().withClass("slim").attr("data-first", first),
                    folded(visit.text("verify.more." + first), first),
                    folded(visit.text("verify.all." + second), second))
                .withClass("sliders"),
            p(visit.text("verify.photo.fixed")).withClasses("hint", "photo-fixed"))
        .withId(id)
        .withClasses("who", "card")
        .attr("aria-label", visit.text("verify." + id));
  }

  /** Rests until the page's script is there: a click before that would be lost. */
  private static DomContent action(String side, String name, Visit visit) {
    return button(visit.text("verify.do." + name))
        .withType("button")
        .withId(side + "-" + name)
        .withClass("small")
        .withTitle(visit.text("verify.do." + name + ".why"))
        .attr("disabled");
  }

  private static DomContent folded(String title, String kind) {
    return details(summary(title), div().withClass("slim").attr("data-more", kind))
        .withClass("more");
  }

  /** Shown once it is known how good the pictures are. */
  private static DomContent gate(Visit visit) {
    return label(input().withType("checkbox").withId("gate-on"), span().withId("gate-note"))
        .withClasses("check", "gate-note")
        .withTitle(visit.text("verify.gate.why"))
        .attr("hidden");
  }

  private static DomContent between(Visit visit) {
    return div(
            div(
                    p(visit.text("verify.angle")).withClass("angle-title"),
                    p("–").withId("angle").withClass("angle"),
                    p().withId("cosine").withClass("cosine"),
                    p().withId("distance").withClass("cosine"),
                    p().withId("decision").withClass("decision").attr("role", "status"),
                    p().withId("threshold-words").withClass("because"),
                    p().withId("because").withClass("because"),
                    gate(visit))
                .withClass("verdict")
                .withId("verdict"),
            div(
                    h2(visit.text("verify.map")),
                    div().withId("map").withClass("chart"),
                    p().withId("map-own").withClass("map-line"),
                    p().withId("map-near").withClass("map-line"),
                    details(summary(visit.text("verify.map.how")), p(visit.text("verify.map.text")))
                        .withClass("more"))
                .withId("map-box")
                .withClass("map-box")
                .attr("hidden"))
        .withClass("between");
  }
}
