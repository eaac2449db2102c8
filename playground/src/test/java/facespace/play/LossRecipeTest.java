package facespace.play;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import facespace.knob.BadValue;
import facespace.loss.Feasibility;
import facespace.train.spec.RunSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A new loss is one record and its name in the permits of its family, as CONTRIBUTING says. */
class LossRecipeTest {
  private static final String LOWERED =
      """
      @Override public NDArray targetLogit(NDArray thetaRad) { return thetaRad.cos().sub(m); }
      """;
  private static final String SCALED =
      """
      @Override public OptionalDouble scale() { return OptionalDouble.of(m); }
      """;
  private static final String OF_FREE_WEIGHTS =
      """
      @Override public boolean unitWeights() { return false; }
      """;
  private static final String WARMED =
      """
      @Override public NewLoss at(Progress progress) { return new NewLoss(m); }
      """;
  private static final String OF_PAIRS =
      """
      @Override public double ofSame(double distance) { return distance; }
      @Override public double slopeOfSame(double distance) { return 1; }
      @Override public double ofDifferent(double distance) { return Math.max(0, m - distance); }
      @Override public double slopeOfDifferent(double distance) { return distance < m ? -1 : 0; }
      @Override public double reach() { return 2 * m; }
      @Override public double apart() { return m; }
      @Override public boolean unitFeatures() { return false; }
      """;
  private static final String OF_TRIPLETS =
      """
      @Override public double ofGap(double gap) { return Math.pow(Math.max(0, gap + m), 2); }
      @Override public double slope(double gap) { return 2 * Math.max(0, gap + m); }
      @Override public double alpha() { return m; }
      @Override public double reach() { return 2 * m; }
      @Override public boolean squared() { return true; }
      @Override public boolean unitFeatures() { return false; }
      @Override public Mining mining() { return Mining.SEMI_HARD; }
      """;

  /** A record that checks no range itself. */
  private static String loss(String name, String family, String... methods) {
    return """
        package facespace.loss;

        import ai.djl.ndarray.NDArray;
        import facespace.knob.Knob;
        import facespace.loss.mining.Mining;
        import java.util.OptionalDouble;

        @LossCard(
            key = "NewLoss",
            name = "NewLoss",
            en = "As new as can be.",
            zh = "全新的。",
            latex = "L = -\\\\log p",
            paper = "On NewLoss",
            authors = "N. Body",
            year = 2024,
            url = "https://example.org/NewLoss",
            equation = "Eq. (1)",
            equationZh = "式 (1)")
        public record NewLoss(
            @Knob(symbol = "m", en = "margin", zh = "间隔", min = 0.1, max = 9, value = "0.8") double m)
            implements FAMILY {
        METHODS
        }
        """
        .replace("NewLoss", name)
        .replace("FAMILY", family)
        .replace("METHODS", String.join("", methods).replace("NewLoss", name));
  }

  @Test
  void aPlainLossOfEachFamilyNeedsNoChangeElsewhere(@TempDir Path folder) throws Exception {
    assertEquals(
        "",
        NewLosses.compile(
            folder,
            loss("NewMargin", "MarginLoss", LOWERED, SCALED, WARMED),
            loss("NewSoftmax", "SoftmaxLoss", SCALED, OF_FREE_WEIGHTS),
            loss("NewPair", "PairLoss", OF_PAIRS),
            loss("NewTriplet", "TripletLoss", OF_TRIPLETS)));
    Class<?> demands = NewLosses.programme(folder).loadClass(Demands.class.getName());
    ((Runnable) demands.getConstructor().newInstance()).run();
  }

  /** What is asked of the new ones, in a programme that has them. */
  public static final class Demands implements Runnable {
    private static final List<String> NEW =
        List.of("NewMargin", "NewSoftmax", "NewPair", "NewTriplet");

    @Override
    public void run() {
      try (Playground playground = new Playground()) {
        LossDemands.pictureIsItsOwn(playground);
        LossDemands.knobsAreInTheCatalogue(playground);
        String losses = ";loss=" + String.join(";loss=", NEW);
        String experiment = playground.play("data=tiny&net=mlp&batch=64&epochs=1" + losses);
        for (String key : NEW) {
          LossDemands.pageShowsFormulaCurvePaperAndKnobs(playground, key);
          LossDemands.curveIsAnSvg(playground, key);
          RunSpec spec = RunSpec.parse("loss=" + key);
          assertEquals(spec, RunSpec.parse(spec.text()));
          assertEquals(key, spec.title().replace(" m=0.8", ""));
          Feasibility.notes(spec.loss(), 2, 10);
          assertEquals(key, described(playground, key).get("lossName").asText());
          BadValue bad = assertThrows(BadValue.class, () -> RunSpec.parse("m=10&loss=" + key));
          assertEquals("m", bad.setting().orElseThrow().key());
        }
        playground.await(experiment, "done");
      }
    }

    private static JsonNode described(Playground playground, String key) {
      return playground.get("/api/describe?spec=data%3Dtiny;loss%3D" + key).json().at("/runs/0");
    }
  }

  /** A softmax without a margin trains on cos θ: another ψ would be drawn and never trained. */
  @Test
  void whatARecordForgetsOrHasNoUseForDoesNotCompile(@TempDir Path folder) throws IOException {
    String complaints =
        NewLosses.compile(
            folder,
            loss("NoScale", "MarginLoss", LOWERED, WARMED),
            loss("NoPsi", "MarginLoss", SCALED, WARMED),
            loss("NoWarmUp", "MarginLoss", LOWERED, SCALED),
            loss("NoPull", "PairLoss", OF_PAIRS.replace("double ofSame", "double ofTheSame")),
            loss("NoSlope", "TripletLoss", OF_TRIPLETS.replace("double slope", "double slant")),
            loss("UnusedPsi", "SoftmaxLoss", LOWERED, SCALED));
    Map<String, String> expected =
        Map.of(
            "NoScale", "scale()",
            "NoPsi", "targetLogit(NDArray)",
            "NoWarmUp", "at(Progress)",
            "NoPull", "ofSame(double)",
            "NoSlope", "slope(double)",
            "UnusedPsi", "@Override");
    expected.forEach(
        (name, what) ->
            assertTrue(
                Pattern.compile(Pattern.quote(name + ".java:") + ".*\\R?.*" + Pattern.quote(what))
                    .matcher(complaints)
                    .find(),
                name + ": " + what + "\n" + complaints));
  }
}
