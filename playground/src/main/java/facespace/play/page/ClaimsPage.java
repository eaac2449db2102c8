package facespace.play.page;

import static j2html.TagCreator.a;
import static j2html.TagCreator.article;
import static j2html.TagCreator.code;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.h3;
import static j2html.TagCreator.iff;
import static j2html.TagCreator.li;
import static j2html.TagCreator.main;
import static j2html.TagCreator.p;
import static j2html.TagCreator.section;
import static j2html.TagCreator.span;
import static j2html.TagCreator.text;
import static j2html.TagCreator.ul;

import com.fasterxml.jackson.databind.node.ObjectNode;
import facespace.claim.Claim;
import facespace.claim.Claims;
import facespace.claim.Finding;
import facespace.claim.Outcome;
import facespace.claim.Topic;
import facespace.claim.Trials;
import facespace.text.Lang;
import j2html.tags.DomContent;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the literature claims, with what was measured here, how, and the verdict. */
final class ClaimsPage {
  private ClaimsPage() {}

  static Layout.Page of(String data, Visit visit, ObjectNode boot) {
    List<Finding> findings = Stream.of(Claims.all(), Trials.all()).flatMap(List::stream).toList();
    return new Layout.Page(
        "/learn",
        visit.text("title.claims"),
        visit.text("claims.lead"),
        List.of("learn.css"),
        "learn/learn.js",
        List.of(),
        List.of(),
        List.of(
            main(
                    h1(visit.text("claims.title")),
                    p(visit.text("claims.lead")).withClass("lead"),
                    p(tally(findings, visit.lang())).withClass("tally"),
                    p(findings.get(0).how(visit.lang())).withClass("hint"),
                    each(topics(findings), topic -> topic(topic, findings, data, visit)))
                .withId("main")
                .withClass("learn-page")),
        boot.toString());
  }

  private static List<Topic> topics(List<Finding> findings) {
    return findings.stream().map(finding -> finding.claim().topic()).distinct().toList();
  }

  /** How many claims came out how. */
  private static String tally(List<Finding> findings, Lang lang) {
    return Arrays.stream(Outcome.values())
        .map(outcome -> findings.stream().filter(one -> one.outcome() == outcome).toList())
        .filter(alike -> !alike.isEmpty())
        .map(alike -> alike.size() + " " + alike.get(0).outcome().label(lang))
        .collect(Collectors.joining(" · "));
  }

  private static DomContent topic(Topic topic, List<Finding> all, String data, Visit visit) {
    List<Finding> own = all.stream().filter(one -> one.claim().topic() == topic).toList();
    String heading = "about-" + topic.key(); // a claim may have the key alone
    return section(
            h2(topic.label(visit.lang())).withId(heading),
            iff(topic == Topic.FACES, p(own.get(0).how(visit.lang())).withClass("hint")),
            each(own, finding -> card(finding, data, visit)))
        .withClass("chapter")
        .attr("aria-labelledby", heading);
  }

  private static DomContent card(Finding finding, String data, Visit visit) {
    Lang lang = visit.lang();
    return article(
            h3(
                span(finding.claim().label(lang)),
                span(finding.outcome().label(lang))
                    .withClasses("outcome", finding.outcome().key())),
            p(finding.claim().hint(lang)),
            ul(each(finding.measured(lang), sentence -> li(sentence))),
            each(finding.claim().remark(lang).stream().toList(), remark -> p(remark)),
            iff(
                finding.outcome() != Outcome.OPEN,
                p(opened(finding, data, visit), code(finding.command()))))
        .withId(finding.claim().key())
        .withClasses("card", "claim-card");
  }

  /** Its comparison in the playground; a trial has none. */
  private static DomContent opened(Finding finding, String data, Visit visit) {
    return finding.claim() instanceof Claim claim
        ? a(visit.text("js.learn.open.play")).withHref("/play#" + claim.text(data))
        : text("");
  }
}
