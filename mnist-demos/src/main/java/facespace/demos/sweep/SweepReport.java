package facespace.demos.sweep;

import facespace.sweep.SweepMeasure;
import facespace.sweep.SweepPlan;
import facespace.sweep.SweepResult;
import facespace.sweep.SweepTable;
import facespace.sweep.Verdicts;
import facespace.train.spec.RunSpec;

/** What is said while a sweep runs and at its end. */
interface SweepReport {
  /**
   * It begins, or goes on.
   *
   * @param done runs whose results were there before
   */
  void started(SweepPlan plan, int done, int workers);

  /**
   * One run more has a result.
   *
   * @param done runs with a result so far, of all
   * @param left how long the others will take, in words
   */
  void run(SweepResult result, int done, int all, String left);

  /** A run has none, for the reason in the sentence. */
  void failed(RunSpec spec, String why);

  /** What all results say. */
  void summary(SweepTable table, SweepMeasure measure, Verdicts verdicts);
}
