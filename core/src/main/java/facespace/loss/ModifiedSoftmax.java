package facespace.loss;

/** Softmax with unit class weights and no bias: SphereFace, Section 3. */
@LossCard(
    key = "modified-softmax",
    name = "Modified softmax",
    nameZh = "改进的 softmax",
    en =
        "Softmax with every class direction brought to length one, so that a sample is decided by"
            + " its angles alone.",
    zh = "把每个类别方向都归一化为单位长度的 softmax，这样样本归哪一类只由角度决定。",
    latex =
        "L = -\\frac{1}{N}\\sum_{i=1}^{N}\\log"
            + "\\frac{e^{\\|x_i\\|\\cos\\theta_{y_i}}}{\\sum_{j=1}^{C}e^{\\|x_i\\|\\cos\\theta_{j}}}",
    paper = "SphereFace: Deep Hypersphere Embedding for Face Recognition",
    authors = "W. Liu, Y. Wen, Z. Yu, M. Li, B. Raj, L. Song",
    year = 2017,
    url = "https://arxiv.org/abs/1704.08063",
    equation = "Section 3",
    equationZh = "第 3 节",
    correctionsEn = {
      "The authors' layer treats the normalised weights as constants in the gradient; here the"
          + " gradient goes through the normalisation, as the formula says."
    },
    correctionsZh = {"原作者的实现在求梯度时把归一化后的权重当作常数；这里按公式，梯度穿过归一化。"})
public record ModifiedSoftmax() implements SoftmaxLoss {}
