package facespace.play.hub;

import facespace.data.DataException;
import facespace.data.DataSet;
import facespace.data.DataSets;
import facespace.train.run.Run;
import facespace.train.spec.Comparison;
import facespace.train.spec.RunSpec;
import java.util.Collection;

/** Which data a run trains on and is tested with. */
public final class RunData {
  private RunData() {}

  /**
   * Loads a run's data, by name only: nobody reaches a path from outside. May take seconds.
   *
   * @throws facespace.knob.BadValue if there is no such data
   * @throws facespace.data.DataException if it is missing or damaged
   */
  public static DataSet load(DataSets data, RunSpec spec) {
    return spec.dataFrom(data::loadNamed);
  }

  /**
   * Checks, without loading anything, that the data of runs have known names, and that classes are
   * chosen of digits only.
   *
   * @throws facespace.knob.BadValue if not
   * @throws DataException if a name leads outside the data folder
   */
  public static void check(DataSets data, Collection<RunSpec> runs) {
    for (RunSpec run : runs) {
      data.check(run.data());
      if (data.areFaces(run.data())) {
        DataSets.ofPeople(run.data(), run.crowd());
      }
      if (!run.testData().isEmpty()) {
        data.check(run.testData());
      }
    }
  }

  /**
   * Checks that the batches and changes of runs suit the data, as far as these are there. What lies
   * in files is loaded for that.
   *
   * @throws facespace.knob.BadValue if they do not
   * @throws DataException if files are damaged
   */
  public static void checkCourses(DataSets data, Collection<RunSpec> runs) {
    runs.stream()
        .filter(run -> data.isReady(run.data()))
        .forEach(run -> Run.checkCourse(run, data.unwritten(run.data(), run.crowd()).train()));
  }

  /** Tells whether a comparison's data are still what they were: another number if not. */
  public static long stamp(DataSets data, Comparison comparison) {
    RunSpec run = comparison.runs().get(0); // the same for all runs
    try {
      return 31 * data.stamp(run.data())
          + (run.testData().isEmpty() ? 0 : data.stamp(run.testData()));
    } catch (DataException asLoadingWillSay) {
      return 0;
    }
  }
}
