package facespace.play.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import facespace.knob.KnobInfo;
import facespace.loss.LossCatalog;
import facespace.play.web.Refused;
import facespace.text.Lang;
import facespace.train.spec.Change;
import facespace.train.spec.RunSpec;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The changes in the course of a run, as people read them. */
final class CourseJson {
  private CourseJson() {}

  /**
   * {@code [{at, epoch, words}]}, in order; {@code at} is null for a stage that follows when what
   * comes before it is over, {@code epoch} tells when that is, unless a stage was cut short before.
   */
  static ArrayNode of(RunSpec run, Lang lang) {
    ArrayNode json = Json.MAPPER.createArrayNode();
    List<RunSpec> stages = run.stages();
    for (int i = 0; i < run.changes().size(); i++) {
      Change change = run.changes().get(i);
      json.addObject()
          .put("at", change.at().orElse(null))
          .put("epoch", change.at().isPresent() ? null : epochsBefore(run, i))
          .put("words", words(change, stages.get(i + 1), lang));
    }
    return json;
  }

  /** Epochs that are over when a change follows all that comes before it; null if it depends. */
  private static Integer epochsBefore(RunSpec run, int index) {
    int epochs = run.stages().get(0).epochs();
    for (int i = 0; i < index; i++) {
      if (run.changes().get(i).startsStage()) {
        if (run.changes().get(i).at().isPresent()) {
          return null;
        }
        epochs += run.stages().get(i + 1).epochs();
      }
    }
    return epochs;
  }

  private static String words(Change change, RunSpec after, Lang lang) {
    return change.settings().entrySet().stream()
        .map(setting -> words(setting, after, lang))
        .collect(Collectors.joining(lang.of(", ", "，")));
  }

  private static String words(Map.Entry<String, String> setting, RunSpec after, Lang lang) {
    if (setting.getKey().equals(RunSpec.LOSS)) {
      String name = LossCatalog.infoOf(after.loss()).name(lang);
      return Refused.MESSAGES.text(lang, "course.loss", name);
    }
    KnobInfo knob =
        Stream.concat(LossCatalog.infoOf(after.loss()).knobs().stream(), RunSpec.fields().stream())
            .filter(info -> info.key().equals(setting.getKey()))
            .findFirst()
            .orElseThrow();
    if (knob.kind() == KnobInfo.Kind.CURVE) {
      return Refused.MESSAGES.text(lang, "course.curve");
    }
    String value =
        knob.choices().stream()
            .filter(choice -> choice.value().equals(setting.getValue()))
            .map(choice -> choice.label(lang))
            .findFirst()
            .orElse(setting.getValue());
    return (knob.symbol().isEmpty() ? knob.label(lang) : knob.symbol()) + " = " + value;
  }
}
