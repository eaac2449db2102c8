package facespace.play.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import facespace.knob.CurvePoints;
import facespace.knob.KnobInfo;
import facespace.text.Lang;
import java.util.List;
import java.util.Locale;

/** Knobs as the browser's controls want them. */
final class KnobJson {
  private KnobJson() {}

  static ArrayNode of(List<KnobInfo> knobs, Lang lang) {
    ArrayNode array = Json.MAPPER.createArrayNode();
    knobs.forEach(knob -> array.add(of(knob, lang)));
    return array;
  }

  static ObjectNode of(KnobInfo knob, Lang lang) {
    ObjectNode json = Json.object();
    json.put("key", knob.key());
    json.put("label", knob.label(lang));
    json.put("help", knob.hint(lang));
    json.put("symbol", knob.symbol());
    json.put("kind", knob.kind().name().toLowerCase(Locale.ROOT));
    json.put("min", knob.min()).put("max", knob.max()).put("step", knob.step());
    json.put("value", knob.value());
    json.put("unit", knob.unit()).put("auto", knob.auto());
    if (knob.kind() == KnobInfo.Kind.CURVE) {
      json.put("most", CurvePoints.MOST);
    }
    ArrayNode choices = json.putArray("choices");
    knob.choices()
        .forEach(
            choice ->
                choices.addObject().put("value", choice.value()).put("label", choice.label(lang)));
    return json;
  }
}
