package facespace.play.gallery;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import facespace.train.spec.SpecText;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whose face a picture shows, so that its owner can come again and look different. Text form:
 * {@code photo}; {@code paper:person=17&p.skin=0.3}, a generated person without the conditions of
 * the shot; {@code orl:s3}, somebody of a folder by name, the folder's percent-encoded.
 *
 * @param kind {@code photo}, {@code paper}, or the name of a folder of people
 * @param who the person there, or empty
 */
public record Origin(String kind, String who) {
  /** A photograph: its owner cannot be asked for another. */
  public static final Origin PHOTO = new Origin("photo", "");

  private static final String PAPER = "paper";
  private static final Pattern TEXT = Pattern.compile("([^:]+):(.+)", Pattern.DOTALL);

  /** Reads the text form; what is none is a photograph. */
  public static Origin parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      return PHOTO;
    }
    try {
      return new Origin(URLDecoder.decode(matcher.group(1), UTF_8), matcher.group(2));
    } catch (IllegalArgumentException notEncoded) {
      return PHOTO;
    }
  }

  /** The owner of a face that a request describes. */
  public static Origin of(JsonNode face) {
    if (face.path("paper").isTextual()) {
      Map<String, String> texts = new LinkedHashMap<>(SpecText.parse(face.get("paper").asText()));
      texts.keySet().removeIf(key -> key.equals("shot") || key.startsWith("s."));
      return new Origin(PAPER, SpecText.format(texts));
    }
    return face.path("folder").isTextual()
        ? new Origin(face.get("folder").asText(), face.path("person").asText())
        : PHOTO;
  }

  /** The text form. */
  public String text() {
    return who.isEmpty() ? kind : URLEncoder.encode(kind, UTF_8) + ":" + who;
  }

  /** Whether it is somebody of a folder of people. */
  public boolean isOfFolder() {
    return canComeAgain() && !kind.equals(PAPER);
  }

  /** Whether there can be other pictures of the same person. */
  public boolean canComeAgain() {
    return !who.isEmpty();
  }
}
