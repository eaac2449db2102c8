package facespace.play.face;

import com.fasterxml.jackson.databind.JsonNode;
import facespace.data.Crowd;
import facespace.data.DataSets;
import facespace.data.Images;
import facespace.data.picture.FaceCrop;
import facespace.play.web.Refused;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The people of a folder whom models are not trained on by default, picture by picture.
 * Thread-safe.
 */
public final class FolderPeople {
  private static final Crowd IN_COLOUR =
      new Crowd(0, 0, Crowd.DEFAULT.holdoutPeople(), true, Crowd.DEFAULT.conditions());

  private final DataSets data;

  public FolderPeople(DataSets data) {
    this.data = data;
  }

  /**
   * The names of the people, in order.
   *
   * @throws facespace.knob.BadValue if there is no such folder
   */
  public List<String> names(String folder) {
    return images(folder).classNames();
  }

  /**
   * A face described as {@code {"folder": "orl", "person": 3, "picture": 1}}; pictures are counted
   * round and round.
   *
   * @throws facespace.knob.BadValue if there is no such folder
   * @throws Refused with status 404 if there is no such person
   */
  public Face face(JsonNode description) {
    String folder = description.path("folder").asText();
    Images images = images(folder);
    int person = description.path("person").asInt(-1);
    int[] own =
        IntStream.range(0, images.count()).filter(i -> images.labels()[i] == person).toArray();
    if (own.length == 0) {
      throw new Refused(404, "refused.folderPerson", person, folder, images.classes() - 1);
    }
    int picture = Math.floorMod(description.path("picture").asInt(), own.length);
    return face(images.pixelsOf(own[picture]));
  }

  private Images images(String folder) {
    data.peopleFolder(folder); // digits are no people, and generated ones have a way of their own
    return data.loadNamed(folder, IN_COLOUR).test();
  }

  private static Face face(byte[] colour) {
    int side = FaceCrop.SIDE;
    int plane = side * side;
    BufferedImage picture = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < plane; i++) {
      int rgb =
          (colour[i] & 0xff) << 16 | (colour[plane + i] & 0xff) << 8 | colour[2 * plane + i] & 0xff;
      picture.setRGB(i % side, i / side, rgb);
    }
    return new Face(picture, Arrays.copyOf(colour, colour.length), FaceCrop.centre(picture, false));
  }
}
