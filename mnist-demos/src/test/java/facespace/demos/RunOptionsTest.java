package facespace.demos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import facespace.data.DataSets;
import facespace.train.spec.DigitRuns;
import facespace.train.spec.FaceRuns;
import facespace.train.spec.RunSpec;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

class RunOptionsTest {
  @Command
  private static final class Holder {
    @Mixin private RunOptions options;
  }

  private static RunOptions parsed(String... args) {
    Holder holder = new Holder();
    new CommandLine(holder).parseArgs(args);
    return holder.options;
  }

  @Test
  void everyLossOnFacesStartsFromTheSettingsThatSuitIt() {
    assertEquals(
        List.of(FaceRuns.of("paper", "arcface"), FaceRuns.of("paper", "cosface")),
        parsed("--data", "paper", "--loss", "arcface,cosface").specs(DataSets.fromSystem()));
    assertEquals(
        List.of(FaceRuns.of("paper")), parsed("--data", "paper").specs(DataSets.fromSystem()));
  }

  @Test
  void everyLossOnDigitsStartsFromTheSettingsThatSuitItButForThoseGiven() {
    String losses = "arcface,triplet,sphereface2";
    assertEquals(
        Stream.of(losses.split(",")).map(loss -> DigitRuns.of("pen", loss)).toList(),
        parsed("--data", "pen", "--loss", losses).specs(DataSets.fromSystem()));
    RunSpec asked =
        parsed("--data", "pen", "--loss", losses, "--dim", "3", "--set", "mining=all")
            .specs(DataSets.fromSystem())
            .get(1);
    assertEquals(RunSpec.parse("data=pen&dim=3&loss=triplet&mining=all"), asked);
    String text = "data=pen&loss=sphereface2";
    assertEquals(List.of(RunSpec.parse(text)), parsed("--spec", text).specs(DataSets.fromSystem()));
    assertEquals(
        List.of(RunSpec.parse("data=pen&loss=sphereface2&lr=0.1")),
        parsed("--data", "pen", "--loss", "sphereface2", "--lr", "0.1")
            .specs(DataSets.fromSystem()));
  }

  /** 30 margins that cannot be met, each with three seeds and three learning rates. */
  @Test
  void whatManyRunsCannotDoIsSaidOnceAndNotOfEachOfThem() {
    List<RunSpec> runs =
        IntStream.range(0, 270)
            .mapToObj(
                i ->
                    "loss=cosface&m=0.%d&seed=%d&lr=0.0%d"
                        .formatted(30 + i / 9, 1 + i % 3, 1 + i / 3 % 3))
            .map(RunSpec::parse)
            .toList();
    Holder holder = new Holder();
    CommandLine command = new CommandLine(holder);
    command.parseArgs();
    StringWriter said = new StringWriter();
    command.setErr(new PrintWriter(said));
    holder.options.sayWarnings(runs, 10);
    List<String> lines = said.toString().lines().toList();
    assertEquals(11, lines.size(), said.toString());
    assertEquals(11, Set.copyOf(lines).size(), said.toString());
    assertTrue(lines.get(0).contains("0.3 is impossible"), lines.get(0));
    assertEquals("… and 20 more of the kind.", lines.get(10));
  }

  @Test
  void aDrawnKnobIsAnOptionThatIsGiven() {
    assertEquals(Optional.of("--psi"), parsed("--psi", "0:1,180:-1").given());
    assertEquals(Optional.empty(), parsed().given());
  }
}
