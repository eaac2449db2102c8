package facespace.data;

import facespace.data.paper.Conditions;
import facespace.knob.BadValue;
import facespace.knob.Selection;

/**
 * Which classes a data set holds: some of the ten digits, or people and how they are photographed.
 *
 * @param people how many are trained on; 0: as many as suit (paper), or all there are (a folder)
 * @param shots photographs of each paper person to train on; 0: so many that all together make
 *     about {@value #SUITABLE_IMAGES}
 * @param holdoutPeople how many are kept out of training to be tested with; −1: as many as suit; 0:
 *     none, the test part then has other photographs of the people trained on
 * @param colour whether images have three channels, or one
 * @param conditions how paper people are photographed for training
 * @param classes which digits are trained on; of people there is no such choice
 */
public record Crowd(
    int people,
    int shots,
    int holdoutPeople,
    boolean colour,
    Conditions conditions,
    Selection classes) {
  /** All digits; as many people as suit, grey. */
  public static final Crowd DEFAULT = new Crowd(0, 0, -1, false, Conditions.VARIED);

  /** The most paper images one set may have: about 350 MB in colour. */
  public static final int MOST_IMAGES = 30_000;

  private static final int SUITABLE_PEOPLE = 200;
  private static final int SUITABLE_IMAGES = 4_000;
  private static final int FEWEST_SHOTS = 8;
  private static final int MOST_SHOTS = 100;

  /** Checks that the images fit into memory, and that nobody is alone. */
  public Crowd {
    if ((long) people * shots > MOST_IMAGES) {
      throw new BadValue("error.crowd", people, shots, MOST_IMAGES);
    }
    if (people == 1 || holdoutPeople == 1) {
      throw new BadValue("error.onePerson", people == 1 ? "people" : "holdout-people");
    }
  }

  /** People, or all ten digits. */
  public Crowd(int people, int shots, int holdoutPeople, boolean colour, Conditions conditions) {
    this(people, shots, holdoutPeople, colour, conditions, Selection.ALL);
  }

  /** How many paper people are trained on. */
  public int paperPeople() {
    return people == 0 ? SUITABLE_PEOPLE : people;
  }

  /** How many photographs of each paper person are trained on. */
  int paperShots() {
    int suitable = Math.max(FEWEST_SHOTS, Math.min(MOST_SHOTS, SUITABLE_IMAGES / paperPeople()));
    return shots == 0 ? suitable : shots;
  }
}
