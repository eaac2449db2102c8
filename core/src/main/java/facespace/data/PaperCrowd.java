package facespace.data;

import facespace.data.paper.Conditions;
import facespace.data.paper.PaperFaces;
import java.util.List;
import java.util.stream.IntStream;

/** The data set {@code paper}: as many generated people as a crowd asks for. */
final class PaperCrowd {
  /** How many people are held out, and photographs of each, when nobody says how many. */
  static final int HELD_OUT = 60;

  /** Photographs of each person of the test part, one after the other. */
  static final int TEST_SHOTS = 10;

  private PaperCrowd() {}

  /** Generates a crowd: thousands of images take seconds. */
  static DataSet of(Crowd crowd) {
    return (crowd.holdoutPeople() == 0 ? closed(crowd) : open(crowd)).drawn(true);
  }

  /** The same people before anybody is drawn: pictures of 0×0. */
  static DataSet undrawn(Crowd crowd) {
    Images train = undrawn(0, crowd.paperPeople(), crowd.paperShots());
    boolean isOpen = crowd.holdoutPeople() != 0;
    Images test =
        isOpen
            ? undrawn(PaperFaces.HOLDOUT, heldOut(crowd), TEST_SHOTS)
            : undrawn(0, crowd.paperPeople(), TEST_SHOTS);
    return new DataSet(DataSets.PAPER, train, test, isOpen).drawn(true);
  }

  private static Images undrawn(int first, int people, int shots) {
    int[] labels = IntStream.range(0, people * shots).map(image -> image / shots).toArray();
    List<String> names =
        IntStream.range(first, first + people).mapToObj(PaperFaces::nameOf).toList();
    return new Images(DataSets.PAPER, 0, 0, new byte[0], labels, names);
  }

  private static int heldOut(Crowd crowd) {
    return crowd.holdoutPeople() < 0 ? HELD_OUT : crowd.holdoutPeople();
  }

  /** Those held out are photographed as doors and phones see people, whatever was trained on. */
  private static DataSet open(Crowd crowd) {
    return new DataSet(
        DataSets.PAPER,
        generate(0, crowd.paperPeople(), crowd.paperShots(), crowd.conditions(), crowd),
        generate(PaperFaces.HOLDOUT, heldOut(crowd), TEST_SHOTS, Conditions.VARIED, crowd),
        true);
  }

  private static DataSet closed(Crowd crowd) {
    int people = crowd.paperPeople();
    int trained = crowd.paperShots();
    int shots = trained + TEST_SHOTS;
    Images all = generate(0, people, shots, crowd.conditions(), crowd);
    return new DataSet(
        DataSets.PAPER,
        all.subset(shots(all.count(), shots, 0, trained)),
        all.subset(shots(all.count(), shots, trained, shots)));
  }

  private static int[] shots(int count, int shots, int from, int to) {
    return IntStream.range(0, count).filter(i -> i % shots >= from && i % shots < to).toArray();
  }

  private static Images generate(
      int first, int people, int shots, Conditions conditions, Crowd crowd) {
    return PaperFaces.generate(
        first, people, shots, conditions, crowd.colour(), PaperFaces.SEED, PaperFaces.SIDE);
  }
}
