package facespace.play.face;

import com.fasterxml.jackson.databind.JsonNode;
import facespace.data.Crowd;
import facespace.data.DataException;
import facespace.data.DataSets;
import facespace.data.Images;
import facespace.data.picture.FaceCrop;
import facespace.knob.BadValue;
import facespace.play.web.Guards;
import facespace.play.web.Refused;
import facespace.play.web.StrictJson;
import facespace.train.spec.RunSpec;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntBinaryOperator;
import java.util.stream.IntStream;

/**
 * The people of a folder by name, picture by picture, and which of them a model has never seen.
 * Thread-safe.
 */
public final class FolderPeople {
  private final DataSets data;

  public FolderPeople(DataSets data) {
    this.data = data;
  }

  /**
   * People to choose from.
   *
   * @param names in order
   * @param seen whether the model that decides was trained on them: it was on everybody here
   */
  public record Offer(List<String> names, boolean seen) {}

  /**
   * Whom to enrol from a folder: those the model that decides was not trained on, if it was on any.
   *
   * @param deciding what that model comes from; empty: those no model is trained on by default
   * @throws BadValue if there is no such folder
   */
  public Offer offered(String folder, Optional<RunSpec> deciding) {
    List<String> all = images(folder).classNames();
    Set<String> trained = deciding.map(spec -> trained(folder, spec)).orElse(Set.of());
    if (trained.isEmpty()) {
      return new Offer(data.loadNamed(folder, Crowd.DEFAULT).test().classNames(), false);
    }
    List<String> others = all.stream().filter(name -> !trained.contains(name)).toList();
    return others.isEmpty() ? new Offer(all, true) : new Offer(others, false);
  }

  /**
   * The names of those of a folder whom a model was trained on, as the folder is now; none if it
   * was trained on other data, or the folder is gone.
   */
  public Set<String> trained(String folder, RunSpec model) {
    if (!model.data().equals(folder)) {
      return Set.of();
    }
    try {
      data.peopleFolder(folder);
      return Set.copyOf(data.loadNamed(folder, model.crowd()).train().classNames());
    } catch (BadValue | DataException changedSince) {
      return Set.of();
    }
  }

  /**
   * How many pictures somebody has.
   *
   * @throws BadValue if there is no such folder
   * @throws Refused with status 404 if there is no such person
   */
  public int pictures(String folder, String person) {
    return own(images(folder), folder, person).length;
  }

  /**
   * A face described as {@code {"folder": "orl", "person": "s3", "picture": 1}}; pictures are
   * counted from 0, which is the usual one.
   *
   * @throws BadValue if there is no such folder, or the person has no such picture
   * @throws Refused with status 404 if there is no such person
   */
  public Face face(JsonNode description) {
    return face(description, FolderPeople::within);
  }

  /**
   * The same of somebody who comes again and again: their pictures are counted round and round.
   *
   * @throws BadValue if there is no such folder
   * @throws Refused with status 404 if there is no such person
   */
  public Face visitor(JsonNode description) {
    return face(description, (picture, count) -> picture % count);
  }

  /**
   * @param choose which of somebody's pictures is meant, by the number given and how many there are
   */
  private Face face(JsonNode description, IntBinaryOperator choose) {
    String folder = description.path("folder").asText();
    Images images = images(folder);
    int[] own = own(images, folder, description.path("person").asText());
    int picture = choose.applyAsInt(StrictJson.whole(description, "picture"), own.length);
    return face(images.pixelsOf(own[picture]));
  }

  private static int within(int picture, int count) {
    if (picture >= count) {
      String allowed = "0 … " + (count - 1);
      throw new BadValue("error.integer", "picture", String.valueOf(picture), allowed);
    }
    return picture;
  }

  /** Whether the people of a folder are drawn, not photographed; no if it is gone. */
  public boolean areDrawn(String folder) {
    return data.isDrawn(folder);
  }

  private int[] own(Images images, String folder, String person) {
    int label = images.classNames().indexOf(name(images, folder, person));
    if (label < 0) {
      String one = images.classNames().get(0);
      throw new Refused(404, "refused.folderPerson", Guards.quoted(person), folder, one);
    }
    return IntStream.range(0, images.count()).filter(i -> images.labels()[i] == label).toArray();
  }

  /** Galleries of earlier versions count the people who are held out by default. */
  private String name(Images images, String folder, String person) {
    if (images.classNames().contains(person) || !person.matches("\\d{1,9}")) {
      return person;
    }
    List<String> counted = offered(folder, Optional.empty()).names();
    int number = Integer.parseInt(person);
    return number < counted.size() ? counted.get(number) : person;
  }

  /**
   * A person's name, whose number an earlier version may have kept; as it is if the folder is gone.
   */
  public String nameOf(String folder, String person) {
    try {
      return name(images(folder), folder, person);
    } catch (BadValue | DataException gone) {
      return person;
    }
  }

  /** All of a folder, in colour. */
  private Images images(String folder) {
    return data.people(folder, true).images();
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
