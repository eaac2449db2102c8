package facespace.knob;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Describes one adjustable component of a record: what a person may set, within which range. The
 * selector, the sliders, the URL, the command line and the checks all read this one description.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Knob {
  /** The name in the text form; empty: the component's own name, {@code kebab-case}. */
  String key() default "";

  /** The letter the papers use, such as m or s; empty if they have none. */
  String symbol() default "";

  /** A short English label. */
  String en();

  /** A short Chinese label. */
  String zh();

  /** A sentence about it in English, where the label alone does not tell enough. */
  String hintEn() default "";

  /** The same in Chinese. */
  String hintZh() default "";

  /** The default, in text form. */
  String value();

  /** The number, in text form, that leaves the choice to FaceSpace; empty: there is none. */
  String auto() default "";

  /** Whether texts of before it was there are to stay as they are: unsaid where it is as usual. */
  boolean later() default false;

  /** The smallest number allowed. */
  double min() default 0;

  /** The largest number allowed. */
  double max() default 0;

  /** The step of a slider. */
  double step() default 1;

  /** The names that a {@link Selection} chooses from, at least {@link #min} of them. */
  String[] of() default {};

  /** {@code rad} for angles; empty for pure numbers. */
  String unit() default "";
}
