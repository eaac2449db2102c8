package facespace.play.face;

import facespace.data.DataSets;
import facespace.data.Images;
import facespace.model.FaceModel;
import facespace.play.hub.RunData;
import facespace.play.hub.TensorThread;
import facespace.play.web.Once;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.WeakHashMap;

/**
 * Some of the people whom a model is tested with, as it sees them: the neighbourhood in which a new
 * face is shown. Every model looks at them once. Thread-safe.
 */
public final class Strangers {
  private static final int MOST_PEOPLE = 40;
  private static final int MOST_PICTURES = 6;

  private final DataSets data;
  private final Map<FaceModel, Once<List<double[][]>>> seen = new WeakHashMap<>();

  /** Takes the held-out people from their data set. */
  public Strangers(DataSets data) {
    this.data = data;
  }

  /**
   * The embeddings by person.
   *
   * @return at most 40 people with at most 6 unit rows each
   */
  public List<double[][]> of(FaceModel model) {
    return Once.of(seen, model, this::look);
  }

  /** The rows of a row-major array. */
  public static double[][] rows(float[] values, int dim) {
    double[][] rows = new double[values.length / dim][dim];
    for (int i = 0; i < values.length; i++) {
      rows[i / dim][i % dim] = values[i];
    }
    return rows;
  }

  private List<double[][]> look(FaceModel model) {
    Images test = RunData.load(data, model.spec()).test();
    Map<Integer, List<Integer>> byPerson = new TreeMap<>();
    for (int i = 0; i < test.count(); i++) {
      if (test.labels()[i] < MOST_PEOPLE) {
        byPerson.computeIfAbsent(test.labels()[i], label -> new ArrayList<>()).add(i);
      }
    }
    return byPerson.values().stream().map(images -> look(model, test, images)).toList();
  }

  private static double[][] look(FaceModel model, Images test, List<Integer> images) {
    int[] some = images.stream().limit(MOST_PICTURES).mapToInt(Integer::intValue).toArray();
    Images pictures = test.subset(some);
    return rows(TensorThread.calculate(() -> model.embed(pictures)), model.dim());
  }
}
