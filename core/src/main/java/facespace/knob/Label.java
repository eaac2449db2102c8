package facespace.knob;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What people read in the place of a constant of a {@link Labelled} enum. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface Label {
  /** English. */
  String en();

  /** Chinese. */
  String zh();

  /** A sentence about it in English, where the label alone does not tell enough. */
  String hintEn() default "";

  /** The same in Chinese. */
  String hintZh() default "";
}
