package facespace.play.face;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import facespace.data.DataException;
import facespace.data.picture.FacePicture;
import facespace.play.web.Refused;
import facespace.play.web.StrictJson;
import java.util.Base64;

/**
 * Reads a face that a request describes, as JSON: {@code {"paper": "person=17&s.yaw=20"}}, a
 * generated one, or {@code {"image": "data:image/png;base64,…"}}, a photograph of which the centre
 * square is looked at.
 */
public final class FaceReader {
  /** Pixels of a generated picture that people see. */
  private static final int SIDE = 256;

  private FaceReader() {}

  /**
   * The JSON of a request's body.
   *
   * @throws Refused with status 400 if it is none, or not one alone
   */
  public static JsonNode json(String body) {
    try {
      JsonNode json = StrictJson.read(body);
      if (json != null && json.isObject()) {
        return json;
      }
    } catch (JsonProcessingException notJson) {
      // said below
    }
    throw new Refused(400, "refused.face");
  }

  /**
   * One face.
   *
   * @throws Refused with status 400 if it is neither {@code paper} nor {@code image}, or an image
   *     that cannot be read
   * @throws facespace.knob.BadValue if a generated face cannot be drawn
   */
  public static Face read(JsonNode description) {
    if (description.path("paper").isTextual()) {
      return Face.drawn(PaperFace.parse(description.get("paper").asText()), SIDE);
    }
    if (description.path("image").isTextual()) {
      return photographed(bytes(description.get("image").asText()));
    }
    throw new Refused(400, "refused.face");
  }

  private static Face photographed(byte[] file) {
    try {
      return Face.photographed(FacePicture.read(file, "image"));
    } catch (DataException unreadable) {
      throw new Refused(400, unreadable);
    }
  }

  private static byte[] bytes(String dataAddress) {
    try {
      return Base64.getDecoder().decode(dataAddress.substring(dataAddress.indexOf(',') + 1));
    } catch (IllegalArgumentException notBase64) {
      throw new Refused(400, "refused.image");
    }
  }
}
