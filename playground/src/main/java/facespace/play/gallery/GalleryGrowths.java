package facespace.play.gallery;

import facespace.model.FaceModel;

/** The measurement of one growing gallery at a time, in the background. Thread-safe. */
public final class GalleryGrowths implements AutoCloseable {
  private FaceModel measured;
  private GalleryGrowth growth;
  private Thread thread;

  /** Starts measuring a model, unless that is under way or done; another model's is given up. */
  public synchronized void start(FaceModel model) {
    if (model == measured && (isRunning(model) || isComplete())) {
      return;
    }
    close();
    measured = model;
    growth = new GalleryGrowth(model);
    thread = new Thread(growth::run, "gallery-growth");
    thread.setDaemon(true);
    thread.setPriority(Thread.MIN_PRIORITY);
    thread.start();
  }

  /** Whether a model is being measured now. */
  public synchronized boolean isRunning(FaceModel model) {
    return model == measured && thread != null && thread.isAlive();
  }

  /** How far a model's measurement is; nothing yet for a model that is not measured. */
  public synchronized GalleryGrowth.Measured progress(FaceModel model) {
    return model == measured ? growth.progress() : GalleryGrowth.Measured.NONE;
  }

  private boolean isComplete() {
    return growth != null && growth.progress().best().length == GalleryGrowth.SIZES.size();
  }

  /** Gives up what is being measured. */
  @Override
  public synchronized void close() {
    if (growth != null) {
      growth.stop();
    }
  }
}
