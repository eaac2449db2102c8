package facespace.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDManager;
import facespace.knob.Knob;
import facespace.knob.Knobs;
import facespace.knob.Label;
import facespace.knob.Labelled;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** Congenerous cosine: softmax on cosines to class centroids: Liu et al. 2017, Section 3. */
@LossCard(
    key = "coco",
    name = "COCO",
    en =
        "Compares every feature with the centroid of each class by the cosine alone, at a fixed"
            + " scale α. With centroids that are learned it is NormFace, found at the same time.",
    zh = "只用余弦把每个特征与各类的质心相比，缩放系数 α 固定。质心参与学习时，它就是同时提出的 NormFace。",
    latex =
        "L = -\\sum_{i=1}^{N}\\log"
            + "\\frac{e^{\\alpha\\cos(x_i,c_{y_i})}}{\\sum_{j=1}^{C}e^{\\alpha\\cos(x_i,c_j)}}",
    paper = "Rethinking Feature Discrimination and Polymerization for Large-scale Recognition",
    authors = "Y. Liu, H. Li, X. Wang",
    year = 2017,
    url = "https://arxiv.org/abs/1710.00870",
    equation = "Section 3",
    equationZh = "第 3 节",
    correctionsEn = {
      "The paper adds the losses of a batch, common code averages them. Without weight decay"
          + " Adam trains alike either way, plain gradient descent by as many times faster as there are samples.",
      "In the first version a centroid was the mean of its class in the batch; the authors later"
          + " said that its gradient had been wrong, and let centroids be learned. Both are choices"
          + " here, with exact gradients.",
      "The authors take α = 21.475 for 87,020 people; their released MNIST demo has α = 1, with"
          + " which the loss hardly falls."
    },
    correctionsZh = {
      "论文把一批的损失相加，常见代码取平均。不用权重衰减时，Adam 训练得一样；用普通梯度下降时，相加等于把学习率乘上批大小。",
      "第一版里质心是该类样本在这一批里的平均；作者后来说当时的梯度有误，改成让质心参与学习。这里两种都可以选，梯度都是精确的。",
      "作者对 87,020 个人取 α = 21.475；公开的 MNIST 演示取 α = 1，这样损失几乎降不下去。"
    })
public record Coco(
    @Knob(
            symbol = "α",
            key = "alpha",
            en = "scale",
            zh = "缩放系数",
            min = 1,
            max = 64,
            step = 0.5,
            value = "21.5")
        double alpha,
    @Knob(en = "centroids", zh = "质心", value = "learned") Centroids centroids,
    @Knob(en = "add up the batch", zh = "整批求和", value = "on") boolean sums)
    implements SoftmaxLoss {

  /** What features are compared with. */
  public enum Centroids implements Labelled {
    /** Weights like those of other losses, the paper's second version. */
    @Label(en = "learned", zh = "参与学习")
    LEARNED,
    /** Means of the batch, the first version. */
    @Label(en = "means of the batch", zh = "批内平均")
    BATCH;
  }

  /** Checks the ranges. */
  public Coco {
    Knobs.check(Coco.class, alpha, centroids, sums);
  }

  @Override
  public OptionalDouble scale() {
    return OptionalDouble.of(alpha);
  }

  @Override
  public List<Trait> traits() {
    return sums ? List.of(Trait.SUMMED) : List.of();
  }

  /** Centroids of batches are kept, for the classes that a batch lacks and to decide by. */
  @Override
  public Head newHead(HeadShape shape, NDManager manager) {
    Head learned = SoftmaxLoss.super.newHead(shape, manager);
    return centroids == Centroids.LEARNED ? learned : new Head(Map.of(), learned.trained());
  }

  @Override
  public NDArray rows(LossBatch batch, Head head) {
    if (centroids == Centroids.LEARNED) {
      return head.weights();
    }
    ClassMeans of = ClassMeans.of(batch.features(), batch.labels(), batch.classes());
    NDArray occurs = of.counts().gt(0).broadcast(of.means().getShape());
    return NDArrays.where(occurs, of.means(), head.weights());
  }

  @Override
  public void afterStep(LossBatch batch, Head head) {
    if (centroids == Centroids.BATCH) {
      head.keep(Head.WEIGHTS, rows(batch, head));
    }
  }
}
