package facespace.quality;

import static org.junit.jupiter.api.Assertions.assertEquals;

import facespace.data.Images;
import facespace.quality.Flaws.Flaw;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Learns the flaws anew, which takes its time. */
class FlawsIT {
  /** If not, what was written here is to be shipped. */
  @Test
  void whatIsShippedIsWhatSpoiledShotsTeach() throws IOException {
    Flaws taught = SpoiledShots.learn();
    try (OutputStream file = Files.newOutputStream(Path.of("target", "flaws.bin"))) {
      taught.write(file);
    }
    Map<String, String> spoiled =
        Map.of("darkness", "0.4", "mask", "0.7", "light-side", "0.5", "yaw", "15");
    Images images = FlawsTest.photographed(spoiled, Map.of());
    for (int i = 0; i < FlawsTest.PEOPLE; i++) {
      Map<Flaw, Double> shipped = Flaws.learnt().amounts(images, i);
      taught
          .amounts(images, i)
          .forEach((flaw, amount) -> assertEquals(amount, shipped.get(flaw), 1e-3, flaw.name()));
    }
  }
}
