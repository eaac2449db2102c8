package facespace.train.spec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import facespace.data.Crowd;
import facespace.data.DataSet;
import facespace.data.Images;
import facespace.data.PenDigits;
import facespace.knob.BadValue;
import facespace.loss.LossCatalog;
import facespace.text.Lang;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunSpecTest {
  @Test
  void the_text_form_of_every_loss_reads_back_to_the_same_run() {
    LossCatalog.all()
        .forEach(
            info -> {
              RunSpec spec = RunSpec.parse("data=a%20b/c&seed=7&loss=" + info.key());
              assertEquals(spec, RunSpec.parse(spec.text()));
              assertEquals("a b/c", spec.data());
            });
  }

  /** Of before there was a gradient to choose for them: stored runs are found by such texts. */
  @ParameterizedTest
  @CsvSource({
    "sphereface, m=4&anneal=on&pace=run&lambda=5",
    "lsoftmax, m=4&anneal=on&pace=run&lambda=0",
    "elasticface, s=64&m=0.5&sigma=0.05&kind=angle",
    "curricularface, s=64&m=0.5&variant=fallback&fresh=0.01",
    "magface, s=64&shortest=1&longest=20&least=0.2&most=0.6&lambda=5&variant=paper",
    "own-psi, 's=64&psi=0:1,45:0.7,180:-1'"
  })
  void texts_of_before_stay_as_they_were(String loss, String knobs) {
    texts_of_before_stay_as_they_were(loss, knobs, "gradient=detached");
  }

  @ParameterizedTest
  @CsvSource({
    "combined, s=64&m1=1&m2=0.2&m3=0.05&gradient=exact, variant=easy",
    "subcenter, s=64&m=0.3&centers=3&variant=paper&gradient=exact, drop=1.31",
    "contrastive, m=4, squared=on"
  })
  void texts_of_before_stay_as_they_were(String loss, String knobs, String later) {
    String text = "loss=" + loss + "&" + knobs;
    RunSpec spec = RunSpec.parse(text);
    assertTrue(spec.text().endsWith("&" + text), spec.text());
    RunSpec changed = RunSpec.parse(text + "&" + later);
    assertTrue(changed.text().endsWith("&" + text + "&" + later), changed.text());
    assertNotEquals(spec, changed);
  }

  @Test
  void knobs_stand_beside_the_fields() {
    RunSpec spec = RunSpec.parse("loss=arcface&m=0.45&s=30&variant=easy&epochs=2");
    assertEquals("ArcFace s=30 m=0.45", spec.title());
    assertTrue(spec.text().contains("m=0.45"), spec.text());
  }

  @Test
  void drawn_curves_have_titles_of_their_own_in_both_languages() {
    RunSpec one = RunSpec.parse("loss=own-psi&psi=0:1,45:0.7,180:-1");
    RunSpec other = RunSpec.parse("loss=own-psi&psi=0:1,45:0.71,180:-1");
    String code = one.title().replace("Your own ψ s=64 ", "");
    assertTrue(code.matches("↓0–45° [B-Z]{3}"), one.title()); // cos 45° = 0.707
    assertTrue(other.title().matches("Your own ψ s=64 [B-Z]{3}"), "0.71 is more: " + other.title());
    assertNotEquals(one.title(), other.title());
    assertEquals(one.title(), RunSpec.parse(one.text()).title());
    assertEquals("自己画的 ψ s=64 " + code, one.title(Lang.ZH));
    RunSpec redrawn = RunSpec.parse(one.text() + "~at=5&psi=0:1,45:0.71,180:-1");
    assertEquals(one.title() + " → " + other.title(), redrawn.title());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "loss=arcface&m=7|m = 7|0 … 1.5",
        "loss=arcface&m=NaN|m = NaN|0 … 1.5",
        "loss=arcface&m=abc|m = abc|0 … 1.5",
        "loss=arkface|loss = arkface|arcface",
        "batch=1000000000|batch = 1000000000|2 … 4096",
        "loss=triplet&batch=2|batch = 2|3 … 4096",
        "loss=margin-based~batch=2&epochs=1|batch = 2|3 … 4096",
        "net=lenetpp&batch=4000|batch = 4,000|2 … 512",
        "dim=1000000|dim = 1000000|2 … 512",
        "epochs=2.5|epochs = 2.5|1 … 200",
        "seed=99999999999999999999999|seed = 9999999999|0 … 9007199254740991",
        "net=resnet|net = resnet|light, conv, lenetpp, plain, mlp",
        "batch-norm=maybe|batch-norm = maybe|on, off",
        "loss=softmax&m=0.3|“m”|bias",
        "nonsense|“nonsense”|key=value",
        "seed=1&seed=2|seed|twice",
        "data=%zz|“%zz”|percent-encoded"
      })
  void a_bad_value_is_named_with_its_field_and_what_is_allowed(
      String text, String named, String allowed) {
    BadValue bad = assertThrows(BadValue.class, () -> RunSpec.parse(text));
    assertTrue(bad.getMessage().contains(named), bad.getMessage());
    assertTrue(bad.getMessage().contains(allowed), bad.getMessage());
    assertTrue(bad.in(Lang.ZH).codePoints().anyMatch(c -> c > 0x4e00), bad.in(Lang.ZH));
  }

  @Test
  void a_comparison_shares_what_stands_first() {
    Comparison two =
        Comparison.parse("data=mnist&seed=3&epochs=2;loss=softmax;loss=arcface&m=0.4&epochs=5");
    assertEquals(2, two.runs().size());
    assertEquals("mnist", two.runs().get(1).data());
    assertEquals(5, two.runs().get(1).epochs());
    assertEquals(two, Comparison.parse(two.text()));
  }

  @Test
  void a_single_run_is_a_comparison_of_one() {
    Comparison one = Comparison.parse("loss=cosface&m=0.12");
    assertEquals(one, Comparison.parse(one.text()));
  }

  @Test
  void runs_that_would_see_different_batches_cannot_be_compared() {
    BadValue bad =
        assertThrows(BadValue.class, () -> Comparison.parse(";loss=softmax&batch=64;batch=128"));
    assertTrue(bad.getMessage().contains("batch"), bad.getMessage());
    assertThrows(BadValue.class, () -> Comparison.parse(";;;;;"));
  }

  @Test
  void data_are_of_the_names_and_the_crowd_it_says() {
    Map<String, Crowd> asked = new LinkedHashMap<>();
    BiFunction<String, Crowd, DataSet> named =
        (name, crowd) -> {
          asked.put(name, crowd);
          Images some = PenDigits.generate(20, name.length());
          return new DataSet(name, some, some.head(10));
        };
    DataSet own = RunSpec.parse("data=one&classes=3,7").dataFrom(named);
    assertEquals(Set.of("one"), asked.keySet());
    assertEquals("3,7", asked.get("one").classes().toString());
    DataSet other = RunSpec.parse("data=one&test-data=three&colour=on").dataFrom(named);
    assertEquals(Set.of("one", "three"), asked.keySet());
    asked.values().forEach(crowd -> assertTrue(crowd.colour()));
    assertArrayEquals(own.train().pixelsOf(0), other.train().pixelsOf(0));
    assertFalse(Arrays.equals(own.test().pixelsOf(0), other.test().pixelsOf(0)));
  }
}
