package facespace.train.run;

import facespace.data.Images;
import facespace.knob.BadValue;
import facespace.loss.Loss;
import facespace.loss.Progress;
import facespace.train.batch.Batches;
import facespace.train.batch.PixelScale;
import facespace.train.spec.Change;
import facespace.train.spec.RunSpec;
import facespace.train.spec.Schedule;
import java.util.ArrayList;
import java.util.List;

/**
 * The course of a run on given data: legs without a gap, in each of which nothing changes.
 *
 * @param legs in order, at least one
 */
record Course(List<Leg> legs) {
  private static final int REFERENCE_BATCH = 256;

  /**
   * A part of a run.
   *
   * @param from mini-batches trained before it
   * @param to mini-batches trained at its end
   * @param spec the settings in force, without changes of their own
   * @param cycleFrom where its cycle of learning rate and warm-up began
   * @param cycleSteps length of one such cycle
   * @param batches what it trains on
   */
  record Leg(int from, int to, RunSpec spec, int cycleFrom, int cycleSteps, Batches batches) {
    /** Learning rate of an iteration of the run, counted from 1. */
    double rate(int iteration) {
      return new LearningRate(spec.schedule(), spec.lr(), cycleSteps).at(iteration - cycleFrom);
    }

    /** Whether an optimiser of its own begins with it. */
    boolean startsStage() {
      return from == cycleFrom;
    }

    /** Whether it trains as another leg does, as far as both go. */
    boolean sameAs(Leg other) {
      return from == other.from
          && cycleFrom == other.cycleFrom
          && cycleSteps == other.cycleSteps
          && spec.equals(other.spec);
    }

    private Leg until(int step) {
      return new Leg(from, step, spec, cycleFrom, cycleSteps, batches);
    }
  }

  /**
   * @throws BadValue if a change lies where the run does not come
   */
  static Course of(RunSpec spec, Images train, PixelScale scale) {
    List<RunSpec> stages = spec.stages();
    List<Leg> legs = new ArrayList<>();
    legs.add(stage(0, stages.get(0), new Batches(train, scale, stages.get(0))));
    for (int i = 0; i < spec.changes().size(); i++) {
      Change change = spec.changes().get(i);
      Leg before = legs.get(legs.size() - 1);
      int at = change.at().orElse(before.to);
      if (at < before.from || at > before.to || at == before.to && !change.startsStage()) {
        throw new BadValue("error.atBeyond", at, before.from, before.to - 1);
      }
      legs.set(legs.size() - 1, before.until(at));
      legs.add(next(change, at, stages.get(i + 1), before, train, scale));
    }
    legs.removeIf(leg -> leg.from == leg.to);
    return new Course(List.copyOf(legs));
  }

  private static Leg next(
      Change change, int at, RunSpec spec, Leg before, Images train, PixelScale scale) {
    if (!change.startsStage()) {
      return new Leg(at, before.to, spec, before.cycleFrom, before.cycleSteps, before.batches);
    }
    boolean sampledAlike =
        spec.batchSize() == before.spec.batchSize()
            && spec.p() == before.spec.p()
            && spec.k() == before.spec.k();
    return stage(at, spec, sampledAlike ? before.batches : new Batches(train, scale, spec));
  }

  private static Leg stage(int from, RunSpec spec, Batches batches) {
    int steps = Math.multiplyExact(batches.perEpoch(), spec.epochs());
    return new Leg(from, Math.addExact(from, steps), spec, from, cycle(spec, steps), batches);
  }

  /**
   * Mini-batches of one cycle of learning rate and warm-up: the whole budget, or with a target
   * accuracy about as many as it usually takes, so that the time to the target does not hang on the
   * budget; further whole cycles follow until it is reached.
   */
  private static int cycle(RunSpec spec, int steps) {
    int usual = Math.max(1, spec.net().targetCycle() * REFERENCE_BATCH / spec.batchSize());
    boolean inCycles = spec.targetAccuracy() > 0 && spec.schedule() != Schedule.STEPS;
    int cycles = inCycles ? Math.max(1, Math.round(steps / (float) usual)) : 1;
    return (steps + cycles - 1) / cycles;
  }

  /** The leg that an iteration belongs to, counted from 1; the last one beyond the end. */
  Leg at(int iteration) {
    for (Leg leg : legs) {
      if (iteration <= leg.to) {
        return leg;
      }
    }
    return legs.get(legs.size() - 1);
  }

  /** Share of the loss's margin and scale in force at an iteration, counted from 1. */
  double marginStrength(int iteration) {
    Course.Leg then = at(iteration);
    RunSpec settings = then.spec();
    double warmupSteps = settings.loss().warmsUp() ? settings.warmup() * then.cycleSteps() : 0;
    double done = iteration - 1.0 - then.cycleFrom();
    return warmupSteps == 0 ? 1 : Math.min(1, done / warmupSteps);
  }

  /** The loss in force at an iteration, counted from 1. */
  Loss lossAt(int iteration) {
    return at(iteration).spec().loss().at(progress(iteration));
  }

  /** Share of the loss's margin in force at an iteration, counted from 1. */
  double marginInForce(int iteration) {
    return at(iteration).spec().loss().inForce(progress(iteration));
  }

  private Progress progress(int iteration) {
    Course.Leg then = at(iteration);
    return new Progress(iteration - then.cycleFrom(), then.cycleSteps(), marginStrength(iteration));
  }

  /** Mini-batches of the whole course. */
  int steps() {
    return legs.get(legs.size() - 1).to;
  }

  /** Epochs after so many mini-batches. */
  double epochs(int step) {
    double epochs = 0;
    for (Leg leg : legs) {
      epochs += Math.max(0, Math.min(step, leg.to) - leg.from) / (double) leg.batches.perEpoch();
    }
    return epochs;
  }

  /** Images trained on after so many mini-batches, repeats counted. */
  long images(int step) {
    long images = 0;
    for (Leg leg : legs) {
      images += (long) Math.max(0, Math.min(step, leg.to) - leg.from) * leg.spec.batchSize();
    }
    return images;
  }

  /**
   * Checks that a run of this course can go on from where another one was.
   *
   * @param step mini-batches trained then
   * @throws BadValue if it cannot
   */
  void checkGoesOn(RunSpec other, int step, Images train, PixelScale scale) {
    if (step > steps() || !agreesWith(Course.of(other, train, scale), step)) {
      throw new BadValue("error.checkpointCourse", step, other.text());
    }
  }

  /** Whether both courses have trained in the same way up to a step. */
  private boolean agreesWith(Course other, int step) {
    for (int i = 0; i < legs.size() && legs.get(i).from < step; i++) {
      boolean same = i < other.legs.size() && legs.get(i).sameAs(other.legs.get(i));
      boolean bothGoOn =
          same
              && (Math.min(legs.get(i).to, other.legs.get(i).to) >= step
                  || legs.get(i).to == other.legs.get(i).to);
      if (!bothGoOn) {
        return false;
      }
    }
    return true;
  }
}
