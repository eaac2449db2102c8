package facespace.play.hub.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import facespace.data.DataSets;
import facespace.model.FaceModel;
import facespace.play.hub.model.ModelStore;
import facespace.play.hub.wire.MomentCodec;
import facespace.play.hub.wire.Moments;
import facespace.play.hub.wire.Viewer;
import facespace.text.Lang;
import facespace.train.frame.Frame;
import facespace.train.spec.Comparison;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A comparison that somebody trains: its runs, its standing, and who is watching. Thread-safe; only
 * {@link TrainingQueue} changes the standing.
 */
public final class Experiment implements AutoCloseable {
  private final String id;
  private final Comparison comparison;
  private final Training training;
  private final Recorder recorder;
  private final Audience audience = new Audience();
  private final AtomicLong told = new AtomicLong();
  private volatile Standing standing = Standing.idle(Standing.State.PAUSED);
  private volatile boolean isClosed;
  private volatile boolean isRestored;

  /**
   * @param keptBytes of moments, and of what one can go on from
   * @param past what it goes on from
   * @param recorder keeps what becomes of it; says its name
   */
  Experiment(
      Comparison comparison,
      DataSets data,
      ModelStore models,
      long keptBytes,
      Past past,
      Recorder recorder) {
    this.id = recorder.entry().id();
    this.comparison = comparison;
    this.recorder = recorder;
    this.training =
        new Training(
            comparison, data, models, past, new History(keptBytes, recorder, audience::show));
  }

  /** One that was stored, as it was: nothing is trained for that. */
  static Experiment of(
      StoredRun stored, DataSets data, ModelStore models, long keptBytes, Recorder recorder) {
    Experiment experiment =
        new Experiment(stored.comparison(), data, models, keptBytes, stored.past(), recorder);
    experiment.training.restore(stored);
    experiment.isRestored = true;
    experiment.standing =
        Standing.idle(stored.isOver() ? Standing.State.DONE : Standing.State.PAUSED);
    return experiment;
  }

  /** Its name in addresses. */
  public String id() {
    return id;
  }

  /** What is compared. */
  public Comparison comparison() {
    return comparison;
  }

  /** When it was begun, as ISO text. */
  public String created() {
    return recorder.entry().created();
  }

  /** Whether a browser may steer it: the one that began it, or any if none said so. */
  public boolean isOf(String who) {
    String owner = recorder.entry().who();
    return owner.isEmpty() || owner.equals(who);
  }

  /** Where it stands, as JSON and tables name it. */
  public String stateKey() {
    return standing.key();
  }

  /** Whether nothing more comes of it. */
  public boolean isOver() {
    return standing.state() == Standing.State.DONE;
  }

  /** Whether it is forgotten. */
  public boolean isClosed() {
    return isClosed;
  }

  /** Whether it is as it was found in the store: nobody has let it go on here. */
  boolean isAsStored() {
    return isRestored && standing.turn() == 0;
  }

  /** Whether it waits for somebody to let it go on. */
  public boolean isPaused() {
    return standing.state() == Standing.State.PAUSED;
  }

  /** Whether something of it is trained already. */
  boolean hasBegun() {
    return standing.state() != Standing.State.FAILED && training.progress().step() > 0;
  }

  /** Whether all of its text is trained here, from the first weights on. */
  boolean isFromStart() {
    return recorder.entry().firstStep() == 0;
  }

  /** Who is watching. */
  Audience audience() {
    return audience;
  }

  Recorder recorder() {
    return recorder;
  }

  Training training() {
    return training;
  }

  Standing standing() {
    return standing;
  }

  /** For {@link TrainingQueue}: the new standing. */
  void stand(Standing now) {
    standing = now;
  }

  /** The moments kept for the scrubber. */
  public Moments moments() {
    return training.moments();
  }

  /**
   * Carries images along in every moment from now on.
   *
   * @param images in the size of the data's images; empty to clear
   * @return how each run sees them with its weights of now; empty while there are none
   * @throws facespace.play.web.Refused with status 409 if they have another size than the data's
   */
  public List<Frame> draw(List<byte[]> images) {
    return training.draw(images);
  }

  /**
   * Keeps the models of all runs as they are now.
   *
   * @return their ids in the store
   * @throws facespace.play.web.Refused with status 409 if there are none to keep
   * @throws facespace.data.DataException if one cannot be written
   */
  public List<String> keep() {
    List<String> kept = training.keep();
    announce();
    return kept;
  }

  /**
   * The network of a run as it is now, to be closed by whoever asks.
   *
   * @throws facespace.play.web.Refused with status 409 if there are no weights, not yet or no
   *     longer
   */
  public FaceModel model(int run) {
    return training.model(run);
  }

  /** Begins to watch: the state and the newest moment are sent at once. */
  public void watch(Viewer viewer, Seat seat) {
    audience.add(viewer, seat);
    if (isClosed) {
      viewer.close(); // it was forgotten at this very moment
    }
    viewer.say(this::stateText);
    viewer.greet(() -> training.moments().newest().map(MomentCodec::encode));
  }

  /** Watches no longer. */
  public void leave(Viewer viewer) {
    audience.remove(viewer);
  }

  /** Tells everybody watching how things stand. */
  void announce() {
    audience.say(this::stateText);
  }

  private String stateText(Lang lang) {
    return state(lang).toString();
  }

  /**
   * The state: where it stands, its place in the line, how far it is, how its runs ended. Its
   * number tells which of two is the newer one, whatever way they took.
   */
  public ObjectNode state(Lang lang) {
    long number = told.incrementAndGet(); // before it is looked at
    return StateJson.of(this, lang).put("told", number);
  }

  @Override
  public void close() {
    isClosed = true;
    training.close();
    recorder.end();
    audience.dismiss();
  }
}
