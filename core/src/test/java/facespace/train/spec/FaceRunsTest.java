package facespace.train.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FaceRunsTest {
  @ParameterizedTest
  @ValueSource(strings = {"paper", "club"})
  void whoNamesTheUsualLossGetsTheUsualRun(String data) {
    assertEquals(FaceRuns.of(data), FaceRuns.of(data, "arcface"));
  }
}
