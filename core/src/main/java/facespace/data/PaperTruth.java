package facespace.data;

import facespace.data.paper.Conditions;
import facespace.data.paper.PaperFaces;
import facespace.data.paper.PaperPerson;
import facespace.data.paper.Shot;

/**
 * Who is on an image of the data set {@code paper}, and how it was taken: the truth that no real
 * data set has.
 */
public record PaperTruth(PaperPerson person, Shot shot) {
  /** That of an image of the test part of a crowd. */
  public static PaperTruth ofTest(Crowd crowd, Images test, int image) {
    boolean closed = crowd.holdoutPeople() == 0;
    int shot = image % PaperCrowd.TEST_SHOTS + (closed ? crowd.paperShots() : 0);
    return of(test, image, shot, closed ? crowd.conditions() : Conditions.VARIED);
  }

  /** That of an image of the training part of a crowd. */
  public static PaperTruth ofTrain(Crowd crowd, Images train, int image) {
    return of(train, image, image % crowd.paperShots(), crowd.conditions());
  }

  private static PaperTruth of(Images images, int image, int shot, Conditions conditions) {
    int person = PaperFaces.numberOf(images.classNames().get(images.labels()[image]));
    return new PaperTruth(
        PaperPerson.random(PaperFaces.SEED, person),
        Shot.random(PaperFaces.SEED, person, shot, conditions));
  }
}
