package facespace.demos.sweep;

import facespace.sweep.SweepMeasure;
import facespace.sweep.SweepPlan;
import facespace.sweep.SweepTable;
import facespace.sweep.Verdicts;
import facespace.sweep.workers.Sweep;
import java.util.OptionalInt;

/** What is said while a sweep runs and at its end. */
interface SweepReport extends Sweep.Watcher {
  /**
   * It begins, or goes on.
   *
   * @param done runs whose results were there before
   * @param workers how many runs are trained at a time; empty where the cluster decides
   */
  void started(SweepPlan plan, int done, OptionalInt workers);

  /** What all results say. */
  void summary(SweepTable table, SweepMeasure measure, Verdicts verdicts);
}
