package facespace.play.hub.map;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import facespace.data.DataException;
import facespace.data.DataSet;
import facespace.data.DataSets;
import facespace.knob.BadValue;
import facespace.play.hub.RunData;
import facespace.play.hub.run.Experiment;
import facespace.play.hub.wire.Viewer;
import facespace.project.TsneMap;
import facespace.text.Lang;
import facespace.train.frame.Frame;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * The map one viewer watches of one run: t-SNE of the newest frame, layout after layout. Wishes may
 * come from any thread; everything else happens on the thread of {@link Maps}.
 */
public final class LiveMap {
  /** As far as an eye can follow at some ten layouts a second, relative to the map's size. */
  private static final double MOST_DRIFT = 0.06;

  /** Points take longer to compare than to move, and a run makes frames faster than one can see. */
  private static final int LAYOUTS_PER_FEED = 3;

  /** A map that has come so far and moves so little is done, until its points move. */
  private static final int SETTLED_ITERATIONS = 1500;

  private static final double SETTLED_DRIFT = 1e-3;
  private static final Function<Lang, String> NOTHING = lang -> "";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Experiment experiment;
  private final int run;
  private final DataSets sets;
  private final Viewer viewer;

  private volatile Wish wish;
  private volatile State state;

  private Wish done;
  private DataSet data;
  private MapPoints points;
  private TsneMap map;
  private float[] fedFeatures;
  private int step;
  private int sinceFeed;
  private boolean settled;

  /**
   * What a viewer asks for.
   *
   * @param source what to compare the images by
   * @param perplexity how many neighbours count; NaN: as many as suit
   * @param restarts how often the layout was asked to start anew
   */
  private record Wish(MapSource source, double perplexity, int restarts) {}

  /** What a viewer is told besides layouts. */
  private record State(int points, double perplexity, Function<Lang, String> message) {}

  /**
   * @param perplexity how many neighbours count; NaN: as many as suit
   */
  public LiveMap(
      Experiment experiment,
      int run,
      DataSets sets,
      Viewer viewer,
      MapSource source,
      double perplexity) {
    this.experiment = experiment;
    this.run = run;
    this.sets = sets;
    this.viewer = viewer;
    wish = new Wish(source, perplexity, 0);
    state = new State(0, perplexity, NOTHING);
  }

  /** Asks for another number of neighbours; one that does not suit is answered by a sentence. */
  public void perplexity(double perplexity) {
    change(now -> new Wish(now.source(), perplexity, now.restarts()));
  }

  /** Asks to compare the images by something else. */
  public void source(MapSource source) {
    change(now -> new Wish(source, now.perplexity(), now.restarts()));
  }

  /** Asks for a new layout, from other random coordinates. */
  public void restart() {
    change(now -> new Wish(now.source(), now.perplexity(), now.restarts() + 1));
  }

  /** Answers something that could not be understood. */
  public void answer(Function<Lang, String> sentence) {
    say(sentence);
  }

  private synchronized void change(UnaryOperator<Wish> how) {
    wish = how.apply(wish);
  }

  Experiment experiment() {
    return experiment;
  }

  void end() {
    viewer.close();
  }

  /**
   * Moves on by one layout and shows it.
   *
   * @param iterations from the last layout to this one, at least 10
   * @return false if there is nothing to do: no frame yet, all settled, or the viewer is behind
   */
  boolean moveOn(int iterations) {
    if (viewer.isBehind()) {
      return false;
    }
    try {
      return follow() && layOut(iterations);
    } catch (BadValue e) {
      say(e::in);
    } catch (DataException e) {
      say(e::withoutFolders);
    }
    return false;
  }

  /** Brings the points up to date with the newest frame and the newest wish. */
  private boolean follow() {
    Wish now = wish;
    Optional<Frame> frame = newestFrame();
    if (frame.isEmpty()) {
      return map != null && !settled;
    }
    boolean tried = now.equals(done) && (map != null || fedFeatures == features(frame.get()));
    if (!tried) {
      Wish before = done;
      done = now; // what cannot be met is answered once
      adopt(before, now, frame.get());
    } else if (map != null
        && now.source() == MapSource.EMBEDDING
        && features(frame.get()) != fedFeatures
        && ++sinceFeed >= LAYOUTS_PER_FEED) {
      feed(now.source(), frame.get());
    }
    return map != null && !settled;
  }

  private void adopt(Wish before, Wish now, Frame frame) {
    if (data == null) {
      data = RunData.load(sets, experiment.comparison().runs().get(run));
      points = MapPoints.of(data.test());
    }
    settled = false;
    if (map == null) {
      MapRows rows = rows(now.source(), frame);
      double usual = TsneMap.usualPerplexity(points.count());
      map = new TsneMap(rows.rows(), rows.dim(), usual, 1);
    } else if (before.source() != now.source()) {
      feed(now.source(), frame);
    }
    if (before != null && before.restarts() != now.restarts()) {
      map.restart(1 + now.restarts());
    }
    if (!Double.isNaN(now.perplexity()) && now.perplexity() != map.perplexity()) {
      map.perplexity(now.perplexity());
    }
    say(NOTHING);
  }

  private void feed(MapSource source, Frame frame) {
    sinceFeed = 0;
    settled = false;
    fedFeatures = features(frame); // first, so that one that cannot be shown is refused once
    MapRows rows = rows(source, frame);
    map.feed(rows.rows(), rows.dim());
  }

  private static float[] features(Frame frame) {
    return frame.points().features();
  }

  private MapRows rows(MapSource source, Frame frame) {
    fedFeatures = features(frame);
    step = source == MapSource.EMBEDDING ? frame.where().step() : 0;
    return source == MapSource.EMBEDDING
        ? MapRows.embedding(points, frame)
        : MapRows.baseline(source, points, data);
  }

  private boolean layOut(int iterations) {
    double drift = map.update(iterations, MOST_DRIFT);
    settled = map.iteration() > SETTLED_ITERATIONS && drift < SETTLED_DRIFT;
    MapLayout layout =
        new MapLayout(
            step,
            map.iteration(),
            map.kl(),
            drift,
            map.perplexity(),
            done.source(),
            map.coordinates());
    viewer.show(layout.encode());
    return true;
  }

  private Optional<Frame> newestFrame() {
    return experiment.moments().newest().map(moment -> moment.runs().get(run).frame());
  }

  private void say(Function<Lang, String> message) {
    int count = points == null ? 0 : points.count();
    state = new State(count, map == null ? Double.NaN : map.perplexity(), message);
    viewer.say(this::stateJson);
  }

  /** {@code {points, perplexity, below, source, message}}; perplexity is null before the map is. */
  private String stateJson(Lang lang) {
    State now = state;
    ObjectNode json =
        JSON.createObjectNode().put("points", now.points()).put("source", wish.source().key());
    if (Double.isNaN(now.perplexity())) {
      json.putNull("perplexity");
    } else {
      json.put("perplexity", now.perplexity());
    }
    return json.put("below", now.points() / 3.0)
        .put("message", now.message().apply(lang))
        .toString();
  }
}
