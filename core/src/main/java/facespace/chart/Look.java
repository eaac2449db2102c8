package facespace.chart;

import facespace.text.Lang;
import facespace.text.Messages;
import java.awt.Font;

/**
 * How a figure looks and which language it speaks.
 *
 * <p>Fonts are the logical ones every Java runtime has, so figures need no display and no installed
 * typeface.
 *
 * @param palette light or dark
 * @param lang language of titles and axes
 */
public record Look(Palette palette, Lang lang) {
  static {
    System.setProperty("java.awt.headless", "true");
  }

  /** Light figures in a language. */
  public static Look light(Lang lang) {
    return new Look(Palette.LIGHT, lang);
  }

  /** Dark figures in a language. */
  public static Look dark(Lang lang) {
    return new Look(Palette.DARK, lang);
  }

  /** The text of {@code chart.<key>}. */
  String text(String key, Object... args) {
    return Messages.CORE.text(lang, "chart." + key, args);
  }

  Font titleFont() {
    return new Font(Font.SERIF, Font.BOLD, 15);
  }

  Font axisFont() {
    return new Font(Font.SANS_SERIF, Font.PLAIN, 12);
  }

  Font tickFont() {
    return new Font(Font.SANS_SERIF, Font.PLAIN, 11);
  }

  Font labelFont() {
    return new Font(Font.SANS_SERIF, Font.BOLD, 12);
  }

  Font numeralFont() {
    return new Font(Font.SERIF, Font.BOLD, 12);
  }
}
