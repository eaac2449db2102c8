package facespace.demos.sweep.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PatienceTest {
  private static final long SECOND = 1_000_000_000L;

  @Test
  void itIsOverWhenNobodyHasBeenThereForAsLong() {
    long[] now = {7 * SECOND};
    Patience patience = new Patience(Duration.ofSeconds(3), () -> now[0]);
    now[0] += 180 * SECOND;
    assertFalse(patience.isOver(0), "the first has to be started");
    assertFalse(patience.isOver(1));
    now[0] += 100 * SECOND;
    assertFalse(patience.isOver(2));
    now[0] += 3 * SECOND;
    assertFalse(patience.isOver(0), "since somebody was seen");
    now[0] += SECOND;
    assertTrue(patience.isOver(0));
    assertEquals(3, patience.seconds());
  }

  @Test
  void theFirstIsNotWaitedForForEver() {
    long[] now = {0};
    Patience patience = new Patience(Duration.ofSeconds(3), () -> now[0]);
    now[0] += 181 * SECOND;
    assertTrue(patience.isOver(0));
    assertEquals(180, patience.seconds());
  }

  @ParameterizedTest
  @ValueSource(strings = {"yarn", "k8s://https://10.0.0.1:6443", "k8s://cluster"})
  void mastersThatSparkAloneCanReachAreLeftToIt(String name) {
    assertTrue(new SparkMaster(name).trouble().isEmpty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"local[2]", "spark://", "spark://host", "spark://host:99999", "http://host:7077"})
  void anotherNameIsRefusedWithWhatIsAllowed(String name) {
    Optional<String> trouble = new SparkMaster(name).trouble();
    assertTrue(trouble.orElseThrow().contains(name + " is not allowed: spark://HOST:PORT"));
  }
}
