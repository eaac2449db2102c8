package facespace.play.hub.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import facespace.data.DataSets;
import facespace.model.FaceModel;
import facespace.play.hub.model.ModelStore;
import facespace.play.hub.wire.MomentCodec;
import facespace.play.hub.wire.Moments;
import facespace.play.hub.wire.Viewer;
import facespace.text.Lang;
import facespace.train.frame.Frame;
import facespace.train.run.Ending;
import facespace.train.spec.Comparison;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A comparison that somebody trains: its runs, its standing, and who is watching. Thread-safe; only
 * {@link TrainingQueue} changes the standing.
 */
public final class Experiment implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Of the memory for moments, so much again for what one can go on from. */
  private static final int CHECKPOINT_SHARE = 2;

  private final String id;
  private final Comparison comparison;
  private final Training training;
  private final Recorder recorder;
  private final Audience audience = new Audience();
  private volatile Standing standing = new Standing(Standing.State.PAUSED, 0, 0, null);
  private volatile boolean isClosed;
  private volatile int place;

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
            comparison,
            data,
            new Moments(keptBytes),
            new Checkpoints(keptBytes / CHECKPOINT_SHARE),
            models,
            past,
            recorder,
            audience::show);
  }

  /** One that was stored, as it was: nothing is trained for that. */
  static Experiment of(
      StoredRun stored, DataSets data, ModelStore models, long keptBytes, Recorder recorder) {
    Experiment experiment =
        new Experiment(stored.comparison(), data, models, keptBytes, stored.past(), recorder);
    experiment.training.restore(stored.progress());
    experiment.standing =
        new Standing(stored.isOver() ? Standing.State.DONE : Standing.State.PAUSED, 0, 0, null);
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
    return key(standing.state());
  }

  /** Whether nothing more comes of it. */
  public boolean isOver() {
    return standing.state() == Standing.State.DONE;
  }

  /** Whether it is forgotten. */
  public boolean isClosed() {
    return isClosed;
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

  /**
   * For {@link TrainingQueue}: the new standing and, if it waits, its place in the line, from 1.
   */
  void stand(Standing now, int placeInLine) {
    standing = now;
    place = placeInLine;
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

  /**
   * Begins to watch: the state and the newest moment are sent at once.
   *
   * @param who the browser's mark, or empty
   */
  public void watch(Viewer viewer, String who) {
    audience.add(viewer, who);
    if (isClosed) {
      viewer.close(); // it was forgotten at this very moment
    }
    viewer.say(this::stateJson);
    training.moments().newest().ifPresent(moment -> viewer.show(MomentCodec.encode(moment)));
  }

  /** Watches no longer. */
  public void leave(Viewer viewer) {
    audience.remove(viewer);
  }

  /** Tells everybody watching how things stand. */
  void announce() {
    audience.say(this::stateJson);
  }

  /** The state as JSON text. */
  private String stateJson(Lang lang) {
    return state(lang).toString();
  }

  /** The state: where it stands, its place in the line, how far it is, how its runs ended. */
  public ObjectNode state(Lang lang) {
    Standing now = standing;
    TrainingProgress progress = training.progress();
    ObjectNode json = JSON.createObjectNode();
    json.put("state", key(now.state()));
    json.put("place", place);
    json.put("moments", training.moments().count());
    json.put("step", progress.step());
    json.put("totalSteps", progress.totalSteps());
    json.put("totalEpochs", progress.totalEpochs()).put("passes", progress.passes());
    ArrayNode models = json.putArray("models");
    training.keeper().kept().forEach(models::add);
    json.put(
        "notKept", training.keeper().trouble().map(why -> why.withoutFolders(lang)).orElse(""));
    json.put("message", now.failure() == null ? "" : now.failure().apply(lang));
    for (int run = 0; run < comparison.runs().size(); run++) {
      Optional<Ending> ending = progress.ending(run);
      json.withArray("runs")
          .addObject()
          .put("ending", ending.map(Experiment::key).orElse(""))
          .put("message", ending.map(e -> e.note().in(lang)).orElse(""));
    }
    return json;
  }

  private static String key(Standing.State state) {
    return state.name().toLowerCase(Locale.ROOT);
  }

  private static String key(Ending ending) {
    return ending.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @Override
  public void close() {
    isClosed = true;
    training.close();
    recorder.end();
    audience.dismiss();
  }
}
