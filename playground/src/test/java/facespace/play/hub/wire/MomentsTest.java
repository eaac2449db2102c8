package facespace.play.hub.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MomentsTest {
  @Test
  void overTheBudgetEveryOtherMomentGoesButFirstAndNewestStay() {
    long size = MomentCodec.sizeOf(Frames.moment(0, 1));
    Moments moments = new Moments(10 * size);
    for (int n = 0; n < 1000; n++) {
      moments.keep(Frames.moment(n, 1));
      TreeSet<Integer> kept = kept(moments);
      assertTrue(kept.size() <= 10, kept.toString());
      assertEquals(0, kept.first());
      assertEquals(n, kept.last());
      assertEquals(n + 1, moments.count());
    }
    List<Integer> inner = kept(moments).stream().filter(n -> n < 999).toList();
    List<Integer> gaps =
        IntStream.range(1, inner.size()).mapToObj(i -> inner.get(i) - inner.get(i - 1)).toList();
    assertTrue(inner.size() >= 4, inner.toString());
    assertEquals(1, gaps.stream().distinct().count(), "evenly spread: " + inner);
  }

  @Test
  void aMomentThatWentIsAnsweredByTheOneKeptBeforeIt() {
    long size = MomentCodec.sizeOf(Frames.moment(0, 1));
    Moments moments = new Moments(3 * size);
    for (int n = 0; n < 4; n++) {
      moments.keep(Frames.moment(n, 1));
    }
    assertEquals(2, moments.at(2).orElseThrow().index());
    assertEquals(0, moments.at(1).orElseThrow().index());
    assertTrue(moments.at(4).isEmpty());
  }

  @Test
  void afterClearingCountingStartsAnew() {
    Moments moments = new Moments(1_000_000);
    moments.keep(Frames.moment(0, 1));
    moments.clear();
    assertEquals(0, moments.count());
    assertTrue(moments.newest().isEmpty());
  }

  private static TreeSet<Integer> kept(Moments moments) {
    TreeSet<Integer> kept = new TreeSet<>();
    for (int n = 0; n < moments.count(); n++) {
      kept.add(moments.at(n).orElseThrow().index());
    }
    return kept;
  }
}
