package facespace.play.page;

import static j2html.TagCreator.a;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.li;
import static j2html.TagCreator.main;
import static j2html.TagCreator.ol;
import static j2html.TagCreator.p;
import static j2html.TagCreator.span;
import static j2html.TagCreator.tag;
import static j2html.TagCreator.ul;

import com.fasterxml.jackson.databind.node.ObjectNode;
import facespace.loss.LossCatalog;
import facespace.loss.LossInfo;
import facespace.loss.Trait;
import facespace.play.api.LossIcon;
import j2html.tags.DomContent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** All losses at a glance. */
final class LossesPage {
  private static final String WHOLE_PICTURE = "0 0 48 32";

  /** Where a picture has the signs of what its curve does not tell. */
  private static final String SIGNS_OF_TRAITS = "25 21 18 12";

  private LossesPage() {}

  static Layout.Page of(Visit visit, ObjectNode boot) {
    return new Layout.Page(
        "/losses",
        visit.text("title.losses"),
        visit.text("losses.lead"),
        List.of("losses.css", "present.css"),
        "losses/losses.js",
        List.of(),
        List.of(Layout.present(visit)),
        List.of(
            main(
                    h1(visit.text("losses.title")),
                    p(visit.text("losses.lead")).withClass("lead"),
                    p(visit.text("losses.icons")).withClass("icon-key"),
                    signs(visit),
                    each(families(visit).entrySet(), family -> family(family, visit)))
                .withId("main")
                .withClass("losses-page")),
        boot.toString());
  }

  private static DomContent signs(Visit visit) {
    return ul(each(
            List.of(Trait.values()),
            trait ->
                li(
                    svg(List.of(LossIcon.path(trait)), SIGNS_OF_TRAITS),
                    span(LossIcon.words(trait, visit.lang())))))
        .withClass("icon-signs");
  }

  private static Map<String, List<LossInfo>> families(Visit visit) {
    return LossCatalog.all().stream()
        .collect(
            Collectors.groupingBy(
                info -> info.family(visit.lang()), LinkedHashMap::new, Collectors.toList()));
  }

  private static DomContent family(Map.Entry<String, List<LossInfo>> family, Visit visit) {
    return each(
        h2(family.getKey()),
        ol(each(family.getValue(), info -> li(card(info, visit)))).withClass("loss-cards"));
  }

  private static DomContent card(LossInfo info, Visit visit) {
    LossIcon icon = LossIcon.of(info);
    return a(
            svg(icon.paths(), WHOLE_PICTURE),
            span(info.fullName(visit.lang())).withClass("loss-name"),
            span(info.summary(visit.lang())).withClass("loss-summary"),
            span(icon.words(visit.lang())).withClass("loss-facts"),
            span(info.authors() + " " + info.year()).withClass("loss-paper"))
        .withClass("loss-card")
        .withHref("/losses/" + info.key());
  }

  private static DomContent svg(List<LossIcon.Path> paths, String viewBox) {
    return tag("svg")
        .with(each(paths, path -> tag("path").attr("class", path.look()).attr("d", path.d())))
        .attr("class", "icon")
        .attr("viewBox", viewBox)
        .attr("aria-hidden", "true");
  }
}
