package facespace.quality;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import facespace.data.Images;
import facespace.data.folder.FaceFolder;
import facespace.knob.BadValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** People of one pixel, which is the direction they are seen in, in degrees. */
class PhotoTrialTest {
  private final List<String> files = new ArrayList<>();
  private final List<Byte> pixels = new ArrayList<>();
  private final List<Integer> people = new ArrayList<>();

  private void photograph(int person, String file, int degrees) {
    people.add(person);
    files.add(file);
    pixels.add((byte) degrees);
  }

  private FaceFolder folder() {
    byte[] bytes = new byte[pixels.size()];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = pixels.get(i);
    }
    int[] labels = people.stream().mapToInt(Integer::intValue).toArray();
    int most = Arrays.stream(labels).max().orElseThrow();
    List<String> names = new ArrayList<>();
    for (int person = 0; person <= most; person++) {
      names.add("p" + person);
    }
    Images images = new Images("yale", 1, 1, bytes, labels, names);
    return new FaceFolder(images, files, List.of(), List.of());
  }

  private static float[] embed(Images images) {
    float[] rows = new float[2 * images.count()];
    for (int i = 0; i < images.count(); i++) {
      double angle = Math.toRadians(images.pixels()[i] & 0xff);
      rows[2 * i] = (float) Math.cos(angle);
      rows[2 * i + 1] = (float) Math.sin(angle);
    }
    return rows;
  }

  /**
   * Normal ones at 0, 20, 60 and 120°: six pairs, of which a twentieth is none, so that the limit
   * is just under the nearest two, 20° apart.
   */
  @Test
  void everyPhotographIsComparedWithTheNormalOneOfTheSamePerson() {
    int[] normal = {0, 20, 60, 120};
    int[] light = {10, 21, 30, 40};
    for (int person = 0; person < 4; person++) {
      photograph(person, "p/normal.png", normal[person]);
      photograph(person, "p/happy.png", normal[person] + 2 + person); // 2 … 5° off
      photograph(person, "p/p.LeftLight.PNG", normal[person] + light[person]);
      photograph(person, "p/noglasses.gif", person == 3 ? 150 : normal[person]); // but one, twins
      photograph(person, "p/holiday.png", 7);
    }
    PhotoTrial trial = PhotoTrial.of(folder(), Set.of(), PhotoTrialTest::embed);
    assertEquals(List.of(4, 6, 0, 3), counts(trial));
    assertEquals(20, trial.limitDeg(), 1e-3);
    assertEquals(
        List.of(PhotoLabel.NOGLASSES, PhotoLabel.LEFTLIGHT, PhotoLabel.HAPPY),
        trial.results().stream().map(CauseTrial.Result::cause).toList(),
        "one of one, three of four, none of four");
    CauseTrial.Result result = trial.results().get(1);
    assertArrayEquals(new float[] {10, 21, 30, 40}, result.same(), 1e-3f);
    assertArrayEquals(
        new float[] {10, 19, 30, 41, 50, 70, 79, 90, 100, 110, 140, 160},
        result.different(),
        1e-3f);
    assertArrayEquals(
        new byte[] {120, (byte) 150, 120, (byte) 160, 120, 125},
        trial.examples().pixels(),
        "the normal one, and the farthest from it");
  }

  private static List<Integer> counts(PhotoTrial trial) {
    return List.of(trial.people(), trial.strangers(), trial.letIn(), trial.twins());
  }

  @Test
  void whoeverTheModelKnowsIsLeftOut() {
    for (int person = 0; person < 3; person++) {
      photograph(person, "p/normal.png", 30 * person);
      photograph(person, "p/sad.png", 30 * person + 1);
    }
    FaceFolder folder = folder();
    assertEquals(
        List.of(2, 1, 0, 0), counts(PhotoTrial.of(folder, Set.of("p1"), PhotoTrialTest::embed)));
    assertThrows(
        BadValue.class, () -> PhotoTrial.of(folder, Set.of("p1", "p2"), PhotoTrialTest::embed));
  }

  @Test
  void aFileIsCalledAfterWhatIsDifferent() {
    assertEquals(Optional.of(PhotoLabel.WINK), PhotoLabel.of("subject01/wink.png"));
    assertEquals(Optional.of(PhotoLabel.WINK), PhotoLabel.of("subject01\\subject01.wink.GIF"));
    assertEquals(Optional.empty(), PhotoLabel.of("subject01/winking.png"));
    assertEquals(Optional.empty(), PhotoLabel.of("wink"));
  }
}
