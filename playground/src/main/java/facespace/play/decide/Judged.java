package facespace.play.decide;

import facespace.data.Images;
import facespace.play.hub.TensorThread;
import facespace.play.hub.model.KeptModel;
import facespace.play.hub.model.ModelStore;
import facespace.quality.Embedder;
import facespace.train.spec.RunSpec;
import java.util.stream.IntStream;

/**
 * A model whose decisions are looked at.
 *
 * @param id under which it is kept
 * @param spec of the run it comes from
 * @param colour whether it sees colours
 * @param model gives unit features
 */
public record Judged(String id, RunSpec spec, boolean colour, Embedder model) {
  private static final int CHUNK = 128;

  /**
   * A model of a store.
   *
   * @throws facespace.play.web.Refused if there is none of that id
   */
  public static Judged of(ModelStore store, String id) {
    KeptModel entry = store.face(id);
    boolean colour = entry.about().channels() == 3;
    return new Judged(
        entry.id(), entry.about().spec(), colour, images -> store.get(entry.id()).embed(images));
  }

  /** Embeds on the calculator's thread, a few images at a time, so that others get their turn. */
  float[] embed(Images images) {
    int n = images.count();
    float[] all = new float[0];
    for (int from = 0; from < n; from += CHUNK) {
      Images part = images.subset(IntStream.range(from, Math.min(n, from + CHUNK)).toArray());
      float[] features = TensorThread.calculate(() -> model.embed(part));
      if (from == 0) {
        all = new float[features.length / part.count() * n];
      }
      System.arraycopy(features, 0, all, features.length / part.count() * from, features.length);
    }
    return all;
  }
}
