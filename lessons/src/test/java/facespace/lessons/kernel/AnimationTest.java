package facespace.lessons.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import facespace.data.Idx;
import facespace.data.Images;
import facespace.data.PenDigits;
import facespace.lab.Lab;
import facespace.lab.Trained;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dflib.jjava.jupyter.kernel.DisplayStream;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnimationTest {
  private final List<String> told = new ArrayList<>();
  private Instant now = Instant.EPOCH;

  /** Remembers what is shown. */
  private final DisplayStream screen =
      new DisplayStream() {
        @Override
        public void display(DisplayData data) {
          told.add("new " + data.getDisplayId());
        }

        @Override
        public void updateDisplay(DisplayData data) {
          told.add("again " + data.getDisplayId());
        }
      };

  private final Clock clock =
      new Clock() {
        @Override
        public ZoneId getZone() {
          return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
          return this;
        }

        @Override
        public Instant instant() {
          return now;
        }
      };

  @Test
  void aRunHasOnePlaceAndItsPicturesAreApart(@TempDir Path folder) throws IOException {
    Images images = PenDigits.generate(60, 5);
    Idx.write(images, folder, "train");
    Idx.write(images, folder, "t10k");
    Trained over =
        Lab.train(Lab.run(Lab.data(folder.toString()), Lab.loss("softmax")).set("batch", 30));
    Trained onItsWay =
        new Trained(
            over.spec(),
            over.probe(),
            over.unseen(),
            over.frames(),
            over.totalSteps(),
            Optional.empty());

    Animation animation = new Animation(screen, clock);
    animation.accept(onItsWay);
    String id = told.get(0).substring("new ".length());
    animation.accept(onItsWay); // too soon
    now = now.plusMillis(500);
    animation.accept(onItsWay);
    animation.accept(over); // the end is shown in any case
    assertEquals(List.of("new " + id, "again " + id, "again " + id), told);
  }
}
