package facespace.claim;

import facespace.knob.Label;
import facespace.knob.Labelled;

/** What claims are about: the parts of their menu and page. */
public enum Topic implements Labelled {
  /** What is there before any margin. */
  @Label(en = "Softmax and scale", zh = "softmax 与缩放系数")
  SOFTMAX,
  /** What a margin does, and how large it can be. */
  @Label(en = "How large a margin", zh = "间隔取多大")
  MARGIN,
  /** At which angles a loss is steep. */
  @Label(en = "At which angles to push", zh = "在哪些角度上用力")
  ANGLE,
  /** Losses without class weights. */
  @Label(en = "Triplets", zh = "三元组")
  TRIPLET,
  /** The same loss, trained otherwise. */
  @Label(en = "How it is trained", zh = "怎样训练")
  TRAINING,
  /** Of people who were never trained on. */
  @Label(en = "Faces", zh = "人脸")
  FACES
}
