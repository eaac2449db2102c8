package facespace.play;

import facespace.data.DataException;
import facespace.data.DataSets;
import facespace.play.hub.RunData;
import facespace.play.hub.wire.Moment;
import facespace.play.hub.wire.MomentCodec;
import facespace.train.run.Run;
import facespace.train.spec.RunSpec;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads the native library and the default data, and trains a few batches, before anybody presses
 * play: the first picture then needs less than a second. Thread-safe.
 */
final class WarmUp {
  private static final Logger LOG = LoggerFactory.getLogger(WarmUp.class);
  private static final int BATCHES = 12;

  private final DataSets data;
  private volatile boolean ready;

  WarmUp(DataSets data) {
    this.data = data;
  }

  void start() {
    Thread thread = new Thread(this::run, "warm-up");
    thread.setDaemon(true);
    thread.start();
  }

  /** Whether it is over: the first picture will come quickly. */
  boolean isReady() {
    return ready;
  }

  private void run() {
    RunSpec spec = RunSpec.of(Map.of("data", data.defaultName(), RunSpec.LOSS, "arcface"));
    try {
      spec.loss().plot(2);
      try (Run run = new Run(spec, RunData.load(data, spec))) {
        for (int i = 0; i < BATCHES; i++) {
          run.step();
        }
        MomentCodec.encode(new Moment(0, List.of(new Moment.Snapshot(run.frame(), 0))));
      }
    } catch (DataException e) {
      LOG.warn(e.getMessage());
    } catch (RuntimeException e) {
      LOG.error("warm-up failed", e);
    }
    ready = true;
  }
}
