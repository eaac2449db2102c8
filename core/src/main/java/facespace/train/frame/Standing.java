package facespace.train.frame;

import facespace.loss.Loss;

/**
 * Where a run stands when its picture is taken.
 *
 * @param where when in the run it is
 * @param over whether the run has ended
 * @param loss the loss in force
 * @param strength share of the warm-up that is over, in [0, 1]
 * @param batch images in a mini-batch
 * @param marginStrength share of the margin in force, in [0, 1]
 * @param learningRate rate of the last step
 * @param trainLoss mean loss of the samples trained since the previous frame; NaN before any, and
 *     where none of them were compared though the loss compares samples
 * @param trainAccuracy their accuracy, decided without margins, in [0, 1]; NaN likewise
 * @param pulling share of the pairs or triplets compared since then that gave a gradient; NaN
 *     without any
 * @param trainAngles their angles to the own direction, {@value Frame#BINS} bins of 1°
 */
public record Standing(
    Frame.Where where,
    boolean over,
    Loss loss,
    double strength,
    int batch,
    double marginStrength,
    double learningRate,
    double trainLoss,
    double trainAccuracy,
    double pulling,
    int[] trainAngles) {}
