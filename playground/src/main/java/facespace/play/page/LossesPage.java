package facespace.play.page;

import static j2html.TagCreator.a;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.li;
import static j2html.TagCreator.main;
import static j2html.TagCreator.ol;
import static j2html.TagCreator.p;
import static j2html.TagCreator.span;
import static j2html.TagCreator.tag;

import com.fasterxml.jackson.databind.node.ObjectNode;
import facespace.loss.LossCatalog;
import facespace.loss.LossInfo;
import facespace.play.api.CatalogueApi;
import j2html.tags.DomContent;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/** All losses at a glance. */
final class LossesPage {
  private LossesPage() {}

  static Layout.Page of(Visit visit, ObjectNode boot) {
    return new Layout.Page(
        "/losses",
        visit.text("title.losses"),
        visit.text("losses.lead"),
        List.of("losses.css"),
        "losses.js",
        List.of(),
        List.of(),
        List.of(
            main(
                    h1(visit.text("losses.title")),
                    p(visit.text("losses.lead")).withClass("lead"),
                    ol(each(LossCatalog.all(), info -> li(card(info, visit))))
                        .withClass("loss-cards"))
                .withId("main")
                .withClass("losses-page")),
        boot.toString());
  }

  private static DomContent card(LossInfo info, Visit visit) {
    return a(
            icon(info),
            span(info.name()).withClass("loss-name"),
            span(info.summary(visit.lang())).withClass("loss-summary"),
            span(info.authors() + " " + info.year()).withClass("loss-paper"))
        .withClass("loss-card")
        .withHref("/losses/" + info.key());
  }

  /** The curve in a box of 34 × 20: θ from 0° to 180° to the right, ψ from −1 to 1 upwards. */
  private static DomContent icon(LossInfo info) {
    double[] psi = CatalogueApi.icon(info);
    StringJoiner path = new StringJoiner(" L ", "M ", "");
    for (int i = 0; i < psi.length; i++) {
      double x = 1 + 32.0 * i / (psi.length - 1);
      double y = Math.min(19, 2 + 16 * (1 - psi[i]) / 2);
      path.add(String.format(Locale.ROOT, "%.1f %.1f", x, y));
    }
    return tag("svg")
        .with(tag("path").attr("d", path))
        .attr("class", "icon")
        .attr("viewBox", "0 0 34 20")
        .attr("aria-hidden", "true");
  }
}
