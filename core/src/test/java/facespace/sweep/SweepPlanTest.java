package facespace.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import facespace.knob.BadValue;
import facespace.text.Lang;
import facespace.train.spec.RunSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What losses, axes and seeds make together. */
class SweepPlanTest {
  private static SweepPlan plan(String losses, String seeds, String... axes) {
    return SweepPlan.of(
        Arrays.stream(losses.split(",")).map(it -> RunSpec.parse("loss=" + it)).toList(),
        Arrays.stream(axes).map(Axis::parse).toList(),
        Seeds.parse(seeds));
  }

  private static List<String> texts(SweepPlan plan) {
    return IntStream.range(0, plan.size()).mapToObj(i -> plan.run(i).text()).toList();
  }

  @Test
  void everyCombinationIsThereOnce() {
    SweepPlan plan =
        plan("arcface,cosface", "3..5", "m=0:0.3:0.1", "lr=0.01,0.02", "net=mlp,light");
    List<String> expected = new ArrayList<>();
    for (int seed = 3; seed <= 5; seed++) {
      for (String loss : new String[] {"arcface", "cosface"}) {
        for (String m : new String[] {"0", "0.1", "0.2", "0.3"}) {
          for (String lr : new String[] {"0.01", "0.02"}) {
            for (String net : new String[] {"mlp", "light"}) {
              String text = "loss=%s&m=%s&lr=%s&net=%s&seed=%d".formatted(loss, m, lr, net, seed);
              expected.add(RunSpec.parse(text).text());
            }
          }
        }
      }
    }
    assertEquals(expected, texts(plan));
    assertEquals(List.of(), plan.remarks(Lang.EN));
    for (int i = 0; i < plan.size(); i++) {
      assertEquals(OptionalInt.of(i), plan.numberOf(RunSpec.parse(expected.get(i))));
    }
    assertEquals(OptionalInt.empty(), plan.numberOf(RunSpec.parse("loss=arcface&m=0.1&seed=3")));
    assertEquals(OptionalInt.empty(), plan.numberOf(RunSpec.parse(expected.get(0)).with(seed(6))));
  }

  private static Map<String, String> seed(int seed) {
    return Map.of("seed", String.valueOf(seed));
  }

  @Test
  void equalTextsRunOnce() {
    assertEquals(3, plan("arcface", "1,1,2..3,2", "m=0.1,0.10,1e-1").size());
    assertEquals(2, plan("softmax,softmax", "1..2").size());
  }

  @Test
  void aLossWithoutTheAxisIsTrainedOnceASeedAndThatIsSaid() {
    SweepPlan plan = plan("softmax,arcface", "1..2", "m=0,0.2");
    assertEquals(2 * (1 + 2), plan.size());
    assertEquals(6, new HashSet<>(texts(plan)).size());
    assertEquals(List.of("softmax has no m: it is trained without it."), plan.remarks(Lang.EN));
    assertEquals(List.of("softmax 没有 m：训练时不设它。"), plan.remarks(Lang.ZH));
  }

  /** The sweep everybody tries first: SphereFace's m is a whole number. */
  @Test
  void aLossThatTakesNoneOfTheValuesKeepsItsOwn() {
    SweepPlan plan = plan("arcface,cosface,sphereface", "1..20", "m=0:0.6:0.05");
    assertEquals(20 * (13 + 13 + 1), plan.size());
    assertEquals(
        List.of("sphereface takes none of these values of m: it is trained with its own m = 4."),
        plan.remarks(Lang.EN));
    assertTrue(texts(plan).contains(RunSpec.parse("loss=sphereface&seed=20").text()));
    assertTrue(texts(plan).contains(RunSpec.parse("loss=cosface&m=0.15&seed=7").text()));
  }

  @Test
  void valuesThatOneLossDoesNotTakeAreLeftToTheOthers() {
    SweepPlan plan = plan("arcface,cosface", "1", "m=0.5,1,1.5");
    assertEquals(3 + 2, plan.size());
    assertEquals(List.of("cosface takes 2 of the 3 values of m only."), plan.remarks(Lang.EN));
  }

  @Test
  void whatCannotBeTogetherIsLeftOutAndCounted() {
    SweepPlan plan = plan("softmax", "1..3", "p=0,5", "k=0,10");
    assertEquals(3 * 2, plan.size());
    Set<Integer> batches = new HashSet<>();
    plan.configurations().forEach(it -> batches.add(it.batchSize()));
    assertEquals(Set.of(256, 50), batches);
    String remark = plan.remarks(Lang.EN).get(0);
    assertTrue(remark.startsWith("2 combinations are left out"), remark);
    assertTrue(remark.contains("p = 0, k = 10"), remark);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          m                  | m                 | m=0:0.6:0.05
          m=                 | m=                | m=0:0.6:0.05
          m=0.1,,0.2         | m=0.1,,0.2        | m=0:0.6:0.05
          =1                 | =1                | m=0:0.6:0.05
          m=0:1              | 0:1               | from:to:step
          m=1:0:0.1          | 1:0:0.1           | from:to:step
          m=0:1:0            | 0:1:0             | from:to:step
          m=0:1:-0.1         | 0:1:-0.1          | from:to:step
          m=0:1:1e-9         | 1,000,000,001     | 10,000
          m=0:1:1e-300       | m                 | 10,000
          m=0:2:1            | m = 2             | 0 … 1.5
          m=0,many           | m = many          | 0 … 1.5
          lr=0.1,0           | lr = 0            | 0.000001 … 10
          net=light,heavy    | net = heavy       | light, conv
          q=1,2              | q                 | lr
          seed=1,2           | seed              | lists of their own
          loss=softmax       | loss              | lists of their own
          recipe=quick       | recipe            | lists of their own
          """)
  void aBadAxisIsRefusedInASentence(String axis, String value, String allowed) {
    String sentence = assertThrows(BadValue.class, () -> plan("arcface", "1", axis)).in(Lang.EN);
    assertTrue(sentence.contains(value) && sentence.contains(allowed), sentence);
  }

  @Test
  void anAxisIsNamedOnce() {
    BadValue twice = assertThrows(BadValue.class, () -> plan("arcface", "1", "m=0.1", "m=0.2"));
    assertEquals("m is varied twice: name all its values in one list.", twice.getMessage());
  }

  @ParameterizedTest
  @CsvSource({"''", "0..", "2..1", "-1", "a", "1..2000000", "12345678901234567", "'1,,2'"})
  void aBadListOfSeedsIsRefused(String seeds) {
    BadValue bad = assertThrows(BadValue.class, () -> Seeds.parse(seeds));
    assertTrue(bad.getMessage().contains("1..20"), bad.getMessage());
  }

  @Test
  void seedsAreThoseOfRuns() {
    assertEquals(List.of(1L, 2L, 3L, 9L), Seeds.parse("9, 1..3,2"));
    assertThrows(BadValue.class, () -> plan("arcface", "9007199254740992"));
  }

  @Test
  void tooManyAreRefusedBeforeTheyAreMade() {
    String[] axes = {"m=0:0.5:0.001", "lr=0.01:0.02:0.0001", "momentum=0:0.9:0.01"};
    String sentence = assertThrows(BadValue.class, () -> plan("arcface", "1", axes)).getMessage();
    assertTrue(sentence.contains("100,000"), sentence);
    String runs =
        assertThrows(BadValue.class, () -> plan("arcface", "1..1000000", "m=0:1:0.1")).getMessage();
    assertTrue(runs.contains("11,000,000") && runs.contains("10,000,000"), runs);
    assertEquals(1_000_000, plan("arcface", "1..100000", "m=0.1:1:0.1").size());
  }
}
