package facespace.play.page;

import static j2html.TagCreator.a;
import static j2html.TagCreator.cite;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.figcaption;
import static j2html.TagCreator.figure;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.i;
import static j2html.TagCreator.img;
import static j2html.TagCreator.input;
import static j2html.TagCreator.label;
import static j2html.TagCreator.li;
import static j2html.TagCreator.main;
import static j2html.TagCreator.p;
import static j2html.TagCreator.rawHtml;
import static j2html.TagCreator.span;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.text;
import static j2html.TagCreator.th;
import static j2html.TagCreator.thead;
import static j2html.TagCreator.tr;
import static j2html.TagCreator.ul;
import static j2html.TagCreator.wbr;

import com.fasterxml.jackson.databind.node.ObjectNode;
import facespace.knob.KnobInfo;
import facespace.loss.LossCatalog;
import facespace.loss.LossInfo;
import facespace.loss.SoftmaxLoss;
import facespace.play.learn.Formula;
import facespace.train.spec.DigitRuns;
import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What one loss is: formula, curve, knobs, paper, and where published code departs from it. */
final class LossPage {
  private LossPage() {}

  static Layout.Page of(
      LossInfo info, InThePlane plane, String defaultData, Visit visit, ObjectNode boot) {
    return new Layout.Page(
        "/losses/" + info.key(),
        info.fullName(visit.lang()) + " · FaceSpace",
        info.summary(visit.lang()),
        List.of("widgets.css", "losses.css", "present.css"),
        "losses/losses.js",
        List.of(),
        List.of(Layout.present(visit)),
        List.of(
            main(
                    p(a(visit.text("losses.back")).withHref("/losses")).withClass("back"),
                    h1(info.fullName(visit.lang())),
                    p(info.summary(visit.lang())).withClass("lead"),
                    h2(visit.text("losses.formula")),
                    div(
                            rawHtml(Formula.mathMl(info.latex())),
                            p(info.equation(visit.lang())).withClass("equation"))
                        .withClass("formula"),
                    div(LossGeometry.of(info, visit), picture(info, visit))
                        .withClass("card loss-figures"),
                    div(each(words(info, plane, defaultData, visit).stream()))
                        .withClass("loss-text"))
                .withId("main")
                .withClass("loss-page")),
        boot.toString());
  }

  private static List<DomContent> words(
      LossInfo info, InThePlane plane, String defaultData, Visit visit) {
    List<DomContent> words = new ArrayList<>();
    if (!info.knobs().isEmpty()) {
      words.add(h2(visit.text("losses.knobs")));
      words.add(knobs(info, visit));
    }
    words.add(h2(visit.text("losses.paper")));
    words.add(
        p(
                text(info.authors() + ". "),
                cite(info.paper()),
                text(". " + info.year() + ". "),
                a(info.url()).withHref(info.url()))
            .withClass("paper"));
    List<String> corrections = info.corrections(visit.lang());
    if (!corrections.isEmpty()) {
      words.add(h2(visit.text("losses.corrections")));
      words.add(ul(each(corrections, correction -> li(correction))).withClass("corrections"));
    }
    String against = info.key().equals("softmax") ? "arcface" : "softmax";
    String fields = plane.fields();
    String experiment = "data=" + defaultData + (fields.isEmpty() ? "" : "&" + fields);
    String link =
        "/play#" + experiment + ";" + DigitRuns.loss(against) + ";" + DigitRuns.loss(info.key());
    words.add(p(a(visit.text("losses.try")).withClass("go").withHref(link)));
    plane.warning().ifPresent(note -> words.add(p(note.in(visit.lang())).withClass("hint")));
    return words;
  }

  private static DomContent knobs(LossInfo info, Visit visit) {
    return div(table(
                thead(
                    tr(
                        column("symbol", visit),
                        column("name", visit),
                        column("default", visit),
                        column("range", visit))),
                tbody(each(info.knobs(), knob -> row(knob, visit))))
            .withClass("knob-table"))
        .withClass("scroll")
        .attr("tabindex", 0)
        .attr("role", "region")
        .attr("aria-label", visit.text("losses.knobs"));
  }

  private static DomContent column(String key, Visit visit) {
    return th(visit.text("losses.knob." + key)).attr("scope", "col");
  }

  private static DomContent row(KnobInfo knob, Visit visit) {
    String unit = knob.unit().isEmpty() ? "" : " " + knob.unit();
    String symbol = knob.symbol().isEmpty() ? knob.key() : knob.symbol();
    return tr(
        th(i(symbol)).attr("scope", "row"),
        td(knob.label(visit.lang())),
        td(breakable(shown(knob, knob.value(), visit)), text(unit)),
        td(allowed(knob, visit)));
  }

  /** A value as its control shows it. */
  private static String shown(KnobInfo knob, String value, Visit visit) {
    return switch (knob.kind()) {
      case SWITCH -> visit.text("losses.knob." + value);
      case CHOICE -> choice(knob, value, visit);
      default -> value;
    };
  }

  private static String choice(KnobInfo knob, String value, Visit visit) {
    return knob.choices().stream()
        .filter(one -> one.value().equals(value))
        .map(one -> one.label(visit.lang()))
        .findFirst()
        .orElse(value);
  }

  private static String allowed(KnobInfo knob, Visit visit) {
    Stream<String> values =
        switch (knob.kind()) {
          case SWITCH -> Stream.of("on", "off");
          case CHOICE -> knob.choices().stream().map(KnobInfo.Choice::value);
          default -> Stream.of(knob.allowed());
        };
    String comma = visit.text("js.verify.list.comma");
    return values.map(value -> shown(knob, value, visit)).collect(Collectors.joining(comma));
  }

  /** A long list goes on in the next line after any of its commas. */
  private static DomContent breakable(String value) {
    return each(List.of(value.split("(?<=,)")), part -> each(text(part), wbr()));
  }

  private static boolean canBeDrawn(LossInfo info) {
    return info.knobs().stream().anyMatch(knob -> knob.kind() == KnobInfo.Kind.CURVE);
  }

  private static DomContent picture(LossInfo info, Visit visit) {
    String theme = visit.theme().isEmpty() ? "" : "&theme=" + visit.theme();
    String source = "/losses/" + info.key() + ".svg?lang=" + visit.lang().tag() + theme;
    boolean hasCurve = LossCatalog.create(info.key(), Map.of()) instanceof SoftmaxLoss;
    String drawn = hasCurve ? "losses.curve" : "losses.plot";
    return figure(
            h2(visit.text(drawn)).withId("curve-title"),
            Widgets.chart("curve", "loss-curve")
                .with(
                    img()
                        .withSrc(source)
                        .withAlt(visit.text(drawn + ".alt"))
                        .attr("width", 640)
                        .attr("height", 480))
                .attr("data-loss", info.key()),
            canBeDrawn(info) ? PsiBar.of(visit) : text(""),
            figcaption(
                span(visit.text(hasCurve ? "js.losses.axis.target" : "losses.plot.caption"))
                    .withId("curve-axis"),
                text(" "),
                span().withId("loss-dots")),
            div().withId("loss-knobs"),
            label(
                    input().withType("checkbox").withId("slope"),
                    text(" " + visit.text("curve.slope")))
                .withClass("check")
                .withId("loss-slope-label")
                .attr("hidden"),
            div()
                .withId("notes")
                .withClass("notes")
                .attr("role", "status")
                .attr("aria-live", "polite"))
        .withClass("loss-figure");
  }
}
