package facespace.loss;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Under which heading the losses of a family stand where all are listed. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@interface LossFamily {
  /** English. */
  String en();

  /** Chinese. */
  String zh();
}
