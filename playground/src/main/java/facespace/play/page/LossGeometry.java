package facespace.play.page;

import static j2html.TagCreator.div;
import static j2html.TagCreator.dl;
import static j2html.TagCreator.each;
import static j2html.TagCreator.figcaption;
import static j2html.TagCreator.figure;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.p;
import static j2html.TagCreator.text;

import facespace.loss.LossCatalog;
import facespace.loss.LossInfo;
import facespace.loss.SoftmaxLoss;
import facespace.loss.Trait;
import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Two classes on an arc and a sample to drag; the script fills the frame and uncovers it. */
final class LossGeometry {
  private LossGeometry() {}

  /** A picture in which the other class counts by its cosine. */
  private static final Set<Trait> ELSEWISE =
      EnumSet.of(Trait.OTHERS, Trait.HARD_OTHERS, Trait.BINARY);

  /** Nothing for a loss without class directions, or in which another class counts otherwise. */
  static DomContent of(LossInfo info, Visit visit) {
    if (!(LossCatalog.create(info.key(), Map.of()) instanceof SoftmaxLoss loss)) {
      return text("");
    }
    if (loss.traits().stream().anyMatch(ELSEWISE::contains)) {
      return text("");
    }
    return figure(
            h2(visit.text("losses.geometry")),
            div().withId("wedge").withClass("chart"),
            p().withId("wedge-verdict").withClass("verdict"),
            dl().withId("wedge-numbers").withClass("wedge-numbers"),
            p().withId("wedge-gap"),
            div().withId("wedge-between"),
            figcaption(each(caption(loss, visit), sentence -> p(sentence))))
        .withId("wedge-figure")
        .withClass("wedge-figure")
        .attr("hidden");
  }

  /** How to read the picture, and what of this loss it leaves out. */
  private static List<String> caption(SoftmaxLoss loss, Visit visit) {
    List<String> sentences = new ArrayList<>();
    sentences.add(visit.text("losses.geometry.caption"));
    if (!loss.unitWeights()) {
      sentences.add(visit.text("losses.geometry.lengths"));
    }
    if (loss.scale().isPresent()) {
      sentences.add(visit.text("losses.geometry.scale"));
    }
    return sentences;
  }
}
