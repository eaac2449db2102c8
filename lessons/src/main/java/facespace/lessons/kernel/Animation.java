package facespace.lessons.kernel;

import facespace.lab.Trained;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Consumer;
import org.dflib.jjava.jupyter.kernel.DisplayStream;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;

/** Shows a run while it trains, each picture in the place of the one before. */
final class Animation implements Consumer<Trained> {
  /** Drawing takes time from training: no more than about two pictures a second. */
  private static final Duration APART = Duration.ofMillis(500);

  private final DisplayStream screen;
  private final Clock clock;
  private final String id = UUID.randomUUID().toString();
  private Instant shown;

  Animation(DisplayStream screen, Clock clock) {
    this.screen = screen;
    this.clock = clock;
  }

  @Override
  public void accept(Trained run) {
    boolean first = shown == null;
    Instant now = clock.instant();
    if (first || run.result().isPresent() || !now.isBefore(shown.plus(APART))) {
      shown = now;
      DisplayData picture = Shown.html(Shown.run(run), run.toString());
      picture.setDisplayId(id);
      if (first) {
        screen.display(picture);
      } else {
        screen.updateDisplay(picture);
      }
    }
  }
}
