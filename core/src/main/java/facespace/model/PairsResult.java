package facespace.model;

import facespace.data.Images;
import facespace.data.Remark;
import facespace.data.folder.LfwPairs;
import facespace.match.Embeddings;
import facespace.match.LfwProtocol;
import facespace.match.Pairs;
import facespace.match.Verification;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;

/**
 * What a frozen model is worth on pairs of photographs.
 *
 * @param images how many different ones the pairs are made of
 * @param people how many people are on them
 * @param verification all pairs under one threshold on the cosine
 * @param protocol by folds, if the pairs come in at least two
 */
public record PairsResult(
    int images, int people, Verification verification, Optional<Protocol> protocol) {
  /** FaceNet's 0.001, and rates that fewer pairs can speak for. */
  private static final double[] FARS = {0.1, 0.01, 0.001};

  /**
   * LFW's protocol (Huang et al. 2007) as FaceNet's published evaluation carries it out.
   *
   * @param folds how many
   * @param accuracy with a threshold chosen on the other folds
   * @param vals validation rates at some false accept rates
   */
  public record Protocol(int folds, LfwProtocol.Accuracy accuracy, List<ValAtFar> vals) {}

  /**
   * A validation rate.
   *
   * @param wanted false accept rate on the folds that chose the threshold
   */
  public record ValAtFar(double wanted, LfwProtocol.Val val) {}

  /**
   * What should be known of a result: whether the model has seen some of the people, which makes it
   * no test, or never a picture of this kind.
   *
   * @param data what a run spec would call the folder
   * @param drawn whether the folder's people are drawn
   */
  public static Optional<Remark> remark(FaceModel.About trained, String data, boolean drawn) {
    if (trained.spec().data().equals(data)) {
      return Optional.of(Remark.of("data.pairs.trainedOn", data));
    }
    String other = trained.drawn() ? "data.pairs.drawn" : "data.pairs.photographed";
    return trained.drawn() == drawn ? Optional.empty() : Optional.of(Remark.of(other, data));
  }

  /**
   * The pairs that a folder lists.
   *
   * @throws facespace.knob.BadValue if a fold lacks a kind of pair, or there is one kind only
   */
  public static PairsResult of(FaceModel model, LfwPairs pairs) {
    int dim = model.dim();
    float[] embeddings = model.embed(pairs.images());
    double[] rows = new double[2 * pairs.count() * dim]; // the two of a pair below each other
    double[] cosines = new double[pairs.count()];
    for (int k = 0; k < cosines.length; k++) {
      int a = pairs.first()[k] * dim;
      int b = pairs.second()[k] * dim;
      for (int d = 0; d < dim; d++) {
        rows[2 * k * dim + d] = embeddings[a + d];
        rows[(2 * k + 1) * dim + d] = embeddings[b + d];
        cosines[k] += (double) embeddings[a + d] * embeddings[b + d];
      }
    }
    Verification verification = Verification.of(cosines, pairs.same());
    Optional<Protocol> protocol =
        pairs.folds() < 2
            ? Optional.empty()
            : Optional.of(protocol(pairs, new Embeddings(rows, dim)));
    Images images = pairs.images();
    return new PairsResult(images.count(), images.classes(), verification, protocol);
  }

  /**
   * All pairs of all images.
   *
   * @throws facespace.knob.BadValue if there is one kind of pair only, or too many images
   */
  public static PairsResult ofAll(FaceModel model, Images images) {
    Pairs pairs = Pairs.of(model.embed(images), model.dim(), images.labels());
    return new PairsResult(
        images.count(), images.classes(), pairs.verification(), Optional.empty());
  }

  private static Protocol protocol(LfwPairs pairs, Embeddings rows) {
    LfwProtocol lfw = new LfwProtocol(pairs.folds(), LfwProtocol.Metric.SQUARED_L2, false);
    List<ValAtFar> vals =
        DoubleStream.of(FARS)
            .mapToObj(far -> new ValAtFar(far, lfw.valAtFar(rows, pairs.same(), far)))
            .toList();
    return new Protocol(pairs.folds(), lfw.accuracy(rows, pairs.same()), vals);
  }
}
