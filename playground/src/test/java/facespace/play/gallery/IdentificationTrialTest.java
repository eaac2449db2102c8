package facespace.play.gallery;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import facespace.data.Images;
import facespace.play.web.Refused;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Six people on the unit circle, 60° apart, two pictures each: everything is known beforehand. */
class IdentificationTrialTest {
  private static final int[] LABELS = {0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5};

  @Test
  void everybodyIsFoundAndStrangersAreAsFarAsTheirNeighbours() {
    IdentificationTrial trial = IdentificationTrial.of(circle(10), 2, images(LABELS));
    assertEquals(6, trial.people());
    assertArrayEquals(new double[] {1, 1, 1, 1, 1, 1}, trial.cmc());
    assertEquals(3, trial.mated().size());
    trial.mated().forEach(mated -> assertEquals(10, mated.mateDeg(), 1e-3));
    assertArrayEquals(new double[] {50, 50, 50}, trial.strangersDeg(), 1e-3);
  }

  @Test
  void aPictureNearerToTheNeighbourIsRankedBehindHim() {
    IdentificationTrial trial = IdentificationTrial.of(circle(40), 2, images(LABELS));
    assertArrayEquals(new double[] {0, 1, 1, 1, 1, 1}, trial.cmc());
  }

  @Test
  void threePeopleAreTooFew() {
    assertThrows(
        Refused.class,
        () -> IdentificationTrial.of(new float[12], 2, images(new int[] {0, 0, 1, 1, 2, 2})));
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
