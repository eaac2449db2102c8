package facespace.net;

import facespace.knob.Label;
import facespace.knob.Labelled;

/** The networks one can choose from. */
public enum Network implements Labelled {
  /**
   * Digits at half their size, two convolutions of stride 2 with 16 and 32 channels, then 128 and
   * 64 hidden units: so little arithmetic that one core does it as fast as two, and the runs of a
   * comparison have a core each.
   */
  @Label(en = "light convolution net", zh = "轻量卷积网络")
  LIGHT(24, 600, 4096, 1),
  /** Three convolutions of stride 2 with 16, 32 and 64 channels, then 128 hidden units. */
  @Label(en = "small convolution net", zh = "小卷积网络")
  CONV(16, 500, 4096),
  /**
   * The center-loss paper's LeNet++ (Wen et al. 2016, Table 1): 3 × (two 5×5 convolutions, pool).
   */
  @Label(en = "LeNet++ (slow)", zh = "LeNet++（慢）")
  LENETPP(4, 500, 512),
  /**
   * A plain small net in the manner of the literature's MNIST demos: three convolutions of stride 2
   * with 32, 32 and 64 channels and PReLU, then the feature: no hidden layer.
   */
  @Label(en = "plain convolution net, PReLU", zh = "普通卷积网络（PReLU）")
  PLAIN(16, 500, 4096),
  /** Two hidden layers of 256 and 128 units. */
  @Label(en = "two hidden layers", zh = "两个隐藏层")
  MLP(16, 500, 4096, 1),
  /** For faces: four stages of stride 2 with 16, 32, 64 and 128 channels. */
  @Label(en = "small face net", zh = "小人脸网络")
  FACE(8, 200, 1024),
  /**
   * For faces: of SphereFace's family of residual networks (Liu et al. 2017, Table 2), scaled to a
   * laptop: four stages of stride 2 with 1, 2, 1 and 0 residual units, 12 convolutions in all where
   * the paper's 20-layer network has 19, at a quarter of its width, with ReLU in the place of
   * PReLU, which this engine computes slowly.
   */
  @Label(en = "residual face net (slow)", zh = "残差人脸网络（慢）")
  SPHERE(4, 200, 512);

  /** Below this height or width the last feature map would be empty. */
  public static final int SMALLEST_IMAGE = 8;

  private final int framePeriod;
  private final int targetCycle;
  private final int largestBatch;
  private final int threads;

  Network(int framePeriod, int targetCycle, int largestBatch) {
    this(framePeriod, targetCycle, largestBatch, 0);
  }

  Network(int framePeriod, int targetCycle, int largestBatch, int threads) {
    this.framePeriod = framePeriod;
    this.targetCycle = targetCycle;
    this.largestBatch = largestBatch;
    this.threads = threads;
  }

  /** Batches of 256 between two pictures, so that picturing costs a small share of the time. */
  public int framePeriod() {
    return framePeriod;
  }

  /** Batches of 256 that it usually takes to learn, in one cycle, what there is to learn. */
  public int targetCycle() {
    return targetCycle;
  }

  /** Over how many threads one operation is best divided; 0: as many as there are cores. */
  public int threads() {
    return threads;
  }

  /** The largest batch whose activations fit the memory of an ordinary laptop, about a gigabyte. */
  public int largestBatch() {
    return largestBatch;
  }
}
