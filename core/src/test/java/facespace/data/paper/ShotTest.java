package facespace.data.paper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import facespace.knob.BadValue;
import facespace.knob.KnobInfo;
import facespace.knob.Knobs;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ShotTest {
  private static final PaperPerson SOMEBODY = PaperPerson.random(1, 12);

  @Test
  void theMostTellingComeFirst() {
    assertEquals(
        List.of("light-side", "darkness", "yaw", "smile", "mask"),
        Shot.knobs().subList(0, 5).stream().map(KnobInfo::key).toList());
  }

  @ParameterizedTest
  @MethodSource("facespace.data.paper.Shot#knobs")
  void everyConditionAloneIsSeenInTheSmallPicture(KnobInfo knob) {
    // From the side, so that the hardness and height of the light can be seen.
    Shot shot = Shot.STUDIO.with(Map.of("light-side", "0.5"));
    boolean isSwitch = knob.kind() == KnobInfo.Kind.SWITCH;
    byte[] least = picture(shot, knob, isSwitch ? "off" : Knobs.number(knob.min()));
    byte[] most = picture(shot, knob, isSwitch ? "on" : Knobs.number(knob.max()));
    long changed =
        IntStream.range(0, least.length)
            .filter(i -> Math.abs((least[i] & 255) - (most[i] & 255)) > 12)
            .count();
    assertTrue(changed >= 12, knob.key() + ": " + changed);
  }

  private static byte[] picture(Shot shot, KnobInfo knob, String value) {
    return PaperFaces.pixels(SOMEBODY, shot.with(Map.of(knob.key(), value)), 64, true);
  }

  @Test
  void textsAndShotsAreTheSameThing() {
    for (int i = 0; i < 50; i++) {
      Shot shot = Shot.random(1, 2, i, Conditions.VARIED);
      assertEquals(shot, Shot.of(shot.texts()));
    }
  }

  @Test
  void shotsDifferBySeedPersonNumberAndConditions() {
    Shot shot = Shot.random(1, 2, 3, Conditions.VARIED);
    assertEquals(shot, Shot.random(1, 2, 3, Conditions.VARIED));
    assertNotEquals(shot, Shot.random(2, 2, 3, Conditions.VARIED));
    assertNotEquals(shot, Shot.random(1, 3, 3, Conditions.VARIED));
    assertNotEquals(shot, Shot.random(1, 2, 4, Conditions.VARIED));
    assertNotEquals(shot, Shot.random(1, 2, 3, Conditions.STUDIO));
  }

  @Test
  void variedShotsVaryAsMuchAsAgreed() {
    List<Shot> shots =
        IntStream.range(0, 4000).mapToObj(i -> Shot.random(5, i, 0, Conditions.VARIED)).toList();
    assertEquals(0.2, share(shots, Shot::glasses), 0.03);
    assertEquals(0.06, share(shots, Shot::sunglasses), 0.02);
    assertEquals(0.06, share(shots, shot -> shot.mask() > 0), 0.02);
    assertEquals(0.04, share(shots, shot -> shot.hand() > 0), 0.02);
    assertTrue(shots.stream().allMatch(shot -> Math.abs(shot.yawDeg()) <= 30));
    assertTrue(shots.stream().anyMatch(shot -> shot.yawDeg() > 24));
    assertTrue(shots.stream().anyMatch(shot -> shot.yawDeg() < -24));
    assertTrue(shots.stream().noneMatch(shot -> shot.glasses() && shot.sunglasses()));
  }

  private static double share(List<Shot> shots, java.util.function.Predicate<Shot> condition) {
    return shots.stream().filter(condition).count() / (double) shots.size();
  }

  @Test
  void badConditionsAreNamed() {
    BadValue e = assertThrows(BadValue.class, () -> Shot.of(Map.of("yaw", "90")));
    assertEquals("yaw = 90 is out of range: allowed is -45 … 45.", e.getMessage());
    assertThrows(BadValue.class, () -> Shot.of(Map.of("glasses", "maybe")));
  }
}
