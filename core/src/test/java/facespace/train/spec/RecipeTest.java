package facespace.train.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import facespace.knob.BadValue;
import facespace.loss.Note;
import facespace.net.Network;
import facespace.text.Lang;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RecipeTest {
  @ParameterizedTest
  @EnumSource(Recipe.class)
  void a_recipe_is_written_out_in_the_text_and_recognised_again(Recipe recipe) {
    RunSpec spec = RunSpec.parse("loss=cosface&recipe=" + recipe.key());
    assertFalse(spec.text().contains("recipe"), spec.text());
    assertEquals(Optional.of(recipe), Recipe.of(spec));
    assertEquals(spec, RunSpec.parse(spec.text()));
  }

  @Test
  void whoever_chooses_nothing_has_the_quick_recipe() {
    assertEquals(RunSpec.parse(""), RunSpec.parse("recipe=quick"));
  }

  /** The published solver: SGD 0.01, momentum 0.9, decay 5e-4, 10,000 batches of 128. */
  @Test
  void the_published_recipe_is_that_of_the_solver_file() {
    RunSpec spec = RunSpec.parse("recipe=center-loss");
    assertEquals(OptimizerKind.SGD, spec.optimizer());
    assertEquals(10_000, spec.epochs() * (60_000 / spec.batch()), 300);
  }

  @Test
  void a_setting_named_beside_a_recipe_wins_and_that_is_said() {
    RunSpec spec = RunSpec.parse("recipe=classic&lr=0.05&momentum=0.9");
    assertEquals(0.05, spec.lr());
    assertEquals(Network.PLAIN, spec.net());
    List<Note> said =
        Recipe.CLASSIC.contradictions(Map.of("lr", "0.05", "momentum", "0.9", "loss", "softmax"));
    assertEquals(1, said.size());
    String sentence = said.get(0).in(Lang.EN);
    assertTrue(sentence.contains("lr = 0.05") && sentence.contains("0.01"), sentence);
  }

  @Test
  void the_runs_of_a_comparison_can_share_a_recipe() {
    Comparison two = Comparison.parse("recipe=classic;loss=normface;loss=arcface");
    two.runs().forEach(run -> assertEquals(Optional.of(Recipe.CLASSIC), Recipe.of(run)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "recipe=tasty|recipe = tasty|quick, classic, center-loss",
        "direction-rate=0|direction-rate = 0|0.001 … 10",
        "direction-rate=NaN|direction-rate = NaN|0.001 … 10",
        "directions=north|directions = north|spread, random"
      })
  void nonsense_is_named_with_what_is_allowed(String text, String named, String allowed) {
    BadValue bad = assertThrows(BadValue.class, () -> RunSpec.parse(text));
    assertTrue(bad.getMessage().contains(named), bad.getMessage());
    assertTrue(bad.getMessage().contains(allowed), bad.getMessage());
  }
}
