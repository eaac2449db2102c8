package facespace.play.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** Reads JSON that somebody sent: of what can be understood in two ways, neither is taken. */
public final class StrictJson {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private StrictJson() {}

  /**
   * Any JSON; missing if there is none in the text.
   *
   * @throws JsonProcessingException if it is none, a name stands twice in an object of it, or
   *     something comes after its end
   */
  public static JsonNode read(String text) throws JsonProcessingException {
    return MAPPER.readTree(text);
  }

  /**
   * The record that JSON describes, or null.
   *
   * @throws JsonProcessingException in the same cases, or if it describes none
   */
  public static <T> T read(String text, Class<T> type) throws JsonProcessingException {
    return MAPPER.readValue(text, type);
  }

  /**
   * The whole number from 0 of that name; 0 if there is nothing of that name.
   *
   * @throws Refused with status 400 if there is something else
   */
  public static int whole(JsonNode json, String name) {
    JsonNode number = json.path(name);
    if (number.isMissingNode()) {
      return 0;
    }
    if (!number.isIntegralNumber() || !number.canConvertToInt() || number.intValue() < 0) {
      throw new Refused(400, "refused.whole", name, Guards.quoted(number.toString()));
    }
    return number.intValue();
  }

  /**
   * The text of that name; empty if there is nothing of that name.
   *
   * @throws Refused with status 400 if there is something else
   */
  public static String text(JsonNode json, String name) {
    JsonNode text = json.path(name);
    if (!text.isTextual() && !text.isMissingNode()) {
      throw new Refused(400, "refused.text", name, Guards.quoted(text.toString()));
    }
    return text.asText();
  }
}
