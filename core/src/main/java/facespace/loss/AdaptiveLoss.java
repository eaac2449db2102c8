package facespace.loss;

/** A margin that is not the same for all samples, or all through a run. */
@LossFamily(en = "Margins that adapt", zh = "自适应间隔")
public sealed interface AdaptiveLoss extends MarginLoss
    permits CurricularFace, MagFace, ElasticFace, AdaFace {

  @Override
  AdaptiveLoss at(Progress progress);
}
