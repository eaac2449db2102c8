package facespace.demos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import facespace.knob.KnobInfo;
import facespace.sweep.SweepMeasure;
import facespace.text.Version;
import facespace.train.spec.RunSpec;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class HelpTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"train", "curve", "figure", "losses", "vectors", "pen", "faces", "bench", "sweep"})
  void everyCommandExplainsItself(String command) {
    Commands result = Commands.run(command, "--help");
    assertEquals(0, result.exitCode());
    assertTrue(result.out().startsWith("Usage: mnist-demos " + command), result.out());
  }

  @Test
  void withoutACommandAllAreListed() {
    Commands result = Commands.run();
    assertEquals(0, result.exitCode());
    assertTrue(result.out().contains("vectors"), result.out());
  }

  /** Of a command's description the list has the first line alone. */
  @Test
  void everyLineOfTheListIsAWholeSentence() {
    for (CommandLine command : Main.commandLine().getSubcommands().values()) {
      var usage = command.getCommandSpec().usageMessage();
      if (!usage.hidden()) {
        String line = usage.description()[0];
        assertTrue(line.matches("[A-Z].*\\."), command.getCommandName() + ": " + line);
      }
    }
  }

  @Test
  void versionIsTheLibrarys() {
    assertEquals(List.of("FaceSpace " + Version.TEXT), Commands.run("--version").lines());
  }

  @Test
  void everyMeasureOfASweepIsNamed() {
    String help = Commands.run("sweep", "--help").out();
    for (SweepMeasure measure : SweepMeasure.values()) {
      assertTrue(help.contains(measure.key()), measure.key());
    }
  }

  @Test
  void everySettingOfARunIsAnOptionOfTrain() {
    String help = Commands.run("train", "--help").out();
    for (KnobInfo field : RunSpec.fields()) {
      assertTrue(help.contains("--" + field.key() + "="), field.key());
    }
  }
}
