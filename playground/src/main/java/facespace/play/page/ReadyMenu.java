package facespace.play.page;

import static j2html.TagCreator.details;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h3;
import static j2html.TagCreator.iff;
import static j2html.TagCreator.p;
import static j2html.TagCreator.section;
import static j2html.TagCreator.summary;
import static j2html.TagCreator.ul;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import facespace.claim.Claim;
import facespace.claim.Claims;
import facespace.claim.Finding;
import facespace.claim.Topic;
import facespace.text.Lang;
import facespace.train.spec.ReadyComparison;
import j2html.tags.DomContent;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * The menus of what one can start from, {@link ReadyComparison}s and {@link Claims}; their items
 * come with a page's data.
 */
final class ReadyMenu {
  private ReadyMenu() {}

  /** A menu of ready comparisons alone. */
  static DomContent of(Visit visit) {
    return menu(visit, false);
  }

  /** A menu with the claims of the literature, and the place where an open one is told about. */
  static List<DomContent> withClaims(Visit visit) {
    return List.of(
        menu(visit, true),
        section()
            .withId("claim")
            .withClass("claim")
            .attr("data-part", "ready")
            .attr("aria-label", visit.text("claims.title"))
            .attr("hidden"));
  }

  private static DomContent menu(Visit visit, boolean hasClaims) {
    return details(
            summary(visit.text("ready.title")),
            div(
                    p(visit.text("ready.text")).withClass("hint"),
                    ul().withId("ready-list"),
                    iff(
                        hasClaims,
                        div(
                            h3(visit.text("claims.title")),
                            p(visit.text("claims.text")).withClass("hint"),
                            each(topics().map(topic -> topic(topic, visit))))))
                .withClass("sheet"))
        .withId("ready")
        .withClasses("menu ready")
        .attr("data-part", "ready");
  }

  private static Stream<Topic> topics() {
    return Arrays.stream(Claim.values()).map(Claim::topic).distinct();
  }

  private static DomContent topic(Topic topic, Visit visit) {
    return details(summary(topic.label(visit.lang())), ul().attr("data-topic", topic.key()))
        .attr("name", "topic");
  }

  /** What a first visit opens. */
  static String first(String data) {
    return ReadyComparison.MARGIN.text(data);
  }

  /** {@code [{key, title, text, spec}]}, in the order of the menu. */
  static ArrayNode json(List<ReadyComparison> offered, Lang lang, String data) {
    ArrayNode list = new ObjectMapper().createArrayNode();
    for (ReadyComparison ready : offered) {
      list.addObject()
          .put("key", ready.key())
          .put("title", ready.label(lang))
          .put("text", ready.hint(lang))
          .put("spec", ready.text(data));
    }
    return list;
  }

  /**
   * The same of claims, each with its {@code topic}, its {@code outcome} by key and in words, what
   * was {@code measured} in sentences, and the {@code command} that measures it again.
   */
  static ArrayNode claims(Lang lang, String data) {
    ArrayNode list = new ObjectMapper().createArrayNode();
    for (Claim claim : Claim.values()) {
      Finding finding = Claims.of(claim);
      ObjectNode told =
          list.addObject()
              .put("key", claim.key())
              .put("topic", claim.topic().key())
              .put("title", claim.label(lang))
              .put("text", claim.hint(lang))
              .put("spec", claim.text(data))
              .put("outcome", finding.outcome().key())
              .put("judged", finding.outcome().label(lang))
              .put("how", finding.how(lang))
              .put("command", finding.command());
      ArrayNode measured = told.putArray("measured");
      Stream.concat(finding.measured(lang).stream(), claim.remark(lang).stream())
          .forEach(measured::add);
    }
    return list;
  }
}
