package facespace.play.hub.sweep;

import facespace.knob.BadValue;
import facespace.play.web.Refused;
import facespace.sweep.ResultFile;
import facespace.sweep.SweepPlan;
import facespace.sweep.SweepResult;
import facespace.sweep.workers.Sweep;
import facespace.sweep.workers.Workforce;
import facespace.text.Lang;
import facespace.text.Said;
import facespace.train.spec.RunSpec;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One sweep of the page, from the moment it is asked for. Thread-safe. */
public final class SweepJob implements Sweep.Watcher {
  /** How it stands. */
  public enum State {
    /** It waits for those before it. */
    QUEUED,
    /** Its runs are being trained. */
    RUNNING,
    /** Somebody stopped it, or the server; it can go on. */
    STOPPED,
    /** Every run has a result. */
    DONE,
    /** Some runs have none, and will not have one. */
    FAILED;

    /** Its name in JSON and in message keys. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private static final Logger LOG = LoggerFactory.getLogger(SweepJob.class);
  private static final Said NOTHING = lang -> "";
  private static final String FILES = "\\d+\\.(?:json|csv)";

  private final int id;
  private final SweepOrder order;
  private final SweepPlan plan;
  private final Path table;
  private final List<SweepResult> results;
  private State state;
  private String left = "";
  private Said trouble = NOTHING;
  private Sweep sweep;

  /** One that was asked for before, with what is there of it. */
  SweepJob(int id, SweepOrder order, SweepPlan plan, Path table) throws IOException {
    this.id = id;
    this.order = order;
    this.plan = plan;
    this.table = table;
    results = new ArrayList<>(Files.exists(table) ? ResultFile.read(table) : List.of());
    state = results.size() == plan.size() ? State.DONE : State.STOPPED;
  }

  /** Whether a file of such a name belongs to a sweep. */
  public static boolean isOwn(String name) {
    return name.matches(FILES);
  }

  /** Its number. */
  public int id() {
    return id;
  }

  /** What was asked for. */
  public SweepOrder order() {
    return order;
  }

  /** How many runs it has. */
  public int size() {
    return plan.size();
  }

  /** The results so far. */
  public synchronized List<SweepResult> results() {
    return List.copyOf(results);
  }

  /** How many runs have a result so far. */
  public synchronized int done() {
    return results.size();
  }

  /** How it stands. */
  public synchronized State state() {
    return state;
  }

  /** How long it will take, in words; empty where nobody knows. */
  public synchronized String left() {
    return state == State.RUNNING ? left : "";
  }

  /** What went wrong first, in a sentence that names no folder; empty if nothing did. */
  public synchronized String trouble(Lang lang) {
    return trouble.in(lang).replace(table.getParent() + File.separator, "");
  }

  /** Whether it waits or is being trained. */
  public synchronized boolean isUnderWay() {
    return state == State.QUEUED || state == State.RUNNING;
  }

  /** Puts it into the line, unless it is there or done. */
  synchronized boolean queue() {
    if (isUnderWay() || state == State.DONE) {
      return false;
    }
    state = State.QUEUED;
    trouble = NOTHING;
    return true;
  }

  /** Takes it out of the line, or ends its training; what is done stays. */
  void stop() {
    Optional<Sweep> going;
    synchronized (this) {
      state = isUnderWay() ? State.STOPPED : state;
      going = Optional.ofNullable(sweep);
    }
    going.ifPresent(Sweep::stop);
  }

  /** Trains what has no result yet, unless it has been stopped while it waited. */
  void work(Function<Workforce.Listener, Workforce> hire) throws InterruptedException {
    if (!begin()) {
      return;
    }
    try (ResultFile file = ResultFile.open(table, plan)) {
      Sweep going = new Sweep(plan, file, this, System::nanoTime, hire);
      if (isStill(going)) {
        going.run();
      }
      end(file.count() == plan.size() ? State.DONE : State.FAILED);
    } catch (IOException | RuntimeException e) {
      fail(e);
    }
  }

  private synchronized boolean begin() {
    state = state == State.QUEUED ? State.RUNNING : state;
    return state == State.RUNNING;
  }

  /** Whether nobody has stopped it; then this is what would be stopped. */
  private synchronized boolean isStill(Sweep going) {
    sweep = going;
    return state == State.RUNNING;
  }

  private synchronized void end(State reached) {
    state = state == State.RUNNING ? reached : state;
    sweep = null;
  }

  private synchronized void fail(Exception why) {
    if (why instanceof BadValue known) {
      LOG.warn("the sweep {} ends early: {}", id, known.getMessage());
      trouble = known::in;
    } else {
      LOG.error("the sweep {} ends early", id, why);
      trouble = because(why);
    }
    end(State.FAILED);
  }

  private static Said because(Exception why) {
    String reason = why.getMessage() == null ? why.getClass().getSimpleName() : why.getMessage();
    return lang -> Refused.MESSAGES.text(lang, "failed.sweep", reason);
  }

  @Override
  public synchronized void run(SweepResult result, int done, int all, String howLong) {
    results.add(result);
    left = howLong;
  }

  @Override
  public synchronized void failed(RunSpec spec, Said why) {
    if (trouble == NOTHING) {
      trouble = lang -> spec.title(lang) + ": " + why.in(lang);
    }
  }
}
