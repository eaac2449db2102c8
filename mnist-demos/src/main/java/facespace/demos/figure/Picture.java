package facespace.demos.figure;

import facespace.knob.Label;
import facespace.knob.Labelled;
import java.util.function.Function;

/** The literature's pictures; the hint says what to see in each. */
enum Picture implements Labelled {
  @Label(
      en = "softmax features, raw and normalised",
      zh = "softmax 的特征：原样与归一化",
      hintEn =
          "Ten classes lie along rays without any margin; of length one, each is an arc of the"
              + " circle.",
      hintZh = "不加间隔，十个类也沿射线排开；归一化以后，每类是圆上的一段弧。")
  SOFTMAX(DigitPictures::softmax),
  @Label(
      en = "m = 1 against m = 4, with the axes' scale",
      zh = "m = 1 与 m = 4：看坐标轴的刻度",
      hintEn = "SphereFace's multiplied angle: look at the numbers on the axes, not only the rays.",
      hintZh = "SphereFace 把角度乘上 m：不但看射线，还要看坐标轴上的数。")
  STRETCH(DigitPictures::stretch),
  @Label(
      en = "the target logit of every loss",
      zh = "各种损失的目标 logit",
      hintEn =
          "ψ(θ) with the settings of the papers, and its slope below; losses of one curve share a"
              + " line.",
      hintZh = "按论文设置画出的 ψ(θ)，下方是斜率；曲线相同的损失共用一条线。")
  TARGET_LOGIT(DigitPictures::targetLogit),
  @Label(
      en = "2-D features under every loss",
      zh = "每种损失下的二维特征",
      hintEn =
          "The same network, digits and order; the number is the accuracy on the test part. Some"
              + " losses need more than two dimensions, and show it here.",
      hintZh = "网络、数字和顺序都一样；数字是测试准确率。有的损失在两维里学不会，这里看得出来。")
  PLANES(DigitPictures::planes),
  @Label(
      en = "3-D features on the sphere",
      zh = "球面上的三维特征",
      hintEn = "Features of length one; what lies behind is fainter.",
      hintZh = "特征长度归一；背面的颜色较淡。")
  SPHERE(DigitPictures::sphere),
  @Label(
      en = "distributions of the angle to the own class",
      zh = "与本类夹角的分布",
      hintEn =
          "The same scale, with and without a margin: the margin moves the hill to the left. Of the"
              + " samples far out, most of them misread, at most 5 % are cut off.",
      hintZh = "缩放系数相同，有间隔与没有间隔：间隔把山峰推向左边。最远的样本多半是读错的，图中至多略去 5 %。")
  ANGLES(DigitPictures::angles),
  @Label(
      en = "what contrastive and triplet loss compare",
      zh = "对比损失与三元组损失在比什么",
      hintEn =
          "Real points early in training: who is drawn together, who is pushed apart, who is left"
              + " alone.",
      hintZh = "训练早期的真实样本：哪些被拉近，哪些被推开，哪些不再管。")
  LINKS(DigitPictures::links),
  @Label(
      en = "training curves",
      zh = "训练曲线",
      hintEn = "Losses cannot be compared by their loss: by accuracy and angle they can.",
      hintZh = "不同的损失不能比损失值，可以比准确率和夹角。")
  TRAINING(DigitPictures::training),
  @Label(
      en = "ROC of losses on faces",
      zh = "人脸上各损失的 ROC",
      hintEn = "Pairs of people who were never trained on; the dot is the equal error rate.",
      hintZh = "训练中没有的人两两比较；圆点是等错误率。")
  ROC(FacePictures::roc),
  @Label(
      en = "DET of losses on faces",
      zh = "人脸上各损失的 DET",
      hintEn = "The same pairs where small rates have room.",
      hintZh = "同样的图对，小错误率也看得清。")
  DET(FacePictures::det),
  @Label(
      en = "failures by cause",
      zh = "按原因看失败",
      hintEn =
          "Drawn people, each shot spoilt by one thing alone, at the threshold that lets in one"
              + " stranger in a hundred.",
      hintZh = "生成的人，每张照片只因一种原因拍坏；阈值让一百个陌生人里放进一个。")
  FAILURES(FacePictures::failures),
  @Label(
      en = "failures of real photographs, by what is different",
      zh = "真实照片的失败，按哪里不同",
      hintEn =
          "The Yale faces, each photograph against the same person's normal one, at the threshold"
              + " that takes at most one in twenty pairs of strangers' normal ones for one person.",
      hintZh = "Yale 人脸，每张照片与同一个人平常的那张相比；阈值让二十对陌生人的平常照片里至多一对被当成同一个人。")
  PHOTOGRAPHS(FacePictures::photographs);

  private final Function<Studio, Drawn> drawing;

  Picture(Function<Studio, Drawn> drawing) {
    this.drawing = drawing;
  }

  /** Whether what it is drawn from is there; all others need no files. */
  boolean isPossible() {
    return this != PHOTOGRAPHS || FacePictures.hasPhotographs();
  }

  /** Trains what it shows, and draws it. */
  Drawn draw(Studio studio) {
    return drawing.apply(studio);
  }
}
