package facespace.play.face;

import com.fasterxml.jackson.databind.JsonNode;
import facespace.data.Images;
import facespace.data.paper.PaperFaces;
import facespace.data.picture.FaceCrop;
import java.util.List;

/** Faces that requests describe, as models look at them; no picture for people is made. */
public final class ModelInput {
  private static final int GREY = 1;

  private ModelInput() {}

  /**
   * All faces together.
   *
   * @param descriptions as {@link FaceReader} reads them, at least one
   * @param channels 1 or 3
   */
  public static Images of(List<JsonNode> descriptions, int channels) {
    int side = FaceCrop.SIDE;
    int size = channels * side * side;
    byte[] pixels = new byte[descriptions.size() * size];
    for (int i = 0; i < descriptions.size(); i++) {
      System.arraycopy(pixelsOf(descriptions.get(i), channels), 0, pixels, i * size, size);
    }
    int[] labels = new int[descriptions.size()];
    return new Images("faces", channels, side, side, pixels, labels, List.of("?"));
  }

  private static byte[] pixelsOf(JsonNode description, int channels) {
    if (description.path("paper").isTextual()) {
      PaperFace face = PaperFace.parse(description.get("paper").asText());
      return PaperFaces.pixels(face.person(), face.shot(), FaceCrop.SIDE, channels != GREY);
    }
    return FaceReader.read(description).input(channels).pixels();
  }
}
