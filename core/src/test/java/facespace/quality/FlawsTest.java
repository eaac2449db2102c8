package facespace.quality;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import facespace.data.Images;
import facespace.data.paper.PaperFaces;
import facespace.data.paper.PaperPerson;
import facespace.data.paper.Shot;
import facespace.quality.Flaws.Flaw;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** People of whom nothing was learnt, as the knobs of /verify photograph them. */
class FlawsTest {
  private static final int FIRST_PERSON = 4_000_000;
  static final int PEOPLE = 60;

  @ParameterizedTest
  @CsvSource({
    "DARK, darkness, 0.6",
    "DARK, darkness, 1",
    "DARK, exposure, -0.7",
    "DARK, exposure, -1",
    "COVERED, mask, 1",
    "ONE_SIDED, light-side, 0.7",
    "ONE_SIDED, light-side, -0.7",
    "ONE_SIDED, light-side, 1",
    "ONE_SIDED, light-side, -1"
  })
  void nobodyIsOverlooked(Flaw flaw, String knob, String value) {
    assertEquals(PEOPLE, found(flaw, Map.of(knob, value)));
  }

  /** Whatever the skin, the hair and the frame of the glasses. */
  @ParameterizedTest
  @CsvSource({"yaw, 0", "smile, 1", "glasses, on", "light-side, 0.3", "clothes, 0.9", "wall, 0.9"})
  void aGoodShotIsHardlyEverRefused(String knob, String value) {
    for (Flaw flaw : Flaw.values()) {
      long refused = found(flaw, Map.of(knob, value));
      assertTrue(refused <= 0.05 * PEOPLE, flaw + ": " + refused);
    }
  }

  @Test
  void noSkinIsTakenForDarkness() {
    for (double skin = 0; skin <= 1; skin += 0.25) {
      assertEquals(0, found(Flaw.DARK, Map.of(), Map.of("skin", String.valueOf(skin))));
    }
  }

  /** A mask is white, as the palest skins are; and a cheek is as smooth as one. */
  @ParameterizedTest
  @CsvSource({"0, -35", "0, -20", "0, 0", "0, 20", "0, 35", "0, 45", "0.1, 45", "0.3, 35", "1, 35"})
  void aPaleSkinOrATurnedHeadIsHardlyEverTakenForAMask(String skin, String yaw) {
    long refused = found(Flaw.COVERED, Map.of("yaw", yaw), Map.of("skin", skin));
    assertTrue(refused <= 1, refused + " of " + PEOPLE);
  }

  @ParameterizedTest
  @CsvSource({"0, 0, 1", "0, 20, 0.95", "0, -35, 0.9", "0.5, 35, 0.9", "1, 0, 1", "1, -20, 0.95"})
  void aMaskIsFoundOnAnySkinAndTurnedHead(String skin, String yaw, double share) {
    long found = found(Flaw.COVERED, Map.of("mask", "1", "yaw", yaw), Map.of("skin", skin));
    assertTrue(found >= share * PEOPLE, "found " + found);
  }

  private static long found(Flaw flaw, Map<String, String> shot) {
    return found(flaw, shot, Map.of());
  }

  private static long found(Flaw flaw, Map<String, String> shot, Map<String, String> traits) {
    return Flaws.learnt().of(photographed(shot, traits)).stream()
        .filter(flaws -> flaws.contains(flaw))
        .count();
  }

  static Images photographed(Map<String, String> shot, Map<String, String> traits) {
    int size = PaperFaces.SIDE * PaperFaces.SIDE;
    byte[] pixels = new byte[PEOPLE * size];
    IntStream.range(0, PEOPLE)
        .parallel()
        .forEach(
            i -> {
              PaperPerson person = PaperPerson.random(PaperFaces.SEED, FIRST_PERSON + i);
              byte[] image =
                  PaperFaces.pixels(
                      person.with(traits), Shot.STUDIO.with(shot), PaperFaces.SIDE, false);
              System.arraycopy(image, 0, pixels, i * size, size);
            });
    return new Images(
        "paper", PaperFaces.SIDE, PaperFaces.SIDE, pixels, new int[PEOPLE], List.of("all"));
  }
}
