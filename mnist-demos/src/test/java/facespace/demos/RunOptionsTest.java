package facespace.demos;

import static org.junit.jupiter.api.Assertions.assertEquals;

import facespace.data.DataSets;
import facespace.train.spec.DigitRuns;
import facespace.train.spec.FaceRuns;
import facespace.train.spec.RunSpec;
import java.util.List;
import java.util.Optional;
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

  @Test
  void aDrawnKnobIsAnOptionThatIsGiven() {
    assertEquals(Optional.of("--psi"), parsed("--psi", "0:1,180:-1").given());
    assertEquals(Optional.empty(), parsed().given());
  }
}
