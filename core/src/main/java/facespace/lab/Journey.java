package facespace.lab;

import facespace.train.frame.Frame;
import facespace.train.run.Run;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/** The way of a run to its end, with a picture whenever one is due. */
public final class Journey {
  private Journey() {}

  /**
   * Trains a run until it is over, somebody has had enough, or the thread is interrupted, which it
   * stays.
   *
   * @param enough asked after every mini-batch whether to stop
   * @param watcher shown the first picture, every due one and the last
   * @return the last picture
   */
  public static Frame train(Run run, Predicate<Run> enough, BiConsumer<Run, Frame> watcher) {
    Frame frame = run.isFrameDue() ? run.frame() : run.look();
    watcher.accept(run, frame);
    while (!isOver(run, enough)) {
      run.step();
      boolean over = isOver(run, enough);
      if (run.isFrameDue() || over) {
        // A picture between two due ones forgets nothing: who resumes gets the same ones after it.
        frame = run.isFrameDue() || run.ending().isPresent() ? run.frame() : run.look();
        watcher.accept(run, frame);
      }
    }
    return frame;
  }

  private static boolean isOver(Run run, Predicate<Run> enough) {
    return run.ending().isPresent() || enough.test(run) || Thread.currentThread().isInterrupted();
  }
}
