package facespace.demos.bench;

import facespace.data.paper.Conditions;
import facespace.data.paper.PaperFaces;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Consumer;

/** How fast paper faces are drawn as networks see them. */
record PaperPart() implements Part {
  private static final int ROUNDS = 3;
  private static final int PEOPLE = 300;
  private static final int SHOTS = 10;
  private static final int CORES = 2;

  @Override
  public void measure(Consumer<Measurement> result) throws InterruptedException {
    ForkJoinPool twoCores = new ForkJoinPool(CORES);
    try {
      facesPerSecond(twoCores); // warms up
      List<Double> rounds = new ArrayList<>();
      for (int round = 0; round < ROUNDS; round++) {
        rounds.add(facesPerSecond(twoCores));
      }
      result.accept(
          Measurement.of(
              "drawing paper faces 64×64, two cores",
              Median.of(rounds),
              "faces/s",
              Measurement.Aim.atLeast(1500),
              "varied shots, grey, median of " + ROUNDS + " rounds of " + PEOPLE * SHOTS));
    } finally {
      twoCores.shutdown();
    }
  }

  private static double facesPerSecond(ForkJoinPool pool) throws InterruptedException {
    long start = System.nanoTime();
    try {
      pool.submit(
              () ->
                  PaperFaces.generate(
                      0, PEOPLE, SHOTS, Conditions.VARIED, false, PaperFaces.SEED, PaperFaces.SIDE))
          .get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
    return PEOPLE * SHOTS / ((System.nanoTime() - start) / 1e9);
  }
}
