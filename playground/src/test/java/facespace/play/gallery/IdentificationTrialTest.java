package facespace.play.gallery;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import facespace.data.Images;
import facespace.play.web.Refused;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Six people on the unit circle, 60° apart, two pictures each: everything is known beforehand. */
class IdentificationTrialTest {
  private static final int[] LABELS = {0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5};

  @Test
  void everybodyIsFoundAndStrangersAreAsFarAsTheirNeighbours() {
    IdentificationTrial trial = IdentificationTrial.of(images(LABELS), any -> circle(10));
    assertEquals(6, trial.people());
    assertArrayEquals(new double[] {1, 1, 1, 1, 1, 1}, trial.cmc());
    assertEquals(3, trial.mated().size());
    trial.mated().forEach(mated -> assertEquals(10, mated.mateDeg(), 1e-3));
    assertArrayEquals(new double[] {50, 50, 50}, trial.strangersDeg(), 1e-3);
  }

  @Test
  void aPictureNearerToTheNeighbourIsRankedBehindHim() {
    IdentificationTrial trial = IdentificationTrial.of(images(LABELS), any -> circle(40));
    assertArrayEquals(new double[] {0, 1, 1, 1, 1, 1}, trial.cmc());
  }

  @Test
  void threePeopleAreTooFew() {
    assertThrows(
        Refused.class,
        () -> IdentificationTrial.of(images(new int[] {0, 0, 1, 1, 2, 2}), any -> new float[12]));
  }

  @Test
  void ofTooManyPicturesAsManyOfEverybodyAreLookedAt() {
    int[] labels = IntStream.range(0, 6010).map(i -> i / 10).toArray();
    IdentificationTrial trial =
        IdentificationTrial.of(images(labels), IdentificationTrialTest::spread);
    assertEquals(601, trial.people());
    assertEquals(1, trial.cmc()[0]);
    // 3000 pictures would be 4.99 of everybody.
    assertEquals(new IdentificationTrial.Looked(2404, 601, 6010, 601), trial.looked());
    assertEquals(301 * 3, trial.mated().size());
    assertEquals(300 * 3, trial.strangersDeg().length);
  }

  @Test
  void nobodyIsLookedAtMoreOftenThanOthersAndPeopleWithOnePictureComeLast() {
    int[] labels = new int[5000];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = i < 1990 ? 0 : i < 2090 ? 1 : i < 2990 ? 2 + i % 90 : i - 2990 + 92;
    }
    int[] chosen = TrialPictures.chosen(labels, labels[4999] + 1);
    assertEquals(TrialPictures.MOST, chosen.length);
    int[] counts = new int[labels[4999] + 1];
    IntStream.of(chosen).forEach(i -> counts[labels[i]]++);
    assertEquals(1990, counts[0], "there is room for all of everybody with several");
    assertEquals(100, counts[1]);
    assertEquals(10, counts[2]);
    assertEquals(1, counts[92]);
    assertEquals(0, counts[labels[4999]]);
  }

  /** Everybody in a direction of their own, all pictures of one person alike. */
  private static float[] spread(Images images) {
    float[] rows = new float[images.count() * 2];
    for (int i = 0; i < images.count(); i++) {
      double rad = 2 * Math.PI * images.labels()[i] / images.classes();
      rows[2 * i] = (float) Math.cos(rad);
      rows[2 * i + 1] = (float) Math.sin(rad);
    }
    return rows;
  }

  /** Second pictures turned by so many degrees towards the next person. */
  private static float[] circle(double turnedDeg) {
    float[] rows = new float[LABELS.length * 2];
    for (int i = 0; i < LABELS.length; i++) {
      double rad = Math.toRadians(60 * LABELS[i] + i % 2 * turnedDeg);
      rows[2 * i] = (float) Math.cos(rad);
      rows[2 * i + 1] = (float) Math.sin(rad);
    }
    return rows;
  }

  private static Images images(int[] labels) {
    int people = labels[labels.length - 1] + 1;
    List<String> names = Collections.nCopies(people, "?");
    return new Images("circle", 1, 1, new byte[labels.length], labels, names);
  }
}
