package facespace.demos;

import static org.junit.jupiter.api.Assertions.assertEquals;

import facespace.data.DataSets;
import facespace.train.spec.FaceRuns;
import java.util.List;
import java.util.Optional;
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
  void aDrawnKnobIsAnOptionThatIsGiven() {
    assertEquals(Optional.of("--psi"), parsed("--psi", "0:1,180:-1").given());
    assertEquals(Optional.empty(), parsed().given());
  }
}
