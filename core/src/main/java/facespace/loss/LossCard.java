package facespace.loss;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a loss is called, where it comes from and what is known about it. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@interface LossCard {
  /** The name in the text form of a run. */
  String key();

  /** The name the field uses. */
  String name();

  /** What the name means in Chinese, for names that are words; empty for proper names. */
  String nameZh() default "";

  /** One English sentence for a student. */
  String en();

  /** The same in Chinese. */
  String zh();

  /** The loss as LaTeX. */
  String latex();

  /** Title of the paper. */
  String paper();

  /** Authors of the paper. */
  String authors();

  /** Year of publication. */
  int year();

  /** Where to read it. */
  String url();

  /** The equation or section that defines it. */
  String equation();

  /** The same in Chinese. */
  String equationZh();

  /** Known departures of published code from the paper, and other corrections. */
  String[] correctionsEn() default {};

  /** The same in Chinese, in the same order. */
  String[] correctionsZh() default {};
}
