package facespace.demos.sweep.spark;

import facespace.demos.RunOptions;
import facespace.sweep.workers.Answer;
import facespace.sweep.workers.Worker;
import facespace.sweep.workers.Workforce;
import java.io.Serializable;
import org.apache.spark.TaskContext;
import scala.collection.Iterator;
import scala.runtime.AbstractFunction1;

/** A task of Spark's: trains one run, where the executor is; its answer comes back as a line. */
final class TrainTask extends AbstractFunction1<Iterator<String>, String> implements Serializable {
  private static final long serialVersionUID = 1L;

  /** One for each executor, whose data stay loaded from run to run. */
  private static final Worker WORKER = new Worker(RunOptions::data);

  @Override
  public String apply(Iterator<String> runs) {
    return answer(runs.next(), TaskContext.get().attemptNumber()).line();
  }

  /** A run that takes its executors with it would otherwise end the sweep. */
  private static Answer answer(String run, int attempts) {
    if (attempts >= Workforce.ATTEMPTS) {
      return new Answer(Answer.Kind.FAILED, "its executors were lost");
    }
    try {
      return WORKER.train(run);
    } catch (RuntimeException | LinkageError problem) { // the next time it would be the same
      return new Answer(Answer.Kind.FAILED, problem.toString());
    }
  }
}
