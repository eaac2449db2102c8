package facespace.model;

import ai.djl.ndarray.NDManager;
import facespace.data.DataException;
import facespace.data.ImageFit;
import facespace.data.Images;
import facespace.engine.TorchEngine;
import facespace.geometry.Geometry;
import facespace.net.FeatureExtractor;
import facespace.train.batch.PixelScale;
import facespace.train.frame.Look;
import facespace.train.run.Run;
import facespace.train.spec.RunSpec;
import java.nio.file.Path;
import java.util.stream.IntStream;

/**
 * A trained network frozen: from images to embeddings of unit length, whose inner products are
 * cosines. Batch norm always uses its running statistics, so that an image's embedding does not
 * depend on the images embedded together with it.
 *
 * <p>Safe for use by several threads, one at a time. Holds native memory until closed.
 */
public final class FaceModel implements AutoCloseable {
  private final About about;
  private final NDManager manager = TorchEngine.newManager();
  private final FeatureExtractor backbone;
  private final Look look;
  private boolean closed;

  /**
   * What a model is, without its weights.
   *
   * @param spec of the run it comes from
   * @param faces whether it has learnt faces, not digits
   * @param drawn whether those it has learnt are drawn, not photographed
   * @param classes it was trained to tell apart; 0 if its file is too old to say
   * @param channels it was trained on: 1 or 3
   * @param side width and height it was trained on, in pixels
   * @param scale what its pixels are divided by
   * @param eer equal error rate on all pairs of its held-out people, in [0, 1], measured with the
   *     statistics it is frozen with; NaN without any
   * @param accuracy on the test images, in [0, 1]; NaN with people held out, or if its file is too
   *     old to say
   */
  public record About(
      RunSpec spec,
      boolean faces,
      boolean drawn,
      int classes,
      int channels,
      int side,
      PixelScale scale,
      double eer,
      double accuracy) {
    /** A title such as {@code ArcFace s=16 m=0.3, paper, 64-D}. */
    public String title() {
      return "%s, %s, %d-D".formatted(spec.title(), spec.data(), spec.dim());
    }
  }

  FaceModel(About about) {
    this.about = about;
    RunSpec spec = about.spec();
    backbone =
        FeatureExtractor.build(
            spec.architecture(about.channels(), about.side(), about.side()), manager, spec.seed());
    look = new Look(backbone, about.scale(), false, spec.mirror());
  }

  /** The network of a run as it is now, whatever becomes of the run. */
  public static FaceModel of(Run run) {
    Look looked = run.subject().look();
    FaceModel model = new FaceModel(about(run, looked.scale()));
    looked
        .backbone()
        .parameters()
        .forEach(
            (name, parameter) ->
                parameter.getArray().copyTo(model.backbone.parameters().get(name).getArray()));
    return model;
  }

  private static About about(Run run, PixelScale scale) {
    Images test = run.data().test();
    return new About(
        run.spec(),
        !test.areDigits(),
        run.data().drawn(),
        run.data().train().classes(),
        test.channels(),
        test.height(),
        scale,
        run.frozenEer(),
        run.data().openSet() ? Double.NaN : run.testAccuracy());
  }

  /**
   * Reads a model.
   *
   * @throws DataException if the file is missing, damaged or no model
   */
  public static FaceModel read(Path file) {
    return ModelFile.read(file);
  }

  /**
   * Reads what a model is, and that its file is sound.
   *
   * @throws DataException if the file is missing, damaged or no model
   */
  public static About about(Path file) {
    return ModelFile.about(file);
  }

  /**
   * Writes the model, all of it or nothing.
   *
   * @throws DataException if the file cannot be written
   */
  public synchronized void write(Path file) {
    checkOpen();
    ModelFile.write(file, about, backbone, null);
  }

  /**
   * Embeds images; other channels and sizes than the network's are converted.
   *
   * @return unit rows, row-major (N × D)
   * @throws DataException if the model has been closed, as one is that somebody else deletes
   */
  public synchronized float[] embed(Images images) {
    checkOpen();
    Images fitting = ImageFit.to(images, channels(), side(), side());
    int[] all = IntStream.range(0, images.count()).toArray();
    return Geometry.unitRows(look.features(fitting, all, manager), dim());
  }

  /** The spec of the run it comes from. */
  public RunSpec spec() {
    return about.spec();
  }

  /** Numbers in one embedding. */
  public int dim() {
    return spec().dim();
  }

  /** Channels it was trained on: 1 or 3. */
  public int channels() {
    return about.channels();
  }

  /** Width and height it was trained on, in pixels. */
  public int side() {
    return about.side();
  }

  /** Equal error rate on all pairs of its held-out people, in [0, 1]; NaN if there were none. */
  public double eer() {
    return about.eer();
  }

  /** A title such as {@code ArcFace s=16 m=0.3, paper, 64-D}. */
  public String title() {
    return about.title();
  }

  /** All of that. */
  public About about() {
    return about;
  }

  FeatureExtractor backbone() {
    return backbone;
  }

  /** Native arrays alive, to be watched by tests. */
  int nativeArrays() {
    return manager.getManagedArrays().size();
  }

  private void checkOpen() {
    if (closed) {
      throw new DataException("model.closed", title());
    }
  }

  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      manager.close();
      TorchEngine.returnFreedMemory();
    }
  }
}
