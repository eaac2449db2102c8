package facespace.play.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class GuessesTest {
  private Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private final Guesses guesses = new Guesses(() -> now);

  @Test
  void whoMistypesAFewTimesNeedNotWaitAndWhoGoesOnWaitsTwiceAsLongEachTime() {
    for (int i = 1; i < Guesses.FREE; i++) {
      guesses.wrong("a");
      assertEquals(Duration.ZERO, guesses.waiting("a"));
    }
    for (int seconds : new int[] {2, 4, 8, 16}) {
      guesses.wrong("a");
      assertEquals(Duration.ofSeconds(seconds), guesses.waiting("a"));
      now = now.plusSeconds(seconds - 1);
      assertEquals(Duration.ofSeconds(1), guesses.waiting("a"));
      now = now.plusSeconds(1);
      assertEquals(Duration.ZERO, guesses.waiting("a"));
    }
    assertEquals(Duration.ZERO, guesses.waiting("b"), "nobody waits for another");
  }

  /** By hand: 2 · 2⁸ seconds at most, so 169 tries a day, of 31¹² keys. */
  @Test
  void theWaitEndsGrowingAtSomeMinutesAndARightKeyEndsIt() {
    for (int i = 0; i < 100; i++) {
      guesses.wrong("a");
    }
    assertEquals(Duration.ofSeconds(512), guesses.waiting("a"));
    guesses.right("a");
    assertEquals(Duration.ZERO, guesses.waiting("a"));
    guesses.wrong("a");
    assertEquals(Duration.ZERO, guesses.waiting("a"), "and the count begins anew");
  }

  @Test
  void manyAddressesDoNotFillTheMemory() {
    for (int i = 0; i < 50; i++) {
      guesses.wrong("first");
    }
    for (int i = 0; i < 100_000; i++) {
      guesses.wrong("address " + i);
    }
    assertTrue(guesses.waiting("first").isZero(), "the oldest are forgotten");
  }
}
