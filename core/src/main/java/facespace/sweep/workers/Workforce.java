package facespace.sweep.workers;

import facespace.sweep.SweepResult;
import facespace.text.Wording;
import facespace.train.spec.RunSpec;
import java.io.IOException;
import java.util.Optional;

/** Who trains the runs of a sweep: processes of this machine, or a cluster. */
public interface Workforce extends AutoCloseable {
  /** So often a run is tried before it is given up. */
  int ATTEMPTS = 3;

  /** Where runs come from and results go; never called by two threads at once. */
  interface Listener {
    /** The next run to train; empty when there is none. */
    Optional<RunSpec> next();

    /** A run is trained. */
    void done(SweepResult result) throws IOException;

    /** A run cannot be, for the reason in the sentence. */
    void refused(RunSpec spec, Wording sentence);

    /** A run has been given up: its workers died. */
    void failed(RunSpec spec, String why);
  }

  /**
   * Trains until no run is left, or it is closed.
   *
   * @throws IOException if a result cannot be kept, or nobody is there to work any more
   */
  void work() throws IOException, InterruptedException;

  /** Ends all work at once; no result is taken afterwards. */
  @Override
  void close();
}
