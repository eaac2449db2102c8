package facespace.play.api;

import facespace.data.DataSet;
import facespace.data.DataSets;
import facespace.data.Images;
import facespace.play.hub.TensorThread;
import facespace.train.run.Run;
import facespace.train.spec.RunSpec;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How many weights a network for digits has, counted in the network itself. Thread-safe. */
final class NetworkSizes {
  private static final int SIDE = 28;

  /** As few as any loss trains on. */
  private static final int IMAGES = 3;

  private static final DataSet BLANK = new DataSet(DataSets.PEN, blank(), blank());

  private final Map<List<Object>, Long> counted = new ConcurrentHashMap<>();

  long of(RunSpec spec) {
    return counted.computeIfAbsent(
        List.of(spec.net(), spec.batchNorm(), spec.dim()),
        key -> TensorThread.calculate(() -> count(spec)));
  }

  private static long count(RunSpec spec) {
    RunSpec start =
        spec.stages().get(0).with(Map.of("batch", String.valueOf(IMAGES), "p", "0", "k", "0"));
    try (Run run = new Run(start, BLANK)) {
      return run.weightCount();
    }
  }

  private static Images blank() {
    return new Images(
        DataSets.PEN, SIDE, SIDE, new byte[IMAGES * SIDE * SIDE], new int[IMAGES], Images.DIGITS);
  }
}
