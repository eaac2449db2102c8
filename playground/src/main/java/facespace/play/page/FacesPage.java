package facespace.play.page;

import static j2html.TagCreator.button;
import static j2html.TagCreator.details;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.main;
import static j2html.TagCreator.noscript;
import static j2html.TagCreator.p;
import static j2html.TagCreator.span;
import static j2html.TagCreator.summary;
import static j2html.TagCreator.ul;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import facespace.data.DataSets;
import facespace.train.spec.FaceRuns;
import facespace.train.spec.RunSpec;
import j2html.tags.DomContent;
import java.util.List;
import java.util.Map;

/** The page on which a machine learns faces, and on which its map is looked at. */
final class FacesPage {
  private static final List<String> STARTS = List.of("map", "plane", "ball");

  private FacesPage() {}

  /**
   * @param embedded whether it is a part of another page: picture and time alone
   */
  static Layout.Page of(Visit visit, ObjectNode boot, boolean embedded) {
    return new Layout.Page(
        "/faces",
        visit.text("title.faces"),
        visit.text("description.faces"),
        Embedding.styles(embedded, "experiment.css", "widgets.css", "faces.css", "present.css"),
        "faces/faces.js",
        List.of(span().withId("data-in-use").withClass("data-in-use")),
        tools(visit),
        List.of(
            main(
                    h1(visit.text("faces.title")).withClass("visually-hidden"),
                    noscript(p(visit.text("noscript.faces")).withClass("alert")),
                    ExperimentControls.of(
                        visit, List.of(starts(visit), compareStart(visit)), List.of()),
                    FacesStage.of(visit),
                    FacesCharts.of(visit))
                .withId("main")
                .withClass("faces"),
            Embedding.transport(visit, "/faces", embedded),
            FacesDialogs.warnings(visit),
            div()
                .withId("face-card")
                .withClass("hover-card")
                .attr("role", "status")
                .attr("aria-live", "polite")
                .attr("hidden"),
            CopyDialog.share(visit),
            Embedding.dialog(visit),
            Layout.toast(),
            Layout.announcer()),
        boot.toString());
  }

  /** What is usual for each set of faces, by its name: the text of an experiment. */
  static ObjectNode usual(DataSets data) {
    ObjectNode usual = new ObjectMapper().createObjectNode();
    data.available().stream()
        .filter(set -> set.faces() && set.ready())
        .forEach(set -> usual.put(set.name(), FaceRuns.of(set.name()).text()));
    return usual;
  }

  /** The experiments one can start from, by name: the text of each. */
  static ObjectNode starts() {
    RunSpec many = FaceRuns.of(DataSets.PAPER);
    return new ObjectMapper()
        .createObjectNode()
        .put("map", many.text())
        .put("plane", few(many, 2))
        .put("ball", few(many, 3));
  }

  /** The toy of the ArcFace paper: eight people, other photographs of them as the test. */
  private static String few(RunSpec many, int dim) {
    return many.with(
            Map.of(
                "people", "8",
                "holdout-people", "0",
                "dim", String.valueOf(dim)))
        .text();
  }

  /** Two ways to begin, of which the second comes in two and in three dimensions. */
  private static DomContent starts(Visit visit) {
    return div(each(
            STARTS,
            start ->
                button(
                        span(visit.text("faces.start." + start)).withClass("start-name"),
                        span(visit.text("faces.start." + start + ".text")).withClass("start-text"))
                    .withType("button")
                    .attr("data-start", start)
                    .attr("aria-pressed", false)))
        .withClass("starts")
        .attr("role", "group")
        .attr("aria-label", visit.text("faces.starts"))
        .attr("data-part", "starts");
  }

  /** Two losses beside each other: ready ones, or one more beside the one there is. */
  private static DomContent compareStart(Visit visit) {
    return div(
            ReadyMenu.of(visit),
            button(visit.text("faces.compare.add"))
                .withType("button")
                .withId("add-run")
                .withClass("plain"),
            button(visit.text("faces.compare.duplicate"))
                .withType("button")
                .withId("duplicate-run")
                .withClass("plain"))
        .withClass("compare-start")
        .attr("data-part", "runs");
  }

  private static List<DomContent> tools(Visit visit) {
    return List.of(
        details(
                summary(visit.text("export.title")),
                div(
                        p(visit.text("faces.export.hint")).withClass("hint").withId("export-hint"),
                        FacesStage.ofRun(),
                        ul().withId("export-list"),
                        Embedding.open(visit))
                    .withClass("sheet"))
            .withClass("menu")
            .withId("export"),
        Layout.present(visit),
        button(visit.text("share")).withType("button").withId("share").withClasses("plain strong"));
  }
}
